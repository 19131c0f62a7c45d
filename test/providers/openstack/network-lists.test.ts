import { expect, test } from 'vitest'
import { failing, failingWith, gate, lists, own, paged, port, readLists, rule, server, subnet } from './read-lists.ts'

const interfaceOwners = [
  'network:router_interface',
  'network:router_interface_distributed',
  'network:ha_router_replicated_interface',
]

const ids = (all: readonly { readonly id: string }[]): readonly string[] => all.map(({ id }) => id)

test('a server is in the groups of its ports, one of another project among them', async () => {
  const { servers, incomplete, publicIps, routers } = await readLists()
  expect([servers[0]?.securityGroups, servers[0]?.securityGroupIds]).toEqual([
    ['web', 'default'],
    ['g1', 'theirs'],
  ])
  expect([incomplete, publicIps[0]?.serverId, routers[0]?.interfaces]).toEqual([
    false,
    's1',
    [{ subnetId: 'sub1', address: '10.0.0.5' }],
  ])
})

test.each([
  ['a port that only another project sees', [gate]],
  ['a port that does not tell its groups', [{ ...port, security_groups: undefined }]],
])('of %s nobody knows the groups: names are all there is', async (_, ports) => {
  const { servers, incomplete } = await readLists({ '/network/v2.0/ports': { ports } })
  expect([servers[0]?.securityGroupIds, incomplete]).toEqual([null, false])
})

test('a server without any port is in no group', async () => {
  const alone = { ...server, addresses: {}, security_groups: [] }
  const { servers } = await readLists({
    '/compute/v2.1/servers/detail': { servers: [alone] },
    '/network/v2.0/ports': { ports: [] },
  })
  expect(servers[0]?.securityGroupIds).toEqual([])
})

const twice = { front: server.addresses.back, ...server.addresses }

test.each([
  ['a group more than its port is in', { ...server, addresses: {}, security_groups: [{ name: 'web' }] }, []],
  ['two groups, and its port is in one', { ...server, addresses: twice }, [{ ...port, security_groups: ['g1'] }]],
  ['one address on two networks, and one port', { ...server, addresses: twice }, [port]],
])('of a server with %s nobody knows the groups', async (_, one, ports) => {
  const { servers } = await readLists({
    '/compute/v2.1/servers/detail': { servers: [one] },
    '/network/v2.0/ports': { ports },
  })
  expect([servers[0]?.securityGroupIds, servers[0]?.securityGroups]).toEqual([
    null,
    one.security_groups.map(({ name }) => name),
  ])
})

test('a server whose ports have one address on two networks is in the groups of both', async () => {
  const ports = [port, { ...port, id: 'port3', security_groups: ['g3'] }]
  const { servers } = await readLists({
    '/compute/v2.1/servers/detail': { servers: [{ ...server, addresses: twice }] },
    '/network/v2.0/ports': { ports },
  })
  expect(servers[0]?.securityGroupIds).toEqual(['g1', 'g3', 'theirs'])
})

test('ports on many pages: every interface of a router, and the groups of every server', async () => {
  const all = Array.from({ length: 25 }, (_, at) => ({
    ...(at % 2 === 0 ? gate : port),
    id: `port${String(at)}`,
    device_owner: at % 2 === 0 ? interfaceOwners[(at / 2) % 3] : 'compute:nova',
  }))
  const { servers, routers, incomplete } = await readLists({ '/network/v2.0/ports': paged('ports', all, 4) })
  expect([servers[0]?.securityGroupIds, routers[0]?.interfaces.length, incomplete]).toEqual([
    ['g1', 'theirs'],
    13,
    false,
  ])
})

test('ports that cannot be read empty no list, and each says what it lacks', async () => {
  const { servers, routers, publicIps, texts, incomplete } = await readLists({ '/network/v2.0/ports': failing })
  expect([ids(servers), servers[0]?.securityGroupIds, ids(routers), ids(publicIps)]).toEqual([
    ['s1'],
    null,
    ['r1'],
    ['f1'],
  ])
  expect(incomplete).toBe(true)
  expect(texts).toEqual([
    expect.stringMatching(/^The servers are listed, but of their security groups only names: .*boom/s) as string,
    expect.stringMatching(/^The routers are listed, but not all of their interfaces: .*boom/s) as string,
    expect.stringMatching(/^The public addresses are listed, but not which server has each: .*boom/s) as string,
  ])
})

test.each([404, 501])('ports that answer %i: that the groups of servers are not known is said', async (status) => {
  const { servers, incomplete, texts } = await readLists({
    '/network/v2.0/ports': failingWith(status),
    '/network/v2.0/routers': { routers: [] },
    '/network/v2.0/floatingips': { floatingips: [] },
  })
  expect([servers[0]?.securityGroupIds, incomplete, texts]).toEqual([
    null,
    true,
    [expect.stringMatching(/^The servers are listed, but of their security groups only names: /) as string],
  ])
})

