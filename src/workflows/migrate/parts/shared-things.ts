import { type PlannedKind } from '../../../plan/entries.ts'
import { type MadeState, tenantState } from '../../../plan/migration-state.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Migration } from '../migration.ts'

/** Whether something that was made for one tenant is part of what another has: then it stays. */
export function isUsedByOthers({ plan, journal }: Migration, made: MadeState): boolean {
  if (made.purpose !== 'product') return false
  return Object.keys(plan.tenants).some((tenant) => {
    if (tenant === made.tenant || tenantState(journal.state(), tenant).milestone === null) return false
    return uses(plan, tenant, { kind: made.resource, key: made.entry })
  })
}

type Thing = { readonly kind: MadeState['resource']; readonly key: string }

/** Whether an entry of a tenant refers to a thing. */
function uses(plan: Plan, tenant: string, { kind, key }: Thing): boolean {
  const entries = plan.tenants[tenant]
  if (entries === undefined) return false
  const { servers, subnets, routers, securityGroups } = entries
  const referring: Partial<Record<MadeState['resource'] & PlannedKind, () => boolean>> = {
    networks: () =>
      servers.some(({ desired }) => desired.networks.includes(key)) ||
      subnets.some(({ desired }) => desired.network === key),
    subnets: () => routers.some(({ desired }) => desired.subnets.includes(key)),
    securityGroups: () =>
      servers.some(({ desired }) => desired.securityGroups.includes(key)) ||
      securityGroups.some(({ desired }) => desired.rules.some(({ remoteGroup }) => remoteGroup === key)),
    keyPairs: () => servers.some(({ desired }) => desired.keyPair === key),
    images: () => servers.some(({ desired }) => desired.boot?.kind === 'image' && desired.boot.key === key),
  }
  return isPlanned(kind) && referring[kind]?.() === true
}

function isPlanned(kind: MadeState['resource']): kind is MadeState['resource'] & PlannedKind {
  return kind !== 'snapshots'
}
