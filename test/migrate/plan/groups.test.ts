import { expect, test } from 'vitest'
import type { CheckFinding } from '../../../src/domain/migration-check.ts'
import type { Server } from '../../../src/domain/resources.ts'
import { createTranslator } from '../../../src/messages/translator.ts'
import { planSchema, type Plan } from '../../../src/plan/plan-schema.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import type { InventoryFeature } from '../../../src/providers/contract/reading-features.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { lossesOf } from '../../../src/workflows/migrate/estimate/losses.ts'
import { creation, featuresOf } from '../../directory/make.ts'
import { checked } from './checked.ts'
import { planOf } from './plan-of-clouds.ts'
import { clouds, type Clouds } from './small-tenant.ts'

const tr = await createTranslator('en')

/** The cloud with servers that are in other groups than it says. */
function withServers(provider: Provider, change: (server: Server) => Partial<Server>): Provider {
  const inventory = requireFeature(provider, 'inventory')
  const list = async function* (request: Parameters<InventoryFeature['list']>[0]) {
    for await (const one of inventory.list(request)) yield 'securityGroupIds' in one ? { ...one, ...change(one) } : one
  }
  // What comes is of the kind that was asked for, which a generator cannot say.
  const changed = { ...inventory, list: list as InventoryFeature['list'] }
  return { ...provider, features: { ...provider.features, inventory: changed } }
}

async function findings(made: Clouds, plan: Plan): Promise<readonly CheckFinding[]> {
  const all = await checked(made, plan)
  return all.filter(({ rule }) => rule !== 'noHealthCheck')
}

const inShort = (all: readonly CheckFinding[]): readonly string[] =>
  all.map(({ severity, rule, entry, says, next }) => `${severity} ${rule} ${entry}: ${tr.t(says)} – ${tr.t(next)}`)

const entryOf = (plan: Plan, key: string) => plan.tenants['shop']?.securityGroups.find((one) => one.key === key)
const groupsOf = (plan: Plan, key: string): readonly string[] =>
  plan.tenants['shop']?.servers.find((one) => one.key === key)?.desired.securityGroups ?? []

test('a group that the source does not list is open in the plan, and check names server and group', async () => {
  const made = await clouds()
  const source = withServers(made.source, ({ name, securityGroupIds }) =>
    name === 'web' ? { securityGroupIds: [...(securityGroupIds ?? []), 'theirs'] } : {},
  )
  const { plan, report } = await planOf({ ...made, source })
  expect(groupsOf(plan, 'web')).toEqual(['web-access', 'theirs'])
  expect(entryOf(plan, 'theirs')).toMatchObject({ observed: { id: 'theirs' }, how: { action: 'use', targetId: null } })
  expect(report.open.filter(({ entry }) => entry === 'securityGroups/theirs').map(({ says }) => says)).toEqual([
    expect.stringMatching(/^In this security group are web, and the source does not list it/) as string,
  ])
  expect(report.nobodys.map(({ kind }) => kind)).not.toContain('securityGroups')
  expect(inShort(await findings({ ...made, source }, plan))).toEqual([
    'error openGroup servers/web: "web" is in the security group theirs, and nobody has decided which group of the target stands for it – Write the id of one that lets the same through into targetId of securityGroups/theirs, or take theirs out of desired.securityGroups.',
  ])
})

test('an open group that somebody has decided about is no error any more', async () => {
  const made = await clouds()
  const source = withServers(made.source, () => ({ securityGroupIds: ['theirs'] }))
  const { plan } = await planOf({ ...made, source })
  const chosen = structuredClone(plan)
  const there = await featuresOf(made.target).securityGroups.create({
    ...creation('there'),
    description: '',
    rules: [],
  })
  Object.assign(entryOf(chosen, 'theirs')?.how ?? {}, { targetId: there.resource.id, remark: null })
  expect(inShort(await findings({ ...made, source }, chosen))).toEqual([])
  const without = structuredClone(plan)
  Object.assign(entryOf(without, 'theirs')?.how ?? {}, { action: 'skip' })
  for (const { desired } of without.tenants['shop']?.servers ?? []) desired.securityGroups = []
  const left = await findings({ ...made, source }, without)
  expect(left.map(({ severity, rule, entry }) => `${severity} ${rule} ${entry}`)).toEqual([
    'warning otherGroups servers/db',
    'warning otherGroups servers/web',
  ])
})

