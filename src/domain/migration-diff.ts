import type { PlanEnd } from './migration-plan.ts'

/** One field that two plans have differently. */
export interface FieldDifference {
  /** Null: the whole plan's. */
  readonly tenant: string | null
  /** Key of the entry; null: none. */
  readonly entry: string | null
  /** Such as `observed.sizeBytes`. */
  readonly path: string
  /** As JSON; null: it is not there. */
  readonly before: string | null
  readonly after: string | null
}

/** What `migrate plan diff` ends with. */
export interface DiffReport {
  readonly name: string
  readonly file: string
  readonly source: PlanEnd
  readonly target: PlanEnd
  /** Between the plan and what would be planned now. */
  readonly sides: readonly FieldDifference[]
  /** On the source, younger than the plan, and of no tenant of it. */
  readonly newcomers: readonly { readonly kind: string; readonly id: string; readonly name: string }[]
  /** Between the plan that was applied and the file; null: nothing was applied. */
  readonly edits: readonly FieldDifference[] | null
  /** Something could not be read; what depends on it was not compared. */
  readonly incomplete: boolean
}
