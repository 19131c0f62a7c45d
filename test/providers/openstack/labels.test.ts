import { expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { LabelChange } from '../../../src/providers/contract/label-feature.ts'
import { openOpenstack } from '../../conformance/openstack-harness.ts'
import { accessTo } from '../openstack-client/stand-in.ts'

const { signal } = new AbortController()

type Wanted = Pick<LabelChange, 'kind'> & Partial<Pick<LabelChange, 'set' | 'remove'>>

/** Changes labels on a cloud that has one thing; gives the outcome and what changing calls it was sent. */
async function changing(
  wanted: Wanted,
  thing: object,
): Promise<{ readonly outcome: unknown; readonly sent: readonly string[] }> {
  const sent: string[] = []
  const cloud = await standInCloud({
    handle: ({ path, request: { method = '' }, body, response }) => {
      if (!path.includes('/t1')) return false
      if (method !== 'GET') sent.push(`${method} ${path} ${body}`)
      response.end(JSON.stringify(thing))
      return true
    },
  })
  onTestFinished(cloud.close)
  const provider = openOpenstack(accessTo(cloud.env['OS_AUTH_URL'] ?? ''))
  onTestFinished(() => provider.close())
  const labels = requireFeature(provider, 'labels')
  const request = { set: {}, remove: [], ...wanted, id: 't1', signal }
  const outcome: unknown = await labels.change(request).catch((error: unknown) => error)
  return { outcome, sent }
}

const metadata = { 'broker-key': 'k', old: 'x', theirs: 't' }
const described = { description: 'seen by all [broker-key=k]', tags: ['old=x', 'bare', 'twin=1', 'twin=2'] }
const image = {
  id: 't1',
  status: 'active',
  tags: [],
  os_hash_algo: 'sha512',
  ...metadata,
  'a/b': '1',
  hw_disk_bus: 'scsi',
}

const put = '{"metadata":{"broker-key":"k","theirs":"t","new":"y"}}'
const tagged = '{"tags":["bare","twin=1","twin=2","new=y"]}'

test.each([
  ['servers', { metadata }, `PUT /compute/v2.1/servers/t1/metadata ${put}`],
  ['volumes', { metadata }, `PUT /volume/v3/p1/volumes/t1/metadata ${put}`],
  ['snapshots', { metadata }, `PUT /volume/v3/p1/snapshots/t1/metadata ${put}`],
  ['networks', { network: described }, `PUT /network/v2.0/networks/t1/tags ${tagged}`],
  ['subnets', { subnet: described }, `PUT /network/v2.0/subnets/t1/tags ${tagged}`],
  ['routers', { router: described }, `PUT /network/v2.0/routers/t1/tags ${tagged}`],
  ['securityGroups', { security_group: described }, `PUT /network/v2.0/security-groups/t1/tags ${tagged}`],
  ['publicIps', { floatingip: described }, `PUT /network/v2.0/floatingips/t1/tags ${tagged}`],
] as const)('labels of %s are changed in one call, which leaves those of others', async (kind, thing, call) => {
  const { outcome, sent } = await changing({ kind, set: { new: 'y' }, remove: ['old', 'gone'] }, thing)
  expect({ outcome, sent }).toEqual({ outcome: { changed: true }, sent: [call] })
})

test('of an image, nothing is named but what is changed', async () => {
  const wanted = { kind: 'images', set: { theirs: 't', old: 'y', 'c~d': '2' }, remove: ['a/b', 'size'] } as const
  const { outcome, sent } = await changing(wanted, image)
  const changes = [
    { op: 'remove', path: '/a~1b' },
    { op: 'replace', path: '/old', value: 'y' },
    { op: 'add', path: '/c~0d', value: '2' },
  ]
  expect({ outcome, sent }).toEqual({
    outcome: { changed: true },
    sent: [`PATCH /image/v2/images/t1 ${JSON.stringify(changes)}`],
  })
})

test('what is so already is not sent', async () => {
  const wanted = { kind: 'networks', set: { bare: '', old: 'x' }, remove: ['gone'] } as const
  const { outcome, sent } = await changing(wanted, { network: described })
  expect({ outcome, sent }).toEqual({ outcome: { changed: false }, sent: [] })
})

const many = Object.fromEntries(Array.from({ length: 126 }, (_, index) => [`k${String(index)}`, 'v']))

test.each([
  ['key pairs take none', { kind: 'keyPairs' }, {}, 'conflict', 'openstack.noLabels'],
  ['a cloud without tags', { kind: 'routers' }, { router: {} }, 'unsupported', 'openstack.noLabels'],
  [
    'more than a tag takes',
    { kind: 'networks', set: { tier: 'x'.repeat(251) } },
    { network: described },
    'conflict',
    'contract.pairTooLong',
  ],
  [
    'what would be read as another label',
    { kind: 'networks', set: { 'a=b': 'c' } },
    { network: described },
    'conflict',
    'contract.keyCharacters',
  ],
  ["the cloud's own word", { kind: 'images', set: { status: 'x' } }, image, 'conflict', 'contract.reservedKey'],
  ['space at an end', { kind: 'images', set: { 'x ': 'x' } }, image, 'conflict', 'contract.keyCharacters'],
  ['a slash', { kind: 'volumes', set: { 'a/b': 'x' } }, { metadata }, 'conflict', 'contract.keyCharacters'],
  ['an emoji', { kind: 'servers', set: { a: '\u{1f680}' } }, { metadata }, 'conflict', 'contract.valueCharacters'],
  ['no key', { kind: 'servers', set: { '': 'x' } }, { metadata }, 'conflict', 'contract.noKey'],
  ['too long', { kind: 'servers', set: { a: 'x'.repeat(256) } }, { metadata }, 'conflict', 'contract.valueTooLong'],
  ['with those of others too many', { kind: 'servers', set: many }, { metadata }, 'conflict', 'contract.tooManyLabels'],
  ['the identity', { kind: 'servers', set: { 'broker-key': 'x' } }, { metadata }, 'conflict', 'contract.identity'],
  ['the identity away', { kind: 'servers', remove: ['broker-key'] }, { metadata }, 'conflict', 'contract.identity'],
] as const)('%s: refused, with what to do next, and nothing is sent', async (_, wanted, thing, code, key) => {
  const { outcome, sent } = await changing(wanted, thing)
  expect({ outcome, sent }).toMatchObject({
    outcome: { code, says: { key }, next: { key: `${key}.next` } },
    sent: [],
  })
})
