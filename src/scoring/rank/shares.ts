import type { Alternative } from '../../domain/comparison.ts'
import type { IndicatorScore } from '../../domain/score.ts'
import { criterionKeys } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'

/** An indicator with its share of the overall score, 0–1. */
export interface SharedIndicator {
  readonly alternative: Alternative
  readonly indicator: IndicatorScore
  readonly share: number
}

/** Indicators of an alternative; shares add up to 1. */
export function sharedIndicators(alternative: Alternative, weights: CriterionWeights): readonly SharedIndicator[] {
  const { criteria } = alternative
  if (criteria === null) return []
  const all = criterionKeys.reduce((sum, key) => sum + weights[key], 0)
  return criterionKeys.flatMap((key) => {
    const { indicators } = criteria[key]
    const within = indicators.reduce((sum, { weight }) => sum + weight, 0)
    return indicators.map((indicator) => ({
      alternative,
      indicator,
      share: ((weights[key] / all) * indicator.weight) / within,
    }))
  })
}
