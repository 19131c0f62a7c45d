import type { Alternative, Reason } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { DecidingFact, OverallScore } from '../../domain/score.ts'
import { nameOf } from '../cost/name.ts'

/** An undecided alternative that lacks a single fact, and would come first with it. */
export interface Challenger {
  readonly alternative: Alternative
  readonly overall: OverallScore
  readonly lacks: Reason
}

/** The best of those that score more than the first and lack a single fact; null where there is none. */
export function challengerOf(first: OverallScore, alternatives: readonly Alternative[]): Challenger | null {
  const all = alternatives.flatMap((alternative): readonly Challenger[] => {
    const { state, overall, reasons } = alternative
    const [lacks, ...more] = reasons
    if (state !== 'undecided' || overall === null || lacks === undefined || more.length > 0) return []
    return overall.score > first.score ? [{ alternative, overall, lacks }] : []
  })
  return all.toSorted((a, b) => b.overall.score - a.overall.score)[0] ?? null
}

export function challengerSentence({ alternative, overall }: Challenger): Message {
  return message('criteria.verdict.stillOpen', { who: nameOf(alternative), score: Math.round(overall.score) })
}

/** The fact that it lacks decides who is first. */
export function factOfChallenger({ alternative, overall, lacks }: Challenger, first: OverallScore): DecidingFact {
  const { constraint, text: fact } = lacks
  return {
    alternative: alternative.id,
    criterion: 'constraint',
    indicator: constraint,
    fact: null,
    swing: overall.score - first.score,
    text: message('criteria.decide.open', { who: nameOf(alternative), fact, constraint }),
  }
}
