import type { Alternative } from '../../domain/comparison.ts'
import type { IndicatorScore, Lacking } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import type { Unpriced } from '../criteria/unpriced-instead.ts'
import type { Field } from './confirmed-prices.ts'
import type { Bound } from './lacking-name.ts'
import { rankByScore } from './rank-by-score.ts'
import { isRival } from './rivals.ts'

/** Who is ranked, who might be with one answer more, and what would become of them. */
export interface Scene extends Field {
  /** Scored, and not ranked for reasons of one kind. */
  readonly hopeful: readonly Alternative[]
  readonly weights: CriterionWeights
  readonly unpriced: (alternative: Alternative) => readonly Unpriced[]
}

/** One thing to find out, and the order if it turned out as well or as badly as the evidence allows. */
export interface Answer {
  readonly asked: Lacking
  /** Where it was asked. */
  readonly of: Alternative
  readonly indicator: Pick<IndicatorScore, 'id' | 'criterion' | 'lacking'>
  /** The best answer, or the worst. */
  readonly bound: Bound
  /** Best first: all that it moves, the first of now, and the best of the others. */
  readonly order: readonly Alternative[]
}

/** Those that lack one thing to be ranked. */
export function hopefulOf(alternatives: readonly Alternative[]): readonly Alternative[] {
  return alternatives.filter(
    ({ state, overall, reasons }) =>
      (state === 'undecided' || state === 'notRanked') &&
      overall !== null &&
      new Set(reasons.map(({ constraint }) => constraint)).size === 1,
  )
}

/**
 * Whose answers may put it before the first: rivals that the evidence lets reach it. No answer lifts anybody above what all of them would.
 */
export function contenders({ ranked, hopeful }: Scene): readonly Alternative[] {
  const [first] = ranked
  const bar = first?.overall?.score
  if (first === undefined || bar === undefined) return []
  return [...ranked, ...hopeful]
    .filter(({ overall }) => overall !== null && overall.high > bar)
    .filter((one) => isRival(first, one))
}

/** The first and other places of its provider. */
export function placesOfFirst({ ranked }: Scene): readonly Alternative[] {
  return ranked.filter(({ provider }) => provider === ranked[0]?.provider)
}

/** The order, once some have moved; whoever has moved to where it may be ranked takes part. */
export function orderWith({ ranked, usersIn }: Scene, moved: readonly Alternative[]): readonly Alternative[] {
  const ids = new Set(moved.map(({ id }) => id))
  const still = ranked.filter(({ id }) => !ids.has(id))
  return rankByScore([...moved, ...still.slice(0, 1)], usersIn).filter(({ state }) => state === 'ranked')
}

/** The name of what a constraint asks for: `certification` of `certification=HDS`. */
export function wishOf({ reasons }: Alternative): string {
  return reasons[0]?.constraint.split(/[!<>=]/)[0] ?? ''
}
