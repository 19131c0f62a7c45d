import type { CheckFinding } from '../../../src/domain/migration-check.ts'
import { emptyState } from '../../../src/plan/migration-state.ts'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import { checkPlan, type CheckRequest } from '../../../src/workflows/migrate/check/check-plan.ts'
import { never } from '../../directory/make.ts'
import { sidesOf } from './plan-of-clouds.ts'
import type { Clouds } from './small-tenant.ts'

/** What a check finds before anything was done. */
export async function checked(
  made: Clouds,
  plan: Plan,
  wishes: Partial<CheckRequest> = {},
): Promise<readonly CheckFinding[]> {
  const { findings } = await checkPlan({
    plan,
    sides: sidesOf(made),
    state: emptyState,
    floor: null,
    tenants: null,
    at: '2026-11-22T08:00:00Z',
    onProgress: () => undefined,
    signal: never,
    ...wishes,
  })
  return findings
}
