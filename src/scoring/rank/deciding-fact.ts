import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { DecidingFact, IndicatorScore, Lacking } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { nameOf } from '../cost/name.ts'
import type { Bound } from './lacking-name.ts'
import { lackingOf, whomToAsk } from './lacking-name.ts'
import { bestOfEach, isRival } from './rivals.ts'
import type { SharedIndicator } from './shares.ts'
import { sharedIndicators } from './shares.ts'

interface Option {
  readonly fact: DecidingFact
  /** Points by which it goes beyond what is needed. */
  readonly excess: number
}

/**
 * Among all facts and prices that are missing or weak, the one that alone could put another provider first by the widest margin: down
 * to the low of its indicator for the first, up to the high for a rival. What the same answer of the same seller does to the other counts
 * against it. Of each rival provider its best place, others only where none of these could. Null when none could.
 */
export function decidingFact(ranked: readonly Alternative[], weights: CriterionWeights): DecidingFact | null {
  const [first] = ranked
  if (first === undefined) return null
  const rivals = ranked.filter((other) => isRival(first, other))
  const [second] = rivals
  if (second === undefined) return null
  const falls = sharedIndicators(first, weights).flatMap((part) => fall(part, second, weights))
  const rises = (others: readonly Alternative[]) =>
    others.flatMap((other) => sharedIndicators(other, weights).flatMap((part) => rise(part, first, weights)))
  return widestMargin([...falls, ...rises(bestOfEach(rivals))]) ?? widestMargin(rises(rivals))
}

function widestMargin(options: readonly Option[]): DecidingFact | null {
  const best = options.reduce<Option | null>(
    (found, option) => (found === null || option.excess > found.excess ? option : found),
    null,
  )
  return best?.fact ?? null
}

function fall(part: SharedIndicator, second: Alternative, weights: CriterionWeights): readonly Option[] {
  const text = (asked: Asked) =>
    message('criteria.decide.fall', { ...asked, who: nameOf(part.alternative), other: nameOf(second) })
  return option(part, {
    bound: 'low',
    against: sharedIndicators(second, weights),
    gap: gapBetween(part.alternative, second),
    text,
  })
}

function rise(part: SharedIndicator, first: Alternative, weights: CriterionWeights): readonly Option[] {
  const text = (asked: Asked) =>
    message('criteria.decide.rise', { ...asked, who: nameOf(part.alternative), first: nameOf(first) })
  return option(part, {
    bound: 'high',
    against: sharedIndicators(first, weights),
    gap: gapBetween(first, part.alternative),
    text,
  })
}

/** Values of a sentence: what to ask, and whom. */
type Asked = Readonly<Record<'fact' | 'provider', Message>>

function gapBetween(first: Alternative, other: Alternative): number {
  return (first.overall?.score ?? NaN) - (other.overall?.score ?? NaN)
}

interface Question {
  readonly bound: Bound
  /** Indicators of the other, which the same answer may move as well. */
  readonly against: readonly SharedIndicator[]
  readonly gap: number
  readonly text: (asked: Asked) => Message
}

function option(part: SharedIndicator, { bound, against, gap, text }: Question): readonly Option[] {
  const { alternative, indicator } = part
  const asked = indicator.status === 'known' ? null : lackingOf(indicator, alternative, bound)
  if (asked === null) return []
  const swing = swingOf(part, bound) - swingOfSame(asked, { part, bound, against })
  if (!(swing > gap)) return []
  const { id, criterion, lacking } = indicator
  const provider = asked.seller ?? message('bill.name.provider', { provider: alternative.providerName })
  const fact = {
    alternative: alternative.id,
    criterion,
    indicator: id,
    fact: lacking[0] ?? null,
    swing,
    text: text({ fact: asked.fact, provider }),
  }
  return [{ fact, excess: swing - gap }]
}

function swingOf({ share, indicator }: SharedIndicator, bound: Bound): number {
  return share * Math.abs(indicator.score - indicator[bound])
}

/** What an answer of another seller, such as whoever keeps the backups of both, moves the other by. */
function swingOfSame(
  asked: Lacking,
  { part, bound, against }: Pick<Question, 'bound' | 'against'> & { readonly part: SharedIndicator },
): number {
  const other = against.find(({ indicator }) => indicator.id === part.indicator.id)
  if (asked.seller === null || other === undefined) return 0
  const same = lackingOf(other.indicator, other.alternative, bound)
  return JSON.stringify(same) === JSON.stringify(asked) ? swingOf(other, bound) : 0
}

/** The fact or price that leaves most open between alternatives, in words; null when none is lacking. */
export function widestOf(alternatives: readonly Alternative[], weights: CriterionWeights): Message | null {
  const parts = alternatives.flatMap((alternative) => sharedIndicators(alternative, weights))
  const weak = parts.flatMap(({ indicator, alternative, share }) => {
    const asked = indicator.status === 'known' ? null : widerOf(indicator, alternative)
    return asked === null ? [] : [{ asked, alternative, width: share * (indicator.high - indicator.low) }]
  })
  const [widest] = weak.sort((a, b) => b.width - a.width)
  return widest === undefined
    ? null
    : message('criteria.decide.of', { fact: widest.asked.fact, who: whomToAsk(widest.asked, widest.alternative) })
}

/** What the wider side of an indicator hangs on. */
function widerOf(indicator: IndicatorScore, alternative: Alternative): Lacking | null {
  const { score, low, high } = indicator
  return lackingOf(indicator, alternative, score - low > high - score ? 'low' : 'high')
}
