import type { BillLine, BillPart } from '../../domain/comparison.ts'
import { isInDoubt } from '../../domain/comparison.ts'
import type { Big } from '../../domain/money.ts'
import { zero } from '../../domain/money.ts'
import { lineBounds } from './uncertainty.ts'

/** What one seller bills under one part, on prices that are not sure. */
export interface PartDoubt {
  readonly part: BillPart
  /** Null where it is the alternative's own provider. */
  readonly seller: string | null
  /** Between the least and the most that its lines in doubt may come to, a month. */
  readonly spread: Big
  /** Nobody says what some of it is billed by. */
  readonly hasReadings: boolean
}

/** The part of a bill, by seller, that its doubtful lines leave most open; null where none is in doubt. */
export function widestDoubt(lines: readonly BillLine[]): PartDoubt | null {
  const doubts = new Map<string, PartDoubt>()
  for (const line of lines.filter(isInDoubt)) {
    const { part, seller = null, cheaperReading } = line
    const key = JSON.stringify([part, seller])
    const before = doubts.get(key) ?? { part, seller, spread: zero, hasReadings: false }
    const { low, high } = lineBounds(line)
    const spread = before.spread.plus(high.minus(low))
    doubts.set(key, { ...before, spread, hasReadings: before.hasReadings || cheaperReading !== undefined })
  }
  const [widest] = [...doubts.values()].sort((one, other) => other.spread.cmp(one.spread))
  return widest ?? null
}
