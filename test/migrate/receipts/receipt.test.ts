import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { buildReceipt } from '../../../src/plan/build-receipt.ts'
import type { Fact } from '../../../src/plan/fact.ts'
import { stateOf } from '../../../src/plan/migration-state.ts'
import { planDigest } from '../../../src/plan/plan-digest.ts'
import { receipt, receiptDigest } from '../../../src/plan/receipt.ts'
import { isSigned, privateKeyOf, publicHalf, publicKeyOf, signReceipt } from '../../../src/plan/sign-receipt.ts'
import { nothing, planOf, serverEntry, volumeEntry } from '../plan-of.ts'

const skipped = { ...serverEntry('db', 's-db'), how: { ...serverEntry('db', 's-db').how, action: 'skip' as const } }
const plan = planOf({
  alpha: {
    ...nothing,
    volumes: [volumeEntry('data', 'v-1'), volumeEntry('log', 'v-2')],
    servers: [serverEntry('web', 's-1'), skipped],
  },
})
const at = (minute: number): string => `2026-11-22T07:0${String(minute)}:00Z`
const made = { side: 'target', purpose: 'product', tenant: 'alpha' } as const
const facts: readonly Fact[] = [
  { kind: 'plan', at: at(0), id: plan.id, digest: planDigest(plan) },
  { kind: 'created', at: at(1), ...made, resource: 'servers', entry: 'web', createKey: 'k-web', id: 't-1' },
  {
    kind: 'copied',
    at: at(2),
    tenant: 'alpha',
    entry: 'data',
    snapshotId: 'snap-1',
    targetId: 'tv-1',
    mode: 'full',
    consistent: true,
    root: 'a'.repeat(64),
    proof: 'full-readback',
    sizeBytes: 3 * 512 * 1024 + 512,
    targetBytes: 4 * 512 * 1024,
    dataBlocks: 1,
    undefinedBlocks: 1,
    writtenBytes: 512 * 1024,
    seconds: 1,
  },
  { kind: 'reached', at: at(3), tenant: 'alpha', milestone: 'traffic-switched' },
]
const places = { source: '/srv/old', target: '/srv/new' }
const body = buildReceipt({ plan, state: stateOf(facts), tenant: 'alpha', places, writtenAt: at(5) })
const none = { created: 0, used: 0, skipped: 0 }

test('a receipt says what moved, where to, and what it held', () => {
  expect(body).toEqual({
    schema: 'broker/receipt/1',
    plan: { id: plan.id, name: 'move', digest: planDigest(plan) },
    tenant: 'alpha',
    source: { provider: 'directory', region: null, place: '/srv/old' },
    target: { provider: 'directory', region: null, place: '/srv/new' },
    volumes: [
      {
        entry: 'data',
        name: 'disk data',
        source: 'v-1',
        snapshot: 'snap-1',
        target: 'tv-1',
        sizeBytes: 3 * 512 * 1024 + 512,
        targetBytes: 4 * 512 * 1024,
        root: 'a'.repeat(64),
        proof: 'full-readback',
        consistent: true,
        blocks: { data: 1, zero: 2, undefined: 1 },
        copiedAt: at(2),
      },
    ],
    servers: [{ entry: 'web', name: 'server web', source: 's-1', target: 't-1' }],
    counts: {
      networks: none,
      subnets: none,
      routers: none,
      securityGroups: none,
      keyPairs: none,
      images: none,
      volumes: { created: 2, used: 0, skipped: 0 },
      servers: { created: 1, used: 0, skipped: 1 },
      publicIps: none,
    },
    times: { 'traffic-switched': at(3) },
    writtenAt: at(5),
  })
})

describe('a signature', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const signed = signReceipt(body, privateKey)

  test('holds for what was signed, whatever the order of its keys', () => {
    const reordered: unknown = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(signed).toReversed())))
    expect([isSigned(signed), isSigned(receipt.parse(reordered))]).toEqual([true, true])
    expect(signed.signature.publicKey).toBe(publicHalf(publicKey))
  })

  test.each([
    ['a root', { ...signed, volumes: signed.volumes.map((one) => ({ ...one, root: 'b'.repeat(64) })) }],
    ['the tenant', { ...signed, tenant: 'beta' }],
    [
      'another key',
      {
        ...signed,
        signature: { ...signed.signature, publicKey: publicHalf(generateKeyPairSync('ed25519').publicKey) },
      },
    ],
    ['no key at all', { ...signed, signature: { ...signed.signature, publicKey: 'eA==' } }],
    ['another signature', { ...signed, signature: { ...signed.signature, value: 'eA==' } }],
  ])('does not hold with %s', (_, changed) => {
    expect(isSigned(changed)).toBe(false)
  })

  test('keys are read from PEM; others than Ed25519, and what is no key, are none', () => {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const other = generateKeyPairSync('x25519')
    const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const halves = [privateKeyOf(pem), publicKeyOf(publicPem), publicKeyOf(publicHalf(publicKey))]
    expect(halves.map((key) => key && publicHalf(key))).toEqual(Array(3).fill(publicHalf(publicKey)))
    const otherPem = other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect([privateKeyOf(otherPem), privateKeyOf('no key'), publicKeyOf('')]).toEqual([null, null, null])
  })
})

test('the digest of a receipt is that of what it says', () => {
  expect(receiptDigest(body)).toMatch(/^[0-9a-f]{64}$/)
  expect(receiptDigest({ ...body, tenant: 'beta' })).not.toBe(receiptDigest(body))
})

test('the published schema is the one that receipts keep', async () => {
  const schema = `${JSON.stringify(z.toJSONSchema(receipt), null, 2)}\n`
  await expect(schema).toMatchFileSnapshot('../../../schemas/receipt.schema.json')
})
