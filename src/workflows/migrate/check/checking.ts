import { checkRules, type CheckFinding, type CheckRule } from '../../../domain/migration-check.ts'
import { message, type MessageValue } from '../../../domain/message.ts'
import { plannedKinds, type Entry, type PlannedKind } from '../../../plan/entries.ts'
import { tenantState, type MigrationState } from '../../../plan/migration-state.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Quota } from '../../../providers/contract/reading-features.ts'
import type { ImageLimits } from '../../../providers/contract/storage-features.ts'
import type { Sides, SidesNow } from '../planning/read-sides.ts'

/** What all checks look at. */
export interface Checking {
  readonly plan: Plan
  readonly sides: Sides
  readonly now: SidesNow
  /** What the journal says. */
  readonly state: MigrationState
  /** Null where a side does not tell. */
  readonly quotas: { readonly source: readonly Quota[] | null; readonly target: readonly Quota[] | null }
  readonly imageLimits: ImageLimits | null
  /** ISO 8601 UTC. */
  readonly at: string
}

/** An entry where it stands. */
export interface Placed<K extends PlannedKind = PlannedKind> {
  readonly tenant: string
  readonly kind: K
  readonly entry: Entry<K>
}

/** The entries of one kind of all tenants, in the order of the plan. */
export function placed<K extends PlannedKind>({ tenants }: Plan, kind: K): readonly Placed<K>[] {
  return Object.entries(tenants).flatMap(([tenant, entries]) => {
    const lists: { readonly [T in PlannedKind]: readonly Entry<T>[] } = entries
    const list: readonly Entry<K>[] = lists[kind]
    return list.map((entry) => ({ tenant, kind, entry }))
  })
}

/** Those of them that are made on the target. */
export function created<K extends PlannedKind>(plan: Plan, kind: K): readonly Placed<K>[] {
  return placed(plan, kind).filter(({ entry }) => entry.how.action === 'create')
}

/** Every entry of the plan. */
export function allPlaced(plan: Plan): readonly Placed[] {
  return plannedKinds.flatMap((kind): readonly Placed[] => placed(plan, kind))
}

/** It runs on the target: what becomes of its source is no business of the plan any more, and nothing is made for it. */
export function isSwitched(tenant: string, { state }: Pick<Checking, 'state'>): boolean {
  return tenantState(state, tenant).reachedAt['traffic-switched'] !== undefined
}

interface At {
  readonly tenant: string | null
  readonly entry: string
}

/** How findings speak of an entry. */
export function at({ tenant, kind, entry }: Placed): At {
  return { tenant, entry: `${kind}/${entry.key}` }
}

export function finding(rule: CheckRule, where: At, values: Readonly<Record<string, MessageValue>> = {}): CheckFinding {
  const says = message(`check.${rule}`, values)
  return { rule, severity: checkRules[rule], ...where, says, next: message(`check.${rule}.next`, values) }
}
