import type { CostLine, CostView } from '../../../domain/costs.ts'

/** The lines of an earlier run. */
export interface PreviousCosts {
  readonly bill: readonly CostLine[]
  readonly estimate: readonly CostLine[]
}

export interface CostsRequest {
  /** Null: no bill was given. */
  readonly bill: readonly CostLine[] | null
  readonly estimate: readonly CostLine[]
  readonly previous: PreviousCosts | null
  /** Calendar date, ISO 8601. */
  readonly today: string
}

/** Null where neither a bill nor an estimate says anything. A month that is not over is never compared with one that is. */
export function costView({ bill, estimate, previous, today }: CostsRequest): CostView | null {
  if (bill === null) return estimate.length === 0 ? null : ofEstimate(estimate, previous)
  const months = [...new Set(bill.map(({ month }) => month ?? ''))].toSorted()
  const newest = months.at(-1)
  if (newest === undefined) return null
  const whole = months.findLast((month) => month < today.slice(0, 7)) ?? null
  const of = (lines: readonly CostLine[], month: string) => {
    const found = lines.filter((line) => line.month === month)
    return found.length === 0 ? null : { month, lines: found }
  }
  const last = whole === null ? null : monthBefore(whole)
  return {
    basis: 'bill',
    newest: { month: newest, lines: bill.filter(({ month }) => month === newest) },
    whole: whole === null ? null : of(bill, whole),
    before: last === null ? null : (of(bill, last) ?? of(previous?.bill ?? [], last)),
  }
}

function ofEstimate(estimate: readonly CostLine[], previous: PreviousCosts | null): CostView {
  const now = { month: null, lines: estimate }
  const earlier = previous?.estimate ?? []
  const before = earlier.length === 0 ? null : { month: null, lines: earlier }
  return { basis: 'estimate', newest: now, whole: now, before }
}

function monthBefore(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 2)).toISOString().slice(0, 7)
}
