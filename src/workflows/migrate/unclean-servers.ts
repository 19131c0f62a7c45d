import { type MigrationState, tenantState } from '../../plan/migration-state.ts'
import type { Plan } from '../../plan/plan-schema.ts'

/** Names of servers of the source that were turned off by force in the last cutover of a tenant. */
export function uncleanServers({ tenants }: Plan, state: MigrationState, tenant: string): readonly string[] {
  const servers = tenants[tenant]?.servers ?? []
  const nameOf = new Map(servers.map(({ observed, desired }) => [observed.id, desired.name] as const))
  return [...new Set(tenantState(state, tenant).forced)].map((id) => nameOf.get(id) ?? id)
}
