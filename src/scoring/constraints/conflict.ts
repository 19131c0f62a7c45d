import type { Conflict } from '../../domain/comparison.ts'
import type { Constraint, ConstraintTable } from './constraint.ts'

/** The first two constraints, in their order, that nothing can meet both, whatever prices and facts say; null for none. */
export function findConflict(constraints: readonly Constraint[], table: ConstraintTable): Conflict | null {
  for (const [at, first] of constraints.entries()) {
    const rivals = constraints.slice(at + 1).filter(({ key }) => key === first.key)
    const second = rivals.find((rival) => table[first.key]?.excludes?.(first, rival) === true)
    if (second !== undefined) return { first: first.text, second: second.text, either: either(first, second) }
  }
  return null
}

/** Two constraints on one of several values: what is wanted of one never is among the values of the other, or is ruled out by it. */
export function excludesByValue(
  valuesOf: (constraint: Constraint) => readonly string[],
): (a: Constraint, b: Constraint) => boolean {
  return (a, b) => {
    if (a.operator === '!=') return b.operator === '=' && isWithin(valuesOf(b), valuesOf(a))
    if (b.operator === '!=') return isWithin(valuesOf(a), valuesOf(b))
    const others = valuesOf(b)
    return !valuesOf(a).some((value) => others.includes(value))
  }
}

function isWithin(values: readonly string[], others: readonly string[]): boolean {
  return values.every((value) => others.includes(value))
}

/** How to say that one of the two will do; null where one of them rules something out. */
function either(first: Constraint, second: Constraint): string | null {
  if (first.operator !== '=' || second.operator !== '=') return null
  return `${first.key}=${[...first.values, ...second.values].join(',')}`
}
