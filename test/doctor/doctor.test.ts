import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { message } from '../../src/domain/message.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentDoctor, presentDoctorJson } from '../../src/presenters/doctor/present-doctor.ts'
import { doctorResult } from '../../src/presenters/schemas/doctor-result.ts'
import { ProviderError } from '../../src/providers/contract/errors.ts'
import type { Features } from '../../src/providers/contract/features.ts'
import type { AccessCheck, Quota } from '../../src/providers/contract/reading-features.ts'
import { checkAccount } from '../../src/workflows/doctor/check-account.ts'
import { checkMachine, type Machine } from '../../src/workflows/doctor/check-machine.ts'
import { fakeProvider } from '../inventory/fake-provider.ts'

const machine: Machine = {
  node: '20.19.0',
  tools: { 'qemu-img': 'qemu-img version 7.2', 'qemu-nbd': '', nbdkit: null, ssh: 'OpenSSH_9.2p1' },
  profiles: { path: 'broker-profiles.yaml', broken: null },
  clouds: { path: null, broken: null },
  variables: ['OS_AUTH_URL', 'OS_PASSWORD'],
  now: '2026-11-22T04:00:00Z',
  newest: '2026-11-20',
}

const gib = 2 ** 30
const quotas: readonly Quota[] = [
  { resource: 'servers', limit: 10, used: 8 },
  { resource: 'volumes', limit: 10, used: 7 },
  { resource: 'volumeBytes', limit: 100 * gib, used: 100 * gib },
  { resource: 'routers', limit: 0, used: 0 },
  { resource: 'keyPairs', limit: 100, used: null },
  { resource: 'publicIps', limit: null, used: 3 },
]

async function* each<T>(items: readonly T[], error?: Error): AsyncGenerator<T> {
  await Promise.resolve()
  yield* items
  if (error !== undefined) throw error
}

const ok = (id: AccessCheck['id']): AccessCheck => ({
  id,
  state: 'ok',
  says: message('doctor.quotas.room'),
  next: null,
})
const failed = (id: AccessCheck['id']): AccessCheck => ({
  ...ok(id),
  state: 'failed',
  next: message('doctor.quota.next'),
})
const signal = new AbortController().signal

async function account(features: Features, facts = {}): ReturnType<typeof checkAccount> {
  return await checkAccount({ profile: 'production', provider: fakeProvider(features, facts), signal })
}

const brief = ({ checks }: Awaited<ReturnType<typeof account>>): readonly string[] =>
  checks.map(({ id, state }) => `${id} ${state}`)

describe('this machine', () => {
  test('is ready though tools are missing', () => {
    const { checks } = checkMachine(machine)
    expect(checks.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'node ok',
      'clock ok',
      'tool:qemu-img ok',
      'tool:qemu-nbd ok',
      'tool:nbdkit warning',
      'tool:ssh ok',
      'profiles ok',
      'clouds ok',
      'environment ok',
    ])
  })

  test('is not ready with an old Node.js, a clock in the past or a broken file', () => {
    const broken = { path: 'clouds.yaml', broken: { line: null, column: null, message: message('document.empty') } }
    const { checks } = checkMachine({ ...machine, node: '20.18.9', now: '1970-01-01T00:00:00Z', clouds: broken })
    expect(checks.filter(({ state }) => state === 'failed').map(({ id }) => id)).toEqual(['node', 'clock', 'clouds'])
  })

  test.each(['18.20.0', '20.18.1'])('Node.js %s is too old', (node) => {
    expect(checkMachine({ ...machine, node }).checks[0]?.state).toBe('failed')
  })
  test.each(['20.19.0', '22.1.0', '24.0.0'])('Node.js %s will do', (node) => {
    expect(checkMachine({ ...machine, node }).checks[0]?.state).toBe('ok')
  })
})

describe('an account', () => {
  test('shows its checks and the quotas that are nearly used up', async () => {
    const health = await account({
      access: { check: () => each([ok('reachable'), ok('credentials')]) },
      quotas: { list: () => each(quotas) },
    })
    expect(brief(health)).toEqual([
      'reachable ok',
      'credentials ok',
      'quota:servers warning',
      'quota:volumeBytes warning',
    ])
    expect(health.quotas).toEqual(quotas)
  })

  test('whose credentials fail is not asked for quotas', async () => {
    const list = (): never => {
      throw new Error('must not be called')
    }
    const health = await account({
      access: { check: () => each([ok('reachable'), failed('credentials')]) },
      quotas: { list },
    })
    expect(brief(health)).toEqual(['reachable ok', 'credentials failed'])
  })

  test.each([
    ['auth', 'credentials failed'],
    ['unavailable', 'reachable failed'],
  ] as const)('whose checks break off with %s', async (code, line) => {
    const error = new ProviderError({ code, says: message('doctor.quotas.room') })
    expect(brief(await account({ access: { check: () => each([ok('clock')], error) } }))).toEqual(['clock ok', line])
  })

  test('whose quotas cannot be read', async () => {
    const error = new ProviderError({ code: 'unavailable', says: message('doctor.quotas.room') })
    const health = await account({ access: { check: () => each([]) }, quotas: { list: () => each([], error) } })
    expect(brief(health)).toEqual(['quotas failed'])
  })

  test.each([
    ['auth', { id: 'quotas', state: 'failed', refused: true }],
    ['unavailable', { id: 'quotas', state: 'failed' }],
  ] as const)('whose quotas fail with %s: a refusal is marked as one', async (code, wanted) => {
    const error = new ProviderError({ code, says: message('doctor.quotas.room') })
    const quotas = { list: () => each([], error) }
    const { checks } = await account({ access: { check: () => each([]) }, quotas })
    expect(checks.map(({ id, state, refused }) => ({ id, state, ...(refused && { refused }) }))).toEqual([wanted])
  })

  test('of a provider that has closed', async () => {
    const closed = { since: '2020-02-01', source: 'https://example.org' }
    expect(brief(await account({}, { closed }))).toEqual(['closed failed', 'credentials ok'])
  })
})

describe('in words', () => {
  test.each(['en', 'fr'] as const)('%s', async (lang) => {
    const tr = await createTranslator(lang)
    const health = await account({ access: { check: () => each([ok('reachable'), failed('credentials')]) } })
    const near = await account({
      access: { check: () => each([ok('reachable')]) },
      quotas: { list: () => each(quotas) },
    })
    const options = { width: 80, color: false }
    const all = [checkMachine(machine), health, near].map((one) => presentDoctor(one, tr, options)).join('\n---\n')
    await expect(all).toMatchFileSnapshot(`../golden/doctor/doctor.${lang}.txt`)
  })

  test('as JSON, which its committed schema describes', async () => {
    const schema = z.toJSONSchema(doctorResult)
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/doctor.schema.json')
    const tr = await createTranslator('en')
    const near = await account({
      access: { check: () => each([ok('reachable')]) },
      quotas: { list: () => each(quotas) },
    })
    const results = [checkMachine(machine), near].map((one) => JSON.parse(presentDoctorJson(one, tr)) as unknown)
    const validate = new Ajv2020({ strict: false }).compile(schema)
    expect(results.map((result) => validate(result))).toEqual([true, true])
    expect(JSON.stringify(results)).not.toContain('secret')
  })
})
