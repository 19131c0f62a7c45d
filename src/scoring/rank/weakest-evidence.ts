import type { Alternative } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import type { WeakEvidence } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import type { MessageKey } from '../../messages/keys.ts'
import { indicatorName } from '../criteria/names.ts'
import { nameOf } from '../cost/name.ts'
import type { SharedIndicator } from './shares.ts'
import { sharedIndicators } from './shares.ts'

const told = 5

/** Reasons that stand behind several indicators of an alternative at once. */
const commonCauses: ReadonlySet<MessageKey> = new Set<MessageKey>([
  'criteria.reason.today',
  'criteria.reason.noPriceOf',
  'criteria.reason.lowerBound',
  'criteria.reason.unread',
])

/** What leaves most of the overall score open among the alternatives given, the widest first. */
export function weakestEvidence(
  alternatives: readonly Alternative[],
  weights: CriterionWeights,
): readonly WeakEvidence[] {
  return alternatives
    .flatMap((alternative) => sharedIndicators(alternative, weights))
    .map((part) => ({ part, width: part.share * (part.indicator.high - part.indicator.low) }))
    .sort((a, b) => b.width - a.width)
    .filter(({ part }, index, parts) => !parts.slice(0, index).some((before) => sameCause(before.part, part)))
    .flatMap(({ part }) => weakness(part))
    .slice(0, told)
}

/** True where one thing to find out would settle both: told once, with what it leaves open most. */
function sameCause(one: SharedIndicator, other: SharedIndicator): boolean {
  const key = one.indicator.reason?.key
  if (key === undefined || !commonCauses.has(key)) return false
  return one.alternative === other.alternative && other.indicator.reason?.key === key
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
