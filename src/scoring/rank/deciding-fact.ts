import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { DecidingFact } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { nameOf } from '../cost/name.ts'
import { lackingName } from './lacking-name.ts'
import type { SharedIndicator } from './shares.ts'
import { sharedIndicators } from './shares.ts'

interface Option {
  readonly fact: DecidingFact
  /** Points by which it goes beyond what is needed. */
  readonly excess: number
}

/**
 * Among all weak indicators of the ranked alternatives, the one that alone could put somebody else first by the widest margin: down to
 * its low for the first, up to its high for another provider. Null when none could.
 */
export function decidingFact(ranked: readonly Alternative[], weights: CriterionWeights): DecidingFact | null {
  const [first, ...others] = ranked
  const second = others.find(({ provider }) => provider !== first?.provider) ?? others[0]
  if (first === undefined || second === undefined) return null
  const falls = sharedIndicators(first, weights).flatMap((part) => fall(part, second))
  const rivals = others.filter((other) => other === second || other.provider !== first.provider)
  const rises = rivals.flatMap((other) => sharedIndicators(other, weights).flatMap((part) => rise(part, first)))
  const best = [...falls, ...rises].reduce<Option | null>(
    (found, option) => (found === null || option.excess > found.excess ? option : found),
    null,
  )
  return best?.fact ?? null
}

function fall(part: SharedIndicator, second: Alternative): readonly Option[] {
  const swing = part.share * (part.indicator.score - part.indicator.low)
  return option(part, { swing, gap: gapBetween(part.alternative, second), text: fallText(part, second) })
}

function rise(part: SharedIndicator, first: Alternative): readonly Option[] {
  const swing = part.share * (part.indicator.high - part.indicator.score)
  const text = message('criteria.decide.rise', { fact: lackingName(part.indicator), who: nameOf(part.alternative) })
  return option(part, { swing, gap: gapBetween(first, part.alternative), text })
}

function fallText({ indicator, alternative }: SharedIndicator, second: Alternative): Message {
  const [fact, who, other] = [lackingName(indicator), nameOf(alternative), nameOf(second)]
  return message('criteria.decide.fall', { fact, who, other })
}

function gapBetween(first: Alternative, other: Alternative): number {
  return (first.overall?.score ?? NaN) - (other.overall?.score ?? NaN)
}

function option(
  { alternative, indicator }: SharedIndicator,
  { swing, gap, text }: { readonly swing: number; readonly gap: number; readonly text: Message },
): readonly Option[] {
  if (indicator.status === 'known' || !(swing > gap)) return []
  const { id, criterion, lacking } = indicator
  const fact = { alternative: alternative.id, criterion, indicator: id, fact: lacking[0] ?? null, swing, text }
  return [{ fact, excess: swing - gap }]
}

/** What leaves most open between alternatives, in words; null when everything is known. */
export function widestOf(alternatives: readonly Alternative[], weights: CriterionWeights): Message | null {
  const parts = alternatives.flatMap((alternative) => sharedIndicators(alternative, weights))
  const weak = parts.filter(({ indicator }) => indicator.status !== 'known')
  const width = ({ share, indicator }: SharedIndicator) => share * (indicator.high - indicator.low)
  const [widest] = [...weak].sort((a, b) => width(b) - width(a))
  if (widest === undefined) return null
  return message('criteria.decide.of', { fact: lackingName(widest.indicator), who: nameOf(widest.alternative) })
}
