import type { CheckFinding } from '../../../domain/migration-check.ts'
import { type MigrationState, tenantState } from '../../../plan/migration-state.ts'
import type { Plan } from '../../../plan/plan-schema.ts'

/** Findings of some tenants, and of the whole plan. */
export function findingsOf(findings: readonly CheckFinding[], tenants: readonly string[]): readonly CheckFinding[] {
  return findings.filter(({ tenant }) => tenant === null || tenants.includes(tenant))
}

/** Of whom quotas must hold what they need, where some are asked for: of those, and of all that were begun and not finished. */
export function countedTenants(
  { tenants }: Pick<Plan, 'tenants'>,
  state: MigrationState,
  asked: readonly string[],
): readonly string[] {
  return Object.keys(tenants).filter((name) => asked.includes(name) || isUnderWay(state, name))
}

function isUnderWay(state: MigrationState, tenant: string): boolean {
  const { applied, finished } = tenantState(state, tenant).reachedAt
  return applied !== undefined && finished === undefined
}
