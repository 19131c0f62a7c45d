import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { indicatorName } from '../criteria/names.ts'
import { listed, nameOf } from '../cost/name.ts'
import { sharedIndicators } from './shares.ts'

/** Of several indicators, that which counts most is named. */
const namedAtMost = 1

/**
 * That the first is only first if facts about it hold which nobody has confirmed: at the lows of its unverified indicators it would be
 * behind the best of the others. Empty where it would not.
 */
export function unconfirmedAhead(
  first: Alternative,
  second: Alternative | null,
  weights: CriterionWeights,
): readonly Message[] {
  const gap = (first.overall?.score ?? NaN) - (second?.overall?.score ?? NaN)
  const unverified = sharedIndicators(first, weights)
    .filter(({ indicator }) => indicator.status === 'unverified')
    .map(({ indicator, share }) => ({ id: indicator.id, points: share * (indicator.score - indicator.low) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
  const lead = unverified.reduce((sum, { points }) => sum + points, 0)
  const what = listed(
    unverified.slice(0, namedAtMost).map(({ id }) => message('criteria.quoted', { what: indicatorName(id) })),
  )
  if (what === null || !(lead > gap)) return []
  return [message('criteria.verdict.unconfirmedAhead', { who: nameOf(first), what })]
}
