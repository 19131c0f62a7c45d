import type { CriterionKey, CriterionScore, IndicatorScore } from '../../domain/score.ts'
import { criterionKeys } from '../../domain/score.ts'
import { inSteps, weightedMean } from '../rank/weighted-sum.ts'
import { criteria } from './criteria.ts'
import { scoreIndicator } from './score-indicator.ts'
import type { Situation } from './situation.ts'

export type CriterionScores = Readonly<Record<CriterionKey, CriterionScore>>

export function scoreCriteria(situation: Situation): CriterionScores {
  const score = (key: CriterionKey) => scoreCriterion(key, situation)
  return {
    security: score('security'),
    sovereignty: score('sovereignty'),
    flexibility: score('flexibility'),
    consistency: score('consistency'),
    cost: score('cost'),
    skills: score('skills'),
    fit: score('fit'),
  }
}

/** Weighted mean of its indicators, bounds included: low of lows, high of highs. What does not apply carries no weight. */
export function scoreCriterion(key: CriterionKey, situation: Situation): CriterionScore {
  const scored: IndicatorScore[] = []
  const notApplicable: string[] = []
  for (const indicator of criteria[key]) {
    const score = scoreIndicator(indicator, situation)
    if (score === null) notApplicable.push(indicator.id)
    else scored.push(score)
  }
  const mean = inSteps(weightedMean(scored.map((score) => ({ interval: score, weight: score.weight }))))
  const weight = scored.reduce((sum, one) => sum + one.weight, 0)
  const unknown = scored.reduce((sum, one) => sum + (one.status === 'unknown' ? one.weight : 0), 0)
  return { ...mean, indicators: scored, notApplicable, unknownShare: unknown / weight }
}

/**
 * 0–1: how much of what is asked nobody knows. Indicators count by their weights within a criterion, criteria all alike whatever their
 * weights: what is not known does not become known by asking more about something else.
 */
export function unknownShareOf(scores: CriterionScores): number {
  const share = criterionKeys.reduce((sum, key) => sum + scores[key].unknownShare, 0) / criterionKeys.length
  return Math.round(10_000 * share) / 10_000
}
