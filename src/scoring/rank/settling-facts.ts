import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import type { Lacking } from '../../domain/score.ts'
import type { Bound } from './lacking-name.ts'
import { lackingOf, whomToAsk } from './lacking-name.ts'
import { sharedIndicators } from './shares.ts'

/** Points; those of criteria are rounded to the ten-thousandth before they are added up. */
const tolerance = 0.001

interface Answer {
  readonly asked: Lacking
  readonly alternative: Alternative
  /** Points of the overall score by which the two intervals come apart. */
  readonly gain: number
}

/**
 * The fewest facts and prices that would tell two apart if each turned out as it is estimated now, what brings most first; null where even
 * all of them would not. One answer may settle several indicators.
 */
export function settlingFacts(
  first: Alternative,
  second: Alternative,
  weights: CriterionWeights,
): readonly Message[] | null {
  if (first.overall === null || second.overall === null) return null
  let overlap = second.overall.high - first.overall.low
  const needed: Message[] = []
  const answers = together([...answersOf(first, weights, 'low'), ...answersOf(second, weights, 'high')])
  for (const { asked, alternative, gain } of answers.toSorted((a, b) => b.gain - a.gain)) {
    needed.push(message('criteria.decide.of', { fact: asked.fact, who: whomToAsk(asked, alternative) }))
    overlap -= gain
    if (overlap < -tolerance) return needed
  }
  return null
}

/** What could be obtained about an alternative, each with the points up to the bound that it would take away. */
function answersOf(alternative: Alternative, weights: CriterionWeights, bound: Bound): readonly Answer[] {
  return sharedIndicators(alternative, weights).flatMap(({ indicator, share }) => {
    const asked = indicator.status === 'known' ? null : lackingOf(indicator, alternative, bound)
    return asked === null ? [] : [{ asked, alternative, gain: share * Math.abs(indicator.score - indicator[bound]) }]
  })
}

/** Each thing to find out once, though several indicators hang on it, or both sides on one seller. */
function together(answers: readonly Answer[]): readonly Answer[] {
  const found = new Map<string, Answer>()
  for (const answer of answers) {
    const { asked, alternative } = answer
    const key = JSON.stringify([asked.fact, asked.seller ?? alternative.id])
    found.set(key, { ...answer, gain: answer.gain + (found.get(key)?.gain ?? 0) })
  }
  return [...found.values()]
}
