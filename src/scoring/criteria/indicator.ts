import type { Evidence } from '../../domain/evidence.ts'
import type { FactKey } from '../../domain/facts.ts'
import type { IndicatorRule } from '../../domain/manual.ts'
import type { Message } from '../../domain/message.ts'
import type { CriterionKey, Lacking } from '../../domain/score.ts'
import type { Situation } from './situation.ts'

/**
 * One measured input of a criterion. `shape` turns the value, in `unit`, into points; its bounds are fixed, so that what
 * competes never changes anybody's points. A fact stands in the `facts` of at most one indicator.
 */
export interface Indicator extends IndicatorRule {
  readonly criterion: CriterionKey
  readonly measure: (situation: Situation) => Measured
}

/** What was measured, in the indicator's unit. */
export type Measured =
  | MeasuredValue
  | { readonly kind: 'rung'; readonly rung: string; readonly evidence: readonly Evidence[] }
  | {
      readonly kind: 'unknown'
      readonly lacking: readonly FactKey[]
      readonly reason: Message
      /** A price is what is missing: no points until somebody names it. */
      readonly isPrice?: boolean
    }
  /** The deployment does not ask: the same for every alternative. */
  | { readonly kind: 'notApplicable' }

export interface MeasuredValue {
  readonly kind: 'value'
  /** As shown. */
  readonly value: number
  /** What the points come from: the value, where gaps are counted as a quarter of what they may hide. */
  readonly estimate: number
  /** The values that the gaps allow; the one that gives fewer points may be either. Infinite where nobody can bound it. */
  readonly bounds: readonly [number, number]
  readonly evidence: readonly Evidence[]
  /** Facts that are there with gaps in them. */
  readonly gaps: readonly FactKey[]
  /** Facts that are missing although the rest could be measured. Adds the width of an unverified fact. */
  readonly lacking: readonly FactKey[]
  /** Why the bounds are apart, where it is no matter of facts. */
  readonly reason: Message | null
  /** What the value alone does not tell. */
  readonly note?: Message
  /** The price of an offer that might serve for less than what is billed. */
  readonly cheaper?: Lacking
}

export const notApplicable: Measured = { kind: 'notApplicable' }

/** A value without gaps. */
export function exactly(value: number, evidence: readonly Evidence[] = []): MeasuredValue {
  const bounds = [value, value] as const
  return { kind: 'value', value, estimate: value, bounds, evidence, gaps: [], lacking: [], reason: null }
}
