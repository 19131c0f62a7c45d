import type { Alternative } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import type { WeakEvidence } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { indicatorName } from '../criteria/names.ts'
import { nameOf } from '../cost/name.ts'
import type { SharedIndicator } from './shares.ts'
import { sharedIndicators } from './shares.ts'

const told = 5

/** What leaves most of the overall score open among the alternatives given, the widest first. */
export function weakestEvidence(
  alternatives: readonly Alternative[],
  weights: CriterionWeights,
): readonly WeakEvidence[] {
  return alternatives
    .flatMap((alternative) => sharedIndicators(alternative, weights))
    .flatMap(weakness)
    .sort((a, b) => b.width - a.width)
    .slice(0, told)
}

function weakness({ alternative, indicator, share }: SharedIndicator): readonly WeakEvidence[] {
  const { id, criterion, status, low, high, reason } = indicator
  const width = share * (high - low)
  if (status === 'known' || width === 0) return []
  const values = { who: nameOf(alternative), what: indicatorName(id), count: Math.round(10 * width) / 10 }
  const text =
    reason === null ? message('criteria.weak.plain', values) : message('criteria.weak.because', { ...values, reason })
  return [{ alternative: alternative.id, criterion, indicator: id, status, width, text }]
}
