import { type BillLine, type Cost, isInDoubt } from '../../domain/comparison.ts'
import type { Evidence } from '../../domain/evidence.ts'
import { staleAfterDays } from '../../domain/evidence.ts'
import type { Big } from '../../domain/money.ts'
import { cents, sum, zero } from '../../domain/money.ts'

/** Where uncertain lines make more than this share of a bill, it is shown as a range. */
export const uncertainShareLimit = 0.05
/**
 * How far a stale or unverified price may be off, either way. Between April and June 2026 two large European
 * providers raised list prices by 30 to 67 per cent; a quarter is the middle between that and no change.
 */
export const uncertainMargin = '0.25'

const dayMs = 86_400_000

/** The evidence as it looks on the day of the comparison: old prices are stale. */
export function aged(evidence: Evidence, today: string): Evidence {
  if (evidence.confidence !== 'sourced') return evidence
  const days = (Date.parse(today) - Date.parse(evidence.date)) / dayMs
  return days > staleAfterDays ? { ...evidence, confidence: 'stale' } : evidence
}

/**
 * The range of a bill whose lines in doubt weigh more than the limit; else null. It goes from the cheaper reading of every line to
 * the dearer, and by the margin beyond where the price itself is stale or unverified.
 */
export function billRange(bill: Big, lines: readonly BillLine[]): Cost['range'] {
  if (bill.lte(zero)) return null
  const share = sum(lines.filter(isInDoubt).map((line) => line.amount.abs()))
    .div(bill)
    .toNumber()
  if (share <= uncertainShareLimit) return null
  const cheapest = sum(lines.map(byCheaperReading))
  const low = cheapest.minus(marginOf(lines, byCheaperReading))
  const high = bill.plus(marginOf(lines, (line) => line.amount))
  return { low, high, shareUncertain: Math.round(share * 10_000) / 10_000 }
}

/** What a line amounts to at the least, before its price is doubted. */
export function byCheaperReading({ amount, cheaperReading }: BillLine): Big {
  return cheaperReading ?? amount
}

/** How far the stale and unverified prices may be off in all. */
function marginOf(lines: readonly BillLine[], amountOf: (line: BillLine) => Big): Big {
  const weak = lines.filter((line) => line.evidence.confidence !== 'sourced')
  return cents(sum(weak.map((line) => amountOf(line).abs())).times(uncertainMargin))
}
