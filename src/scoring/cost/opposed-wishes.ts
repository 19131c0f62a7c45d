import type { Alternative } from '../../domain/comparison.ts'

interface Failed {
  readonly wish: string
  /** Ids of those that it excludes. */
  readonly by: ReadonlySet<string>
}

/** More than so many wishes that only together leave nobody tell a reader nothing. */
const mostNamed = 3

/**
 * The fewest wishes, at least two, of which every alternative fails one though each is met by some; the first such in their order. Null
 * where there are none.
 */
export function opposedWishes(
  alternatives: readonly Alternative[],
  wishes: readonly string[],
): readonly string[] | null {
  const failed = [...new Set(wishes.map((text) => text.trim()))].map((wish) => ({
    wish,
    by: failing(wish, alternatives),
  }))
  const partial = failed.filter(({ by }) => by.size > 0 && by.size < alternatives.length)
  const ids = alternatives.map(({ id }) => id)
  for (let size = 2; size <= mostNamed; size += 1) {
    const found = firstOf(partial, size, ids)
    if (found !== null) return found
  }
  return null
}

/** The first `size` wishes that leave none of `ids`. */
function firstOf(wishes: readonly Failed[], size: number, ids: readonly string[]): readonly string[] | null {
  if (size === 0) return ids.length === 0 ? [] : null
  for (const [at, { wish, by }] of wishes.entries()) {
    const left = ids.filter((id) => !by.has(id))
    const rest = firstOf(wishes.slice(at + 1), size - 1, left)
    if (rest !== null) return [wish, ...rest]
  }
  return null
}

/** What is not known fails nothing. */
function failing(wish: string, alternatives: readonly Alternative[]): ReadonlySet<string> {
  const out = alternatives.filter(
    ({ state, reasons }) => state === 'excluded' && reasons.some(({ constraint }) => constraint === wish),
  )
  return new Set(out.map(({ id }) => id))
}
