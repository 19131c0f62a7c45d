import type { CheckFinding } from '../../../domain/migration-check.ts'
import { createKey } from '../../../plan/create-key.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { at, type Checking, created, finding, type Placed } from './checking.ts'

/** Servers of tenants that were switched over, and that run on the source beside those of the target. */
export function checkBothSides(checking: Checking): readonly CheckFinding[] {
  const { plan, now, state } = checking
  const running = new Set(
    [...now.source.servers, ...now.target.servers].filter((one) => one.state === 'running').map(({ id }) => id),
  )
  const targetId = ({ entry }: Placed<'servers'>): string =>
    state.made.get(createKey({ planId: plan.id, purpose: 'product', entry: `servers/${entry.key}`, nth: 0 }))?.id ?? ''
  return created(plan, 'servers').flatMap((one) => {
    const { reachedAt } = tenantState(state, one.tenant)
    if (reachedAt['traffic-switched'] === undefined || reachedAt['receipt-written'] !== undefined) return []
    if (!running.has(one.entry.observed.id) || !running.has(targetId(one))) return []
    return [finding('bothSides', at(one), { name: one.entry.desired.name, id: one.entry.observed.id })]
  })
}
