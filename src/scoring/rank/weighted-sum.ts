import type { Interval } from '../../domain/score.ts'
import { criterionKeys } from '../../domain/score.ts'
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
        return [id, weightedMean(parts)]
      }),
    ),
}

/** Σ weight × value / Σ weight of estimates, lows and highs alike. At least one weight is positive. */
export function weightedMean(parts: readonly Weighted[]): Interval {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0)
  if (!(weight > 0)) throw new RangeError('a weighted mean needs a positive weight')
  const mean = (bound: keyof Interval) =>
    parts.reduce((sum, part) => sum + part.weight * part.interval[bound], 0) / weight
  return { score: mean('score'), low: mean('low'), high: mean('high') }
}
