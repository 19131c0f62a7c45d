import { expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { LabelsWanted } from '../../../src/providers/contract/label-feature.ts'
import { openOpenstack } from '../../conformance/openstack-harness.ts'
import { accessTo } from '../openstack-client/stand-in.ts'

const { signal } = new AbortController()

/** Sets labels on a cloud that has one thing; gives the outcome and what changing calls it was sent. */
async function setting(
  wanted: Pick<LabelsWanted, 'kind' | 'labels'>,
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
  const outcome: unknown = await labels.set({ ...wanted, id: 't1', signal }).catch((error: unknown) => error)
  return { outcome, sent }
}

const metadata = { 'broker-key': 'k', old: 'x' }
const described = { description: 'seen by all [broker-key=k]', tags: ['old=x', 'bare'] }
const image = { id: 't1', status: 'active', tags: [], os_hash_algo: 'sha512', ...metadata, 'a/b': '1', same: 's' }

test.each([
  ['servers', { metadata }, 'PUT /compute/v2.1/servers/t1/metadata {"metadata":{"new":"y","broker-key":"k"}}'],
  ['volumes', { metadata }, 'PUT /volume/v3/p1/volumes/t1/metadata {"metadata":{"new":"y","broker-key":"k"}}'],
  ['snapshots', { metadata }, 'PUT /volume/v3/p1/snapshots/t1/metadata {"metadata":{"new":"y","broker-key":"k"}}'],
  ['networks', { network: described }, 'PUT /network/v2.0/networks/t1/tags {"tags":["new=y"]}'],
  ['subnets', { subnet: described }, 'PUT /network/v2.0/subnets/t1/tags {"tags":["new=y"]}'],
  ['routers', { router: described }, 'PUT /network/v2.0/routers/t1/tags {"tags":["new=y"]}'],
  ['securityGroups', { security_group: described }, 'PUT /network/v2.0/security-groups/t1/tags {"tags":["new=y"]}'],
  ['publicIps', { floatingip: described }, 'PUT /network/v2.0/floatingips/t1/tags {"tags":["new=y"]}'],
] as const)('all labels of %s are replaced in one call, but the identity', async (kind, thing, call) => {
  const { outcome, sent } = await setting({ kind, labels: { new: 'y' } }, thing)
  expect({ outcome, sent }).toEqual({ outcome: { changed: true }, sent: [call] })
})

test('of an image, only what differs is changed', async () => {
  const { outcome, sent } = await setting({ kind: 'images', labels: { same: 's', old: 'y', 'c~d': '2' } }, image)
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
  const labels = { bare: '', old: 'x' }
  const { outcome, sent } = await setting({ kind: 'networks', labels }, { network: described })
  expect({ outcome, sent }).toEqual({ outcome: { changed: false }, sent: [] })
})

test.each([
  ['key pairs take none', { kind: 'keyPairs', labels: {} }, {}, 'conflict', 'openstack.noLabels'],
  ['a cloud without tags', { kind: 'routers', labels: {} }, { router: {} }, 'unsupported', 'openstack.noLabels'],
  [
    'more than a tag takes',
    { kind: 'networks', labels: { tier: 'x'.repeat(251) } },
    { network: described },
    'conflict',
    'openstack.badTag',
  ],
  [
    'what would be read as another label',
    { kind: 'networks', labels: { 'a=b': 'c' } },
    { network: described },
    'conflict',
    'openstack.badTag',
  ],
  ["the cloud's own word", { kind: 'images', labels: { status: 'x' } }, image, 'conflict', 'openstack.imageLabel'],
  [
    'the identity',
    { kind: 'servers', labels: { 'broker-key': 'x' } },
    { metadata },
    'conflict',
    'contract.beyondLimits',
  ],
] as const)('%s: refused, with what to do next, and nothing is sent', async (_, wanted, thing, code, key) => {
  const { outcome, sent } = await setting(wanted, thing)
  expect({ outcome, sent }).toMatchObject({
    outcome: { code, says: { key }, next: { key: `${key}.next` } },
    sent: [],
  })
})
