import type { CriterionKey } from './score.ts'

/** How much each criterion counts; not negative, not all zero. Only their proportions matter. */
export type CriterionWeights = Readonly<Record<CriterionKey, number>>

/** A named set of weights, with whom it is for. */
export interface Weighting {
  readonly name: string
  readonly says: { readonly en: string; readonly fr: string }
  readonly weights: CriterionWeights
}

/** Of a criterion in a weighting; weights only count against one another. */
export const greatestWeight = 1000

/** Decimals of a weight. Weights are added in whole thousandths, so that no rounding ever decides who is first. */
export const weightDecimals = 3