test('of two groups with one name none is guessed, where names are all that is told', async () => {
  const made = await clouds()
  const { securityGroups } = featuresOf(made.source)
  await securityGroups.create({ ...creation('web-access', { key: 'second' }), description: '', rules: [] })
  const source = withServers(made.source, () => ({ securityGroupIds: null }))
  const { plan, report } = await planOf({ ...made, source })
  expect(groupsOf(plan, 'db')).toEqual(['db-access'])
  const [open = ''] = groupsOf(plan, 'web')
  expect(entryOf(plan, open)).toMatchObject({ observed: { id: 'web-access' }, how: { action: 'use', targetId: null } })
  expect(report.open.map(({ says }) => says).filter((says) => says.includes('several have it'))).toHaveLength(1)
  const all = await findings({ ...made, source }, plan)
  expect(all.map(({ severity, rule, entry }) => `${severity} ${rule} ${entry}`)).toEqual([
    'error openGroup servers/web',
  ])
  // With ids there is nothing to guess.
  const known = await planOf(made)
  expect(await findings(made, known.plan)).toEqual([])
})

test('a server that has come into another group since is told, before it arrives without it', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const late = withServers(made.source, ({ name }) => (name === 'web' ? { securityGroupIds: ['theirs'] } : {}))
  const all = await findings({ ...made, source: late }, plan)
  expect(all.filter(({ severity }) => severity === 'error').map(({ rule, entry }) => `${rule} ${entry}`)).toEqual([
    'leftGroup servers/web',
  ])
})

test('a server in no group is to be looked at where the target has a default one', async () => {
  const made = await clouds()
  const source = withServers(made.source, () => ({ securityGroupIds: [], securityGroups: [] }))
  const opened = async () => (await planOf({ ...made, source })).report.open.map(({ entry }) => entry)
  expect(await opened()).toEqual([])
  await featuresOf(made.target).securityGroups.create({ ...creation('default'), description: '', rules: [] })
  expect(await opened()).toEqual(['servers/db', 'servers/web'])
})

test('a server of which neither ids nor names of groups are known is to be looked at', async () => {
  const made = await clouds()
  const source = withServers(made.source, ({ name }) =>
    name === 'web' ? { securityGroupIds: null, securityGroups: [] } : {},
  )
  const { plan, report } = await planOf({ ...made, source })
  expect(report.open.map(({ entry }) => entry)).toEqual(['servers/web'])
  const web = plan.tenants['shop']?.servers.find(({ key }) => key === 'web')
  expect([web?.desired.securityGroups, web?.how.remark]).toEqual([
    [],
    expect.stringMatching(/does not tell which security groups/) as string,
  ])
})

test('a group that is not stateful is planned as such, and counts among what may not survive', async () => {
  const made = await clouds()
  const { securityGroups } = featuresOf(made.source)
  await securityGroups.create({ ...creation('quick'), description: '', rules: [], stateful: false })
  const { plan, now } = await planOf(made)
  const planned = plan.tenants['shop']?.securityGroups.map(({ key, desired }) => [key, desired.stateful])
  expect(planned).toEqual([
    ['db-access', undefined],
    ['quick', false],
    ['web-access', undefined],
  ])
  expect(lossesOf(plan, now.source)).toContainEqual({ what: 'stateless', count: 1 })
  expect(planSchema.parse(plan)).toEqual(plan)
})

test('a plan of an incomplete reading says what could not be read, until it is read again', async () => {
  const made = await clouds()
  const inventory = requireFeature(made.source, 'inventory')
  const list: InventoryFeature['list'] = (request) => {
    if (request.kind === 'snapshots') throw new Error('boom')
    return inventory.list(request)
  }
  const features = { ...made.source.features, inventory: { ...inventory, list } }
  const { plan, text } = await planOf({ ...made, source: { ...made.source, features } })
  expect(plan.unread).toEqual([{ side: 'source', what: expect.stringMatching(/snapshots .*boom/) as string }])
  expect(text).toMatch(/^unread:\n.*snapshots/m)
  expect(inShort(await findings(made, plan))).toEqual([
    'error plannedUnread unread: when this was planned, something on the source could not be read: The snapshots could not be read: something broke (boom). – Plan anew with --force, so that it is read again; if it does not matter, take it out of `unread`.',
  ])
  const { plan: again } = await planOf(made, { previous: plan })
  expect(again.unread).toBe(undefined)
})
