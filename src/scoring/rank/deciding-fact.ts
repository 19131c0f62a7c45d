import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { DecidingFact } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { nameOf } from '../cost/name.ts'
import { lackingName } from './lacking-name.ts'
import { isRival } from './rivals.ts'
import type { SharedIndicator } from './shares.ts'
import { sharedIndicators } from './shares.ts'

interface Option {
  readonly fact: DecidingFact
  /** Points by which it goes beyond what is needed. */
  readonly excess: number
}

/**
 * Among all facts and prices that are missing or weak, the one that alone could put another provider first by the widest margin: down
 * to the low of its indicator for the first, up to the high for a rival. Null when none could.
 */
export function decidingFact(ranked: readonly Alternative[], weights: CriterionWeights): DecidingFact | null {
  const [first] = ranked
  if (first === undefined) return null
  const rivals = ranked.filter((other) => isRival(first, other))
  const [second] = rivals
  if (second === undefined) return null
  const falls = sharedIndicators(first, weights).flatMap((part) => fall(part, second))
  const rises = rivals.flatMap((other) => sharedIndicators(other, weights).flatMap((part) => rise(part, first)))
  const best = [...falls, ...rises].reduce<Option | null>(
    (found, option) => (found === null || option.excess > found.excess ? option : found),
    null,
  )
  return best?.fact ?? null
}

function fall(part: SharedIndicator, second: Alternative): readonly Option[] {
  const swing = part.share * (part.indicator.score - part.indicator.low)
  return option(part, {
    swing,
    gap: gapBetween(part.alternative, second),
    text: (fact) => fallText(part, second, fact),
  })
}

function rise(part: SharedIndicator, first: Alternative): readonly Option[] {
  const swing = part.share * (part.indicator.high - part.indicator.score)
  const { alternative } = part
  const text = (fact: Message) =>
    message('criteria.decide.rise', {
      fact,
      provider: alternative.providerName,
      who: nameOf(alternative),
      first: nameOf(first),
    })
  return option(part, { swing, gap: gapBetween(first, part.alternative), text })
}

function fallText({ alternative }: SharedIndicator, second: Alternative, fact: Message): Message {
  return message('criteria.decide.fall', {
    fact,
    provider: alternative.providerName,
    who: nameOf(alternative),
    other: nameOf(second),
  })
}

function gapBetween(first: Alternative, other: Alternative): number {
  return (first.overall?.score ?? NaN) - (other.overall?.score ?? NaN)
}

function option(
  { alternative, indicator }: SharedIndicator,
  { swing, gap, text }: { readonly swing: number; readonly gap: number; readonly text: (fact: Message) => Message },
): readonly Option[] {
  if (indicator.status === 'known' || !(swing > gap)) return []
  const name = lackingName(indicator, alternative)
  if (name === null) return []
  const { id, criterion, lacking } = indicator
  const fact = {
    alternative: alternative.id,
    criterion,
    indicator: id,
    fact: lacking[0] ?? null,
    swing,
    text: text(name),
  }
  return [{ fact, excess: swing - gap }]
}

/** The fact or price that leaves most open between alternatives, in words; null when none is lacking. */
export function widestOf(alternatives: readonly Alternative[], weights: CriterionWeights): Message | null {
  const parts = alternatives.flatMap((alternative) => sharedIndicators(alternative, weights))
  const weak = parts.flatMap(({ indicator, alternative, share }) => {
    const fact = indicator.status === 'known' ? null : lackingName(indicator, alternative)
    return fact === null ? [] : [{ fact, alternative, width: share * (indicator.high - indicator.low) }]
  })
  const [widest] = weak.sort((a, b) => b.width - a.width)
  return widest === undefined
    ? null
    : message('criteria.decide.of', { fact: widest.fact, who: nameOf(widest.alternative) })
}
