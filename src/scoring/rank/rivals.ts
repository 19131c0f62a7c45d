import type { Alternative } from '../../domain/comparison.ts'
import { isToday } from '../criteria/situation.ts'

/**
 * True where one is a rival of the other: regions of one provider stand and fall together. What runs today is a rival of everything,
 * its own provider included, as nobody knows which of its products it is.
 */
export function isRival(one: Alternative, other: Alternative): boolean {
  if (isToday(one) || isToday(other)) return one.id !== other.id
  return one.provider !== other.provider
}

/** The first, and the best of its rivals where there is one. Ranked alternatives in, in order. */
export function firstAndRival(ranked: readonly Alternative[]): readonly Alternative[] {
  const [first] = ranked
  if (first === undefined) return []
  const rival = ranked.find((other) => isRival(first, other))
  return rival === undefined ? [first] : [first, rival]
}

/** The best of each provider, what runs today apart. Ranked alternatives in, in order. */
export function bestOfEach(ranked: readonly Alternative[]): readonly Alternative[] {
  return ranked.reduce<readonly Alternative[]>(
    (best, one) => (best.every((other) => isRival(other, one)) ? [...best, one] : best),
    [],
  )
}
