import type { Interval } from '../../domain/score.ts'
import { criterionKeys } from '../../domain/score.ts'
import { weightDecimals } from '../../domain/weighting.ts'
import type { Method } from './method.ts'

export interface Weighted {
  readonly interval: Interval
  readonly weight: number
}

/** The weighted sum with fixed bounds: each alternative's figure depends on nobody else, so ranks cannot reverse. */
export const weightedSum: Method = {
  name: 'weighted-sum',
  mayReverseRanks: false,
  overall: (rows, weights) =>
    new Map(
      rows.map(({ id, criteria }) => {
        const parts = criterionKeys.map((key) => ({ interval: criteria[key], weight: weights[key] }))
        return [id, exactMean(parts)]
      }),
    ),
}

const pointSteps = 10_000
const weightSteps = 10 ** weightDecimals

/** Points of a criterion have four decimals. */
export function inSteps({ score, low, high }: Interval): Interval {
  return { score: steps(score) / pointSteps, low: steps(low) / pointSteps, high: steps(high) / pointSteps }
}

/**
 * The weighted mean of points and weights that are whole in their steps: their sums are exact (below 2^43), so equal sums compare equal
 * and unequal ones stay apart. Otherwise a raised weight could reorder what is equal, by rounding alone.
 */
function exactMean(parts: readonly Weighted[]): Interval {
  const whole = parts.map(({ interval: { score, low, high }, weight }) => ({
    interval: { score: steps(score), low: steps(low), high: steps(high) },
    weight: Math.round(weight * weightSteps),
  }))
  const { score, low, high } = weightedMean(whole)
  return { score: score / pointSteps, low: low / pointSteps, high: high / pointSteps }
}

function steps(points: number): number {
  return Math.round(points * pointSteps)
}

/** Σ weight × value / Σ weight of estimates, lows and highs alike. At least one weight is positive. */
export function weightedMean(parts: readonly Weighted[]): Interval {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0)
  if (!(weight > 0)) throw new RangeError('a weighted mean needs a positive weight')
  const mean = (bound: keyof Interval) =>
    parts.reduce((sum, part) => sum + part.weight * part.interval[bound], 0) / weight
  return { score: mean('score'), low: mean('low'), high: mean('high') }
}
