import { expect, test } from 'vitest'
import { own, readLists, rule } from './read-lists.ts'

const volume = { id: 'v1', name: 'data', status: 'available', size: 1 }
const size = { original_name: 'small', vcpus: 1, ram: 1024, disk: 1 }
const server = { id: 's1', name: 'one', status: 'ACTIVE', flavor: size, image: '', addresses: {} }

test.each([
  ['negative', { size: -5 }, 'size: '],
  ['beyond all numbers', { size: 1e300 }, 'size: '],
  ['not whole', { size: 1.5 }, 'size: '],
  ['beyond what a number of bytes can say', { size: 8_388_608 }, 'size: '],
])('a volume whose size is %s is named and left out; the others stay', async (_, odd, detail) => {
  const volumes = [{ ...volume, id: 'odd', ...odd }, volume]
  const found = await readLists({ '/volume/v3/p1/volumes/detail': { volumes } })
  expect([found.incomplete, found.volumes.map(({ id, sizeBytes }) => [id, sizeBytes])]).toEqual([
    true,
    [['v1', 2 ** 30]],
  ])
  expect(found.texts).toEqual([
    expect.stringMatching(`^Of the volumes, data \\(odd\\) is left out: .*${detail}`) as string,
  ])
})

test('an odd record without a name is told of by its id', async () => {
  const volumes = [{ ...volume, id: 'odd', name: null, size: -1 }]
  const found = await readLists({ '/volume/v3/p1/volumes/detail': { volumes } })
  expect(found.texts).toEqual([expect.stringMatching(/^Of the volumes, odd is left out: /) as string])
})

test('a volume without an id is left out, and that is said by its name', async () => {
  const found = await readLists({
    '/volume/v3/p1/volumes/detail': { volumes: [volume, { ...volume, id: '', name: 'x' }] },
  })
  expect([found.incomplete, found.volumes.map(({ id }) => id), found.texts]).toEqual([
    true,
    ['v1'],
    [expect.stringMatching(/^Of the volumes, x is left out: .*id: empty/) as string],
  ])
})

test.each(['vcpus', 'ram', 'disk'])('a server whose size has odd %s is named and left out', async (field) => {
  const servers = [{ ...server, id: 'odd', flavor: { ...size, [field]: 1e300 } }, server]
  const found = await readLists({ '/compute/v2.1/servers/detail': { servers } })
  expect([found.incomplete, found.servers.map(({ id }) => id)]).toEqual([true, ['s1']])
  expect(found.texts[0]).toContain(`flavor.${field}: `)
})

test('a server that is DELETED is no more; one that could be restored is listed in that state', async () => {
  const servers = ['DELETED', 'SOFT_DELETED', 'ACTIVE'].map((status) => ({ ...server, id: status, status }))
  const found = await readLists({ '/compute/v2.1/servers/detail': { servers } })
  expect([found.incomplete, found.servers.map(({ state, providerState }) => [state, providerState])]).toEqual([
    false,
    [
      ['unknown', 'SOFT_DELETED'],
      ['running', 'ACTIVE'],
    ],
  ])
})

test('a security group with a rule that cannot be understood is left out, named in plain words; the others stay', async () => {
  const groups = [
    { ...own, id: 'g1', name: 'web', security_group_rules: [rule, { ...rule, id: 'r2', direction: 'sideways' }] },
    { ...own, id: 'g2', name: 'back', security_group_rules: [rule] },
  ]
  const found = await readLists({ '/network/v2.0/security-groups': { security_groups: groups } })
  expect([found.incomplete, found.securityGroups.map(({ id }) => id)]).toEqual([true, ['g2']])
  expect(found.texts).toEqual([
    expect.stringMatching(/^Of the security groups, web \(g1\) is left out: .*direction: /) as string,
  ])
  // A plan goes by this: a server in a group that nobody lists is refused.
  expect(found.servers[0]?.securityGroupIds).toContain('g1')
})
