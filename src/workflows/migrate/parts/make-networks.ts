import type { Entry } from '../../../plan/entries.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entriesOf, knownTargetId, targetIdOf } from './entry-ids.ts'
import { make, type Making } from './make.ts'

/** What a product of a tenant is made as. */
export function product(of: Pick<Making, 'tenant' | 'resource' | 'entry' | 'name' | 'labels'>): Making {
  return { side: 'target', purpose: 'product', nth: 0, ...of }
}

/** Networks with their subnets, routers, security groups and key pairs of a tenant. */
export async function makeNetworks(migration: Migration, tenant: string): Promise<void> {
  const { target } = migration
  for (const { key, desired } of entriesOf(migration, tenant, 'networks')) {
    const { name, labels, mtu } = desired
    const making = product({ tenant, resource: 'networks', entry: key, name, labels })
    await make(migration, making, (identity) => requireFeature(target, 'networks').create({ ...identity, mtu }))
  }
  for (const { key, desired } of entriesOf(migration, tenant, 'subnets')) {
    const { name, labels, network, ...wanted } = desired
    const making = product({ tenant, resource: 'subnets', entry: key, name, labels })
    const networkId = targetIdOf(migration, 'networks', network)
    await make(migration, making, (identity) =>
      requireFeature(target, 'networks').createSubnet({ ...identity, ...wanted, networkId }),
    )
  }
  for (const entry of entriesOf(migration, tenant, 'routers')) await makeRouter(migration, tenant, entry)
}

async function makeRouter(migration: Migration, tenant: string, { key, desired }: Entry<'routers'>): Promise<void> {
  const { target, plan } = migration
  const { name, labels, external, subnets } = desired
  const externalNetworkId = external === null ? null : (plan.mapping.networks[external] ?? null)
  const subnetIds = subnets.map((subnet) => targetIdOf(migration, 'subnets', subnet))
  const making = product({ tenant, resource: 'routers', entry: key, name, labels })
  await make(migration, making, (identity) =>
    requireFeature(target, 'routers').create({ ...identity, externalNetworkId, subnetIds }),
  )
}

/** Who may talk to whom. Groups may name each other: rules with groups that are not there yet come when all are. */
export async function makeSecurityGroups(migration: Migration, tenant: string): Promise<void> {
  const groups = entriesOf(migration, tenant, 'securityGroups')
  const isThere = (key: string): boolean => knownTargetId(migration, 'securityGroups', key) !== null
  const waiting: (typeof groups)[number][] = []
  for (const group of groups) {
    const rules = group.desired.rules.filter(({ remoteGroup }) => isOwn(remoteGroup, group) || isThere(remoteGroup))
    if (rules.length < group.desired.rules.length) waiting.push(group)
    await makeGroup(migration, tenant, { ...group, desired: { ...group.desired, rules } })
  }
  for (const group of waiting) await makeGroup(migration, tenant, group)
}

/** One that is there gets the rules that it lacks. */
async function makeGroup(migration: Migration, tenant: string, group: Entry<'securityGroups'>): Promise<void> {
  const { key, desired } = group
  const { name, labels, description, stateful = true } = desired
  const rules = desired.rules.map(({ remoteGroup, ...rule }) => ({
    ...rule,
    remoteGroupId: remoteGroupId(migration, remoteGroup, group),
  }))
  const making = product({ tenant, resource: 'securityGroups', entry: key, name, labels })
  await make(migration, making, (identity) =>
    requireFeature(migration.target, 'securityGroups').create({ ...identity, description, stateful, rules }),
  )
}

function isOwn(remoteGroup: string | null, { key }: Entry<'securityGroups'>): remoteGroup is 'self' | null {
  return remoteGroup === null || remoteGroup === 'self' || remoteGroup === key
}

function remoteGroupId(
  migration: Migration,
  remoteGroup: string | null,
  group: Entry<'securityGroups'>,
): string | null {
  if (remoteGroup === null) return null
  return isOwn(remoteGroup, group) ? 'self' : targetIdOf(migration, 'securityGroups', remoteGroup)
}
