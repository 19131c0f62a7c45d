import type { Entry, PlannedKind } from '../../../plan/entries.ts'
import { type MadeState, tenantState } from '../../../plan/migration-state.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Migration } from '../migration.ts'
import type { Barred } from './settle.ts'
import { isOurs } from './unmake.ts'

/** A tenant that has such a thing is there, also where the journal does not know how it came so far. */
const neverShared: ReadonlySet<MadeState['resource']> = new Set(['servers', 'volumes'])

/** Whether something that was made for one tenant is part of what another has: then it stays. */
export function isUsedByOthers(
  { plan, journal }: Migration,
  { made, barred }: { readonly made: MadeState; readonly barred: Barred },
): boolean {
  if (made.purpose !== 'product') return false
  const state = journal.state()
  const own = [...state.made.values()].filter((one) => isOurs(one) && neverShared.has(one.resource))
  const present = new Set([...own.map(({ tenant }) => tenant), ...barred.keys()])
  return Object.keys(plan.tenants).some((tenant) => {
    if (tenant === made.tenant) return false
    const isThere = tenantState(state, tenant).milestone !== null || present.has(tenant)
    return isThere && uses(plan, tenant, { kind: made.resource, key: made.entry })
  })
}

type Thing = { readonly kind: MadeState['resource']; readonly key: string }

/**
 * Whether an entry of a tenant refers to a thing. Subnets stay with their network, and so does the router through which its servers
 * reach others.
 */
function uses(plan: Plan, tenant: string, { kind, key }: Thing): boolean {
  const entries = plan.tenants[tenant]
  if (entries === undefined) return false
  const { servers, subnets, routers, securityGroups } = entries
  const hasNetwork = (network: string): boolean =>
    servers.some(({ desired }) => desired.networks.includes(network)) ||
    subnets.some(({ desired }) => desired.network === network)
  const hasSubnet = (subnet: string): boolean =>
    routers.some(({ desired }) => desired.subnets.includes(subnet)) || networksOf(plan, [subnet]).some(hasNetwork)
  const referring: Partial<Record<MadeState['resource'] & PlannedKind, () => boolean>> = {
    networks: () => hasNetwork(key),
    subnets: () => hasSubnet(key),
    routers: () => allOf(plan, 'routers').some((one) => one.key === key && one.desired.subnets.some(hasSubnet)),
    securityGroups: () =>
      servers.some(({ desired }) => desired.securityGroups.includes(key)) ||
      securityGroups.some(({ desired }) => desired.rules.some(({ remoteGroup }) => remoteGroup === key)),
    keyPairs: () => servers.some(({ desired }) => desired.keyPair === key),
    images: () => servers.some(({ desired }) => desired.boot?.kind === 'image' && desired.boot.key === key),
  }
  return isPlanned(kind) && referring[kind]?.() === true
}

/** Keys of the networks of some subnets, whosever these are. */
function networksOf(plan: Plan, subnets: readonly string[]): readonly string[] {
  return allOf(plan, 'subnets')
    .filter(({ key }) => subnets.includes(key))
    .map(({ desired }) => desired.network)
}

const allOf = <K extends 'subnets' | 'routers'>({ tenants }: Plan, kind: K): readonly Entry<K>[] =>
  Object.values(tenants).flatMap((entries): readonly Entry<K>[] => entries[kind])

function isPlanned(kind: MadeState['resource']): kind is MadeState['resource'] & PlannedKind {
  return kind !== 'snapshots'
}
