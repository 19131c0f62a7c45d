import type { Alternative, AlternativeState } from '../../domain/comparison.ts'
import { byName, firstDifference } from '../order.ts'

const order: Readonly<Record<AlternativeState, number>> = { ranked: 0, undecided: 1, notRanked: 2, excluded: 3 }

/** Sorts by state, total and id, and numbers the ranked ones from 1. */
export function rankByTotal(alternatives: readonly Alternative[]): readonly Alternative[] {
  return [...alternatives]
    .sort((a, b) => firstDifference(order[a.state] - order[b.state], byTotal(a, b)))
    .map((alternative, index) => ({ ...alternative, rank: alternative.state === 'ranked' ? index + 1 : null }))
}

/** Cheapest first; those without a bill last; then by id. */
export function byTotal(a: Alternative, b: Alternative): number {
  const difference =
    a.cost === null || b.cost === null
      ? Number(a.cost === null) - Number(b.cost === null)
      : a.cost.total.cmp(b.cost.total)
  return firstDifference(difference, byName(a.id, b.id))
}
