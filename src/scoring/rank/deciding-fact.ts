import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { DecidingFact, IndicatorScore, Lacking } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { nameOf } from '../cost/name.ts'
import type { Answer, Scene } from './answers.ts'
import { factOfChallenger } from './challenger.ts'
import { factAnswers } from './fact-answers.ts'
import { lackingOf, whomToAsk } from './lacking-name.ts'
import { priceAnswers } from './price-answers.ts'
import { isRival } from './rivals.ts'
import { sharedIndicators } from './shares.ts'

/** Points; criteria are rounded to the ten-thousandth before they are added up. */
const tolerance = 0.0001

interface Option {
  readonly fact: DecidingFact
  /** Points by which it goes beyond what is needed. */
  readonly excess: number
}

/**
 * Among all facts and prices that are missing or weak, the one that alone could put another provider first by the widest margin, with
 * all that hangs on it; one that would have to come for nothing only where no other could. Null when none could.
 */
export function decidingFact(scene: Scene): DecidingFact | null {
  const [first] = scene.ranked
  if (first === undefined) return null
  const widest = (answers: readonly Answer[]) => widestMargin(answers.flatMap((answer) => option(answer, first, scene)))
  const { inDoubt, forNothing } = priceAnswers(scene)
  return widest([...factAnswers(scene), ...inDoubt]) ?? widest(forNothing)
}

function widestMargin(options: readonly Option[]): DecidingFact | null {
  const best = options.reduce<Option | null>(
    (found, one) => (found === null || one.excess > found.excess ? one : found),
    null,
  )
  return best?.fact ?? null
}

function option(answer: Answer, first: Alternative, { ranked, hopeful }: Scene): readonly Option[] {
  const { order, bound } = answer
  const [top] = order
  if (top === undefined || !isRival(first, top)) return []
  const after = order.find(({ id }) => id === first.id) ?? first
  const excess = scoreOf(top) - scoreOf(after)
  if (!(excess > tolerance)) return []
  const [moved, now] = bound === 'low' ? [first, after] : [[...ranked, ...hopeful].find(({ id }) => id === top.id), top]
  if (moved === undefined) return []
  const swing = Math.abs(scoreOf(now) - scoreOf(moved))
  return [{ fact: factOf(answer, { moved, swing, first }, top), excess }]
}

interface Swing {
  readonly moved: Alternative
  readonly swing: number
  readonly first: Alternative
}

function factOf(
  { asked, of, indicator, bound }: Answer,
  { moved, swing, first }: Swing,
  top: Alternative,
): DecidingFact {
  const { overall, reasons, state } = moved
  const [lacks] = reasons
  if (state === 'undecided' && overall !== null && lacks !== undefined && first.overall !== null) {
    return { ...factOfChallenger({ alternative: moved, overall, lacks }, first.overall), swing }
  }
  const provider = asked.seller ?? message('bill.name.provider', { provider: of.providerName })
  const words = { fact: asked.fact, provider, who: nameOf(moved) }
  const { id, criterion, lacking } = indicator
  return {
    alternative: moved.id,
    criterion,
    indicator: id,
    fact: lacking[0] ?? null,
    swing,
    text:
      bound === 'low'
        ? message('criteria.decide.fall', { ...words, other: nameOf(top) })
        : message('criteria.decide.rise', { ...words, first: nameOf(first) }),
  }
}

function scoreOf({ overall }: Alternative): number {
  return overall?.score ?? NaN
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
