import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { nameOf } from '../cost/name.ts'
import { lackingName } from './lacking-name.ts'
import { sharedIndicators } from './shares.ts'

/** Points; those of criteria are rounded to the ten-thousandth before they are added up. */
const tolerance = 0.001

interface Answer {
  readonly fact: Message
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
  const answers = [...answersOf(first, weights, 'low'), ...answersOf(second, weights, 'high')]
  for (const { fact, alternative, gain } of answers.toSorted((a, b) => b.gain - a.gain)) {
    needed.push(message('criteria.decide.of', { fact, who: nameOf(alternative) }))
    overlap -= gain
    if (overlap < -tolerance) return needed
  }
  return null
}

/** What could be obtained about an alternative, each with the points up to the bound that it would take away. */
function answersOf(alternative: Alternative, weights: CriterionWeights, bound: 'low' | 'high'): readonly Answer[] {
  const answers = new Map<string, Answer>()
  for (const { indicator, share } of sharedIndicators(alternative, weights)) {
    const fact = indicator.status === 'known' ? null : lackingName(indicator, alternative)
    if (fact === null) continue
    const key = JSON.stringify(fact)
    const gain = share * Math.abs(indicator.score - indicator[bound]) + (answers.get(key)?.gain ?? 0)
    answers.set(key, { fact, alternative, gain })
  }
  return [...answers.values()]
}
