import { expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../../bench/stand-in-cloud.js'
import type { SecurityRule } from '../../../src/domain/network-resources.ts'
import type { Created } from '../../../src/providers/contract/creation.ts'
import type { SecurityGroupWanted } from '../../../src/providers/contract/network-features.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { SecurityGroup } from '../../../src/domain/network-resources.ts'
import { openOpenstack } from '../../conformance/openstack-harness.ts'
import { accessTo } from '../openstack-client/stand-in.ts'

type Json = Record<string, unknown>
type Refuse = (rule: Json, there: readonly Json[]) => string | null

const { signal } = new AbortController()

type Wanted = Partial<SecurityGroupWanted> & { readonly rules: readonly SecurityRule[] }

interface Neutron {
  readonly create: (wanted: Wanted) => Promise<Created<SecurityGroup>>
  /** Calls that change rules, with the port of the rule; and bodies of groups. */
  readonly changes: readonly string[]
  readonly groups: readonly Json[]
}

/** As {@link neutronWith}, of which only the rules matter. */
async function neutron(refuse: Refuse): Promise<(rules: readonly SecurityRule[]) => Promise<Created<SecurityGroup>>> {
  const { create } = await neutronWith(refuse)
  return (rules) => create({ rules })
}

/** Neutron with one group at most, and two rules that it makes by itself; rules are kept unless they are refused. */
async function neutronWith(refuse: Refuse, extensions: readonly string[] = []): Promise<Neutron> {
  const groups: Json[] = []
  const changes: string[] = []
  let rules = [4, 6].map((version): Json => ({
    id: `own${String(version)}`,
    direction: 'egress',
    ethertype: `IPv${String(version)}`,
  }))
  const group = (): Json => ({ ...groups[0], security_group_rules: rules })
  const answer = (method: string, path: string, body: string): readonly [number, object] | null => {
    if (path.endsWith('/security-group-rules')) {
      const { security_group_rule: rule } = JSON.parse(body) as { security_group_rule: Json }
      const type = refuse(rule, rules)
      changes.push(`${type === null ? 'add' : 'refuse'} ${String(rule['port_range_min'])}`)
      if (type !== null) return [409, { NeutronError: { type, message: 'No.', detail: '' } }]
      rules = [...rules, { id: `r${String(changes.length)}`, ...rule }]
      return [201, { security_group_rule: rules.at(-1) }]
    }
    if (method === 'DELETE') {
      const gone = rules.find(({ id }) => path.endsWith(`/${String(id)}`))
      changes.push(`remove ${String(gone?.['port_range_min'] ?? gone?.['id'])}`)
      rules = rules.filter(({ id }) => !path.endsWith(`/${String(id)}`))
      return [204, {}]
    }
    if (method === 'POST')
      groups.push({ ...(JSON.parse(body) as { security_group: Json }).security_group, id: 'g1', project_id: 'p1' })
    if (path.endsWith('/security-groups/g1') || method === 'POST') return [200, { security_group: group() }]
    return [200, { security_groups: groups.map(group) }]
  }
  const cloud = await standInCloud({
    handle: ({ path, request: { method = '' }, body, response }) => {
      if (path.includes('/extensions/')) {
        response.writeHead(extensions.some((name) => path.endsWith(`/${name}`)) ? 200 : 404).end('{}')
        return true
      }
      const said = path.includes('/security-group') ? answer(method, path, body) : null
      if (said === null) return false
      response.writeHead(said[0], { 'content-type': 'application/json' })
      response.end(said[0] === 204 ? '' : JSON.stringify(said[1]))
      return true
    },
  })
  onTestFinished(cloud.close)
  const provider = openOpenstack(accessTo(cloud.env['OS_AUTH_URL'] ?? ''))
  onTestFinished(() => provider.close())
  const feature = requireFeature(provider, 'securityGroups')
  const common = { key: 'k', name: 'web', labels: {}, description: '', signal }
  return { create: (wanted) => feature.create({ ...common, ...wanted }), changes, groups }
}

function rule(port: number, description = ''): SecurityRule {
  const remote = { remoteCidr: '192.0.2.0/24', remoteGroupId: null }
  return { direction: 'in', version: 4, protocol: 'tcp', portFrom: port, portTo: port, ...remote, description }
}

const ports = ({ resource }: Created<SecurityGroup>): readonly (number | null)[] =>
  resource.rules.map(({ portFrom }) => portFrom)

test('a quota that leaves room for some of the rules is an error; once there is room, a repeat adds the rest', async () => {
  let room = 2
  const create = await neutron((_, there) => (there.length < room ? null : 'OverQuota'))
  const wanted = [1, 2, 3, 4].map((port) => rule(port))
  await expect(create(wanted)).rejects.toMatchObject({ code: 'quota' })
  room = 9
  const made = await create(wanted)
  expect([made.changed, ports(made)]).toEqual([true, [1, 2, 3, 4]])
})

test('a rule that is there although it was refused, as after an interrupted call, is no error', async () => {
  const there: Json[] = []
  const create = await neutron((one, all) => {
    if (one['port_range_min'] !== 2) return null
    if (there.length === 0) (all as Json[]).push({ id: 'late', ...one })
    there.push(one)
    return 'SecurityGroupRuleExists'
  })
  expect(ports(await create([rule(1), rule(2), rule(3)]))).toEqual([1, 2, 3])
})

test('a rule that is refused and not there is named', async () => {
  const create = await neutron((one) => (one['port_range_min'] === 2 ? 'SecurityGroupRuleExists' : null))
  await expect(create([rule(1), rule(2)])).rejects.toMatchObject({
    code: 'conflict',
    says: { key: 'openstack.rulesDiffer', values: { id: 'g1', missing: 'in IPv4 tcp 2–2 192.0.2.0/24', extra: '–' } },
    cause: { code: 'conflict' },
  })
})

test('two rules that differ in their descriptions only are refused before anything is made', async () => {
  const create = await neutron(() => null)
  const twins = create([rule(1, 'office'), rule(1, 'home')])
  await expect(twins).rejects.toMatchObject({ code: 'conflict', says: { key: 'openstack.twinRules' } })
  expect((await create([rule(1, 'office')])).changed).toBe(true)
})

test('rules that Neutron writes in its own words are the rules that were asked for', async () => {
  const own: Record<string, Json> = {
    icmp: { protocol: 'ipv6-icmp' },
    tcp: { port_range_min: null, port_range_max: null },
  }
  const create = await neutron((one) => {
    Object.assign(one, own[String(one['protocol'])])
    return null
  })
  const open = { direction: 'in', remoteCidr: '::/0', remoteGroupId: null, description: '', version: 6 } as const
  const wanted = [
    { ...open, protocol: 'icmp', portFrom: null, portTo: null },
    { ...open, protocol: 'tcp', portFrom: 1, portTo: 65_535 },
  ]
  expect((await create(wanted)).resource.rules.map(({ protocol }) => protocol)).toEqual(['icmpv6', 'tcp'])
  expect((await create(wanted)).changed).toBe(false)
})

test('what is missing is added before anything is removed', async () => {
  const { create, changes } = await neutronWith(() => null)
  await create({ rules: [rule(1), rule(2)] })
  const before = changes.length
  expect(ports(await create({ rules: [rule(2), rule(3)] }))).toEqual([2, 3])
  expect([changes.slice(0, before), changes.slice(before)]).toEqual([
    ['add 1', 'add 2', 'remove own4', 'remove own6'],
    ['add 3', 'remove 1'],
  ])
})

test('a rule that gets another description takes the place of the one that is in its way', async () => {
  const isTwin = (one: Json, other: Json): boolean => one['port_range_min'] === other['port_range_min']
  const { create } = await neutronWith((one, there) =>
    there.some((other) => isTwin(one, other)) ? 'SecurityGroupRuleExists' : null,
  )
  await create({ rules: [rule(1, 'office'), rule(2)] })
  const { resource } = await create({ rules: [rule(1, 'home'), rule(2)] })
  expect(resource.rules.map(({ portFrom, description }) => [portFrom, description]).toSorted()).toEqual([
    [1, 'home'],
    [2, ''],
  ])
})

test.each([
  [['stateful-security-group'], false],
  [[], true],
])('a stateless group of a Neutron with the extensions %j has stateful: %s', async (extensions, stateful) => {
  const { create, groups } = await neutronWith(() => null, extensions)
  const { resource } = await create({ rules: [], stateful: false })
  expect([resource.stateful, groups[0]?.['stateful']]).toEqual([stateful, stateful ? undefined : false])
  const again = create({ rules: [], stateful: true })
  if (stateful) expect((await again).changed).toBe(false)
  else await expect(again).rejects.toMatchObject({ code: 'conflict', says: { key: 'openstack.existsOtherwise' } })
})
