import type { SovereigntyFramework } from './csf.ts'
import type { FactKey } from './facts.ts'
import type { CriterionKey } from './score.ts'
import type { Weighting } from './weighting.ts'

/**
 * A stated function from a value to points, 0–100. `zeroAt` and `fullAt` are the values of 0 and 100 points; which of them is
 * greater says whether more is better. Beyond the bounds points are clamped.
 * `linear`: straight in the value. `log`: straight in its logarithm; values and bounds are positive.
 * `ladder`: named rungs.
 */
export type Shape =
  | { readonly kind: 'linear'; readonly zeroAt: number; readonly fullAt: number }
  | { readonly kind: 'log'; readonly zeroAt: number; readonly fullAt: number }
  | { readonly kind: 'ladder'; readonly rungs: Readonly<Record<string, number>> }

/** Inputs that are computed from the deployment, the catalogue, the placement and the bill; never from a fact. */
export type DerivedInput =
  | 'sizes on sale in the region'
  | 'offers of the other regions'
  | 'placement'
  | 'total'
  | 'reference total'
  | 'bill by unit'
  | 'one-off cost'
  | 'traffic prices'
  | 'data stored'
  | 'operating model'
  | 'services run by the team'
  | 'operations hours'
  | 'people on call'
  | 'team languages'
  | 'wanted availability'
  | 'today'

/** How one indicator is computed, as the table of the engine has it. */
export interface IndicatorRule {
  readonly id: string
  readonly weight: number
  readonly unit: string
  readonly shape: Shape
  readonly facts: readonly FactKey[]
  readonly derived: readonly DerivedInput[]
}

export interface CriterionRule {
  readonly key: CriterionKey
  readonly indicators: readonly IndicatorRule[]
}

/** What `broker criteria` explains. */
export interface CriteriaManual {
  readonly criteria: readonly CriterionRule[]
  readonly weightings: readonly Weighting[]
  /** What the levels of the sovereignty criterion mean, and who says so. */
  readonly scale: SealScale
}

export type SealScale = Pick<SovereigntyFramework, 'version' | 'evidence' | 'levels'>
