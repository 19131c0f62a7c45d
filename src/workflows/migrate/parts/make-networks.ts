import type { Entry } from '../../../plan/entries.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entriesOf, targetIdOf } from './entry-ids.ts'
import { make, type Making } from './make.ts'
import { groupsInOrder } from './order-groups.ts'

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

/** Who may talk to whom. */
export async function makeSecurityGroups(migration: Migration, tenant: string): Promise<void> {
  const { target } = migration
  for (const { key, desired } of groupsInOrder(entriesOf(migration, tenant, 'securityGroups'))) {
    const { name, labels, description } = desired
    const rules = desired.rules.map(({ remoteGroup, ...rule }) => ({
      ...rule,
      remoteGroupId: remoteGroupId(migration, remoteGroup, key),
    }))
    const making = product({ tenant, resource: 'securityGroups', entry: key, name, labels })
    await make(migration, making, (identity) =>
      requireFeature(target, 'securityGroups').create({ ...identity, description, rules }),
    )
  }
}

function remoteGroupId(migration: Migration, remoteGroup: string | null, own: string): string | null {
  if (remoteGroup === null) return null
  return remoteGroup === 'self' || remoteGroup === own ? 'self' : targetIdOf(migration, 'securityGroups', remoteGroup)
}
