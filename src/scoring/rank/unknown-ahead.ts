import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { indicatorName } from '../criteria/names.ts'
import { listed, nameOf } from '../cost/name.ts'
import { bestOfEach } from './rivals.ts'
import type { SharedIndicator } from './shares.ts'
import { sharedIndicators } from './shares.ts'

/** So many are told, the highest places first. */
const told = 3
/** Of several indicators, so many are named. */
const namedAtMost = 2

/**
 * Pairs whose order hangs on silence: the upper one has indicators that are unknown, and count 25, where the lower one is known to be
 * worse; were they as bad, the order would turn. Ranked alternatives in, in order; the best of each provider is looked at.
 */
export function unknownAhead(ranked: readonly Alternative[], weights: CriterionWeights): readonly Message[] {
  const best = bestOfEach(ranked).map((alternative) => ({ alternative, parts: sharedIndicators(alternative, weights) }))
  const pairs = best.flatMap((upper, at) => best.slice(at + 1).map((lower) => ({ upper, lower })))
  return pairs.flatMap(({ upper, lower }) => pairSentence(upper, lower)).slice(0, told)
}

interface Placed {
  readonly alternative: Alternative
  readonly parts: readonly SharedIndicator[]
}

/** An indicator that is unknown for the upper one, with the points of the overall score that it is ahead by. */
interface Lead {
  readonly id: string
  readonly points: number
}

function pairSentence(upper: Placed, lower: Placed): readonly Message[] {
  const gap = (upper.alternative.overall?.score ?? NaN) - (lower.alternative.overall?.score ?? NaN)
  const leads = leadsOf(upper, lower)
  const lead = leads.reduce((sum, { points }) => sum + points, 0)
  const what = listed(
    leads.slice(0, namedAtMost).map(({ id }) => message('criteria.quoted', { what: indicatorName(id) })),
  )
  if (what === null || !(lead > gap)) return []
  const names = { who: nameOf(upper.alternative), other: nameOf(lower.alternative) }
  return [message('criteria.verdict.unknownAhead', { ...names, count: leads.length, what })]
}

/** What brings most first. */
function leadsOf(upper: Placed, lower: Placed): readonly Lead[] {
  const known = new Map(lower.parts.map(({ indicator }) => [indicator.id, indicator]))
  const leads = upper.parts.flatMap(({ indicator, share }): readonly Lead[] => {
    const other = known.get(indicator.id)
    if (indicator.status !== 'unknown' || other === undefined || other.status === 'unknown') return []
    const points = share * (indicator.score - other.score)
    return points > 0 ? [{ id: indicator.id, points }] : []
  })
  return leads.toSorted((a, b) => b.points - a.points)
}
