import type { Alternative } from '../../domain/comparison.ts'

/** The first two wishes, in their order, of which every alternative fails one though each is met by some; null for none. */
export function opposedWishes(
  alternatives: readonly Alternative[],
  wishes: readonly string[],
): { readonly first: string; readonly second: string } | null {
  const failed = [...new Set(wishes.map((text) => text.trim()))].map((wish) => ({
    wish,
    by: failing(wish, alternatives),
  }))
  const partial = failed.filter(({ by }) => by.size < alternatives.length)
  for (const [at, first] of partial.entries()) {
    const second = partial
      .slice(at + 1)
      .find(({ by }) => alternatives.every(({ id }) => first.by.has(id) || by.has(id)))
    if (second !== undefined) return { first: first.wish, second: second.wish }
  }
  return null
}

/** Ids of those that a wish excludes; what is not known fails nothing. */
function failing(wish: string, alternatives: readonly Alternative[]): ReadonlySet<string> {
  const out = alternatives.filter(
    ({ state, reasons }) => state === 'excluded' && reasons.some(({ constraint }) => constraint === wish),
  )
  return new Set(out.map(({ id }) => id))
}
