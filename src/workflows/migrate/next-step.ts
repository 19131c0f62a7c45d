import { type MigrationState, type TenantState, tenantState } from '../../plan/migration-state.ts'
import type { Plan } from '../../plan/plan-schema.ts'

/** Commands that bring a tenant further, in their order. */
const order = ['apply', 'rehearse', 'sync', 'cutover', 'rollback', 'finish'] as const

/** What is to be done next, and for which wave; null: for all. */
export interface NextStep {
  readonly phase: (typeof order)[number]
  readonly wave: string | null
}

/**
 * What brings the tenants further: the earliest phase that any of the first wave with something left to do stands before.
 * Null: all are finished.
 */
export function nextStep(plan: Plan, state: MigrationState, tenants: readonly string[]): NextStep | null {
  const chosen = new Set(tenants)
  const inWaves = new Set(plan.waves.flatMap((wave) => wave.tenants))
  const others = { name: null, tenants: Object.keys(plan.tenants).filter((name) => !inWaves.has(name)) }
  for (const wave of [...plan.waves, others]) {
    const open = wave.tenants
      .filter((name) => chosen.has(name))
      .map((name) => nextPhase(plan, tenantState(state, name)))
    const phase = order.find((each) => open.includes(each))
    if (phase !== undefined) return { phase, wave: plan.waves.length > 1 ? wave.name : null }
  }
  return null
}

/**
 * The hook that comes after the switch is planned, and has not ended well. Where this journal did not see the switch, it may have:
 * a change of names that somebody has taken back since is not made again.
 */
export function lacksAfterTraffic({ hooks }: Pick<Plan, 'hooks'>, tenant: TenantState): boolean {
  const exit = tenant.hooks.afterTraffic
  if (hooks.afterTraffic === null || tenant.milestone !== 'traffic-switched') return false
  return exit !== 0 && !(exit === undefined && tenant.switchUnseen)
}

/** The journal holds the last copies, of which a receipt speaks. */
export function knowsFinalCopies({ reachedAt }: Pick<TenantState, 'reachedAt'>): boolean {
  return reachedAt['final-copied'] !== undefined
}

/** What brings one tenant further; null: it is finished. */
export function nextPhase(plan: Pick<Plan, 'hooks'>, tenant: TenantState): NextStep['phase'] | null {
  const { milestone, reachedAt } = tenant
  switch (milestone) {
    case null:
    case 'rolled-back':
      return 'apply'
    case 'applied':
      return 'rehearse'
    case 'rehearsed':
      return 'sync'
    case 'synced':
    case 'restored':
      return reachedAt.rehearsed === undefined ? 'rehearse' : 'cutover'
    case 'cutover-begun':
    case 'final-copied':
      return 'cutover'
    case 'rollback-begun':
    case 'saved':
      return 'rollback'
    case 'traffic-switched':
      if (lacksAfterTraffic(plan, tenant)) return 'cutover'
      return knowsFinalCopies(tenant) ? 'finish' : 'rollback'
    case 'receipt-written':
      return 'finish'
    case 'finished':
      return null
  }
}