test('an odd port is named once, and nothing but what hangs on it is missing', async () => {
  const odd = { ...gate, id: 'odd', fixed_ips: [{ subnet_id: 7 }] }
  const { servers, routers, publicIps, texts } = await readLists({
    '/network/v2.0/ports': { ports: [port, odd, gate] },
  })
  expect([ids(servers), routers[0]?.interfaces.length, publicIps[0]?.serverId]).toEqual([['s1'], 1, 's1'])
  expect(texts.filter((text) => text.includes('odd is left out'))).toEqual([
    expect.stringMatching(/^Of the ports, odd is left out: .*fixed_ips/) as string,
  ])
  expect(texts.length).toBe(4)
})

test('what a list ends with and what it lacks besides are both told', async () => {
  const routers = [
    { ...own, id: 'r1', name: 'gate' },
    { id: 'odd', status: 7 },
  ]
  const { texts, ...found } = await readLists({
    '/compute/v2.1/servers/detail': { servers: [] },
    '/network/v2.0/floatingips': { floatingips: [] },
    '/network/v2.0/routers': { routers },
    '/network/v2.0/ports': failing,
  })
  expect([ids(found.routers), texts.map((text) => text.slice(0, 24))]).toEqual([
    ['r1'],
    ['Of the routers, odd is l', 'The routers are listed, '],
  ])
})

test.each([
  [
    'one odd network',
    {
      networks: [
        { ...own, id: 'n1', name: 'back' },
        { id: 'n2', name: 7 },
      ],
    },
  ],
  ['networks that fail', failing],
])('%s: the subnets of the project stay, and that others may be missing is said', async (_, networks) => {
  const { subnets, texts, incomplete } = await readLists({ '/network/v2.0/networks': networks })
  expect([ids(subnets), incomplete]).toEqual([['sub1'], true])
  expect(texts.filter((text) => text.startsWith('The subnets of the project are listed'))).toHaveLength(1)
  expect(new Set(texts).size).toBe(texts.length)
})

test('networks that fail take nothing from subnets that are all the project’s own', async () => {
  const { warnings } = await readLists({
    '/network/v2.0/networks': failing,
    '/network/v2.0/subnets': { subnets: [subnet] },
  })
  expect(warnings.map(({ kind }) => kind)).toEqual(['networks'])
})

test('things that name no owner are kept, as nobody’s; those of other projects are not', async () => {
  const nobodys = (extra: object) => ({ id: 'x', status: 'ACTIVE', ...extra })
  const theirs = { id: 'y', status: 'ACTIVE', project_id: 'p2' }
  const found = await readLists({
    '/network/v2.0/networks': { networks: [nobodys({}), theirs] },
    '/network/v2.0/subnets': { subnets: [nobodys({ ...subnet, id: 'x', project_id: undefined })] },
    '/network/v2.0/routers': { routers: [nobodys({}), theirs] },
    '/network/v2.0/floatingips': { floatingips: [nobodys({ floating_ip_address: '192.0.2.1' })] },
    '/network/v2.0/security-groups': { security_groups: [nobodys({ security_group_rules: [] })] },
  })
  const kinds = ['networks', 'subnets', 'routers', 'publicIps', 'securityGroups'] as const
  expect(kinds.map((kind) => found[kind].map(({ id, tenant }) => [id, tenant]))).toEqual(kinds.map(() => [['x', null]]))
})

test('a security group whose record is without rules gets them from the list of rules', async () => {
  const bare = { '/network/v2.0/security-groups': { security_groups: [{ ...own, id: 'g1', name: 'web' }] } }
  const others = { ...rule, id: 'rule2', security_group_id: 'g2' }
  const rules = { '/network/v2.0/security-group-rules': { security_group_rules: [rule, others] } }
  const { securityGroups, incomplete } = await readLists({ ...bare, ...rules })
  expect([securityGroups.map((group) => ids(group.rules)), incomplete]).toEqual([[['rule1']], false])
  const unread = await readLists({ ...bare, '/network/v2.0/security-group-rules': failing })
  expect([unread.securityGroups, unread.texts]).toEqual([
    [],
    [expect.stringMatching(/^Security groups are left out: their records are without rules, .*boom/s) as string],
  ])
})

test('a group that is not stateful is listed as such; where nothing is told all are', async () => {
  const [group] = lists['/network/v2.0/security-groups'].security_groups
  const security_groups = [group, { ...group, id: 'g2', stateful: false }]
  const { securityGroups } = await readLists({ '/network/v2.0/security-groups': { security_groups } })
  expect(securityGroups.map(({ stateful }) => stateful)).toEqual([true, false])
})
