import type { CriterionKey, Interval } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'

/** One alternative, as a method sees it. */
export interface MethodRow {
  readonly id: string
  readonly criteria: Readonly<Record<CriterionKey, Interval>>
}

/** A way of making one figure out of seven. Pure; points in and out are 0–100. */
export interface Method {
  readonly name: 'weighted-sum'
  /** True where taking an alternative away may reorder the others; reports must then say so. */
  readonly mayReverseRanks: boolean
  /** One interval for each row, by id. */
  readonly overall: (rows: readonly MethodRow[], weights: CriterionWeights) => ReadonlyMap<string, Interval>
}
