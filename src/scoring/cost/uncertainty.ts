import type { BillLine, Cost } from '../../domain/comparison.ts'
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

/** The range of a bill whose stale or unverified lines weigh more than the limit; else null. */
export function billRange(bill: Big, lines: readonly BillLine[]): Cost['range'] {
  const uncertain = sum(lines.filter((line) => line.evidence.confidence !== 'sourced').map((line) => line.amount.abs()))
  if (bill.lte(zero)) return null
  const share = uncertain.div(bill).toNumber()
  if (share <= uncertainShareLimit) return null
  const margin = cents(uncertain.times(uncertainMargin))
  return { low: bill.minus(margin), high: bill.plus(margin), shareUncertain: Math.round(share * 10_000) / 10_000 }
}
