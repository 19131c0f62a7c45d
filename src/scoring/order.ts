/** The first of several comparisons that tells two things apart; 0 when none does. */
export function firstDifference(...differences: readonly number[]): number {
  for (const difference of differences) if (difference !== 0) return difference
  return 0
}

/** By code units: the same on every machine, whatever its language. */
export function byName(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
