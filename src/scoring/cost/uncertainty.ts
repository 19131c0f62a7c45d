import { type BillLine, type Cost, isInDoubt } from '../../domain/comparison.ts'
import type { Evidence } from '../../domain/evidence.ts'
import { staleAfterDays } from '../../domain/evidence.ts'
import { Big, cents, multipleOf, sum, zero } from '../../domain/money.ts'

/** Where uncertain lines make more than this share of a bill, it is shown as a range. */
export const uncertainShareLimit = 0.05
/**
 * How far a stale or unverified price may be off, either way. Between April and June 2026 two large European
 * providers raised list prices by 30 to 67 per cent; a quarter is the middle between that and no change.
 */
export const uncertainMargin = '0.25'

/** What is left out of a price that was rounded to the cent. */
const halfCent = new Big('0.005')
const dayMs = 86_400_000

/** The evidence as it looks on the day of the comparison: old prices are stale, and stale ones that are not old were replaced. */
export function aged(evidence: Evidence, today: string): Evidence {
  const days = (Date.parse(today) - Date.parse(evidence.date)) / dayMs
  const isOld = days > staleAfterDays
  if (evidence.confidence === 'stale' && !isOld) return { ...evidence, replaced: true }
  return evidence.confidence === 'sourced' && isOld ? { ...evidence, confidence: 'stale' } : evidence
}

/**
 * The range of a bill whose lines in doubt weigh more than the limit; else null. It goes from the cheaper reading of every line to
 * the dearer, and by the margin beyond where the price itself is stale or unverified.
 */
export function billRange(bill: Big, lines: readonly BillLine[]): Cost['range'] {
  if (bill.lte(zero)) return null
  const share = multipleOf(bill, sum(lines.filter(isInDoubt).map((line) => line.amount.abs())))
  if (share <= uncertainShareLimit) return null
  const weak = lines.filter((line) => line.evidence.confidence !== 'sourced')
  const cheapest = sum(lines.map(byCheaperReading))
  const below = weak.map((line) => byCheaperReading(line).abs().times(marginOf(line).below))
  const above = weak.map((line) => line.amount.abs().times(marginOf(line).above))
  const low = cheapest.minus(cents(sum(below)))
  const high = bill.plus(cents(sum(above)))
  return { low, high, shareUncertain: Math.round(share * 10_000) / 10_000 }
}

/** What a line amounts to at the least, before its price is doubted. */
export function byCheaperReading({ amount, cheaperReading }: BillLine): Big {
  return cheaperReading ?? amount
}

/** All that a line may turn out to be, whatever it weighs in the bill. A discount is a negative amount. */
export function lineBounds(line: BillLine): { readonly low: Big; readonly high: Big } {
  const cheapest = byCheaperReading(line)
  if (line.evidence.confidence === 'sourced') return { low: cheapest, high: line.amount }
  const { below, above } = marginOf(line)
  return {
    low: cheapest.minus(cheapest.abs().times(below)),
    high: line.amount.plus(line.amount.abs().times(above)),
  }
}

/**
 * The shares by which a stale or unverified line may be off: the margin, on top of what rounding to the cent may have taken from its
 * unit price or added to it.
 */
function marginOf({ unitPrice, unit }: BillLine): { readonly below: Big; readonly above: Big } {
  const price = new Big(unitPrice.amount).abs()
  const rounded = isRounded(price) && unit !== 'percent' && unit !== 'line' ? halfCent.div(price) : zero
  const one = new Big(1)
  return {
    below: one.minus(one.minus(rounded).times(one.minus(uncertainMargin))),
    above: one.plus(rounded).times(one.plus(uncertainMargin)).minus(one),
  }
}

/** A price of an hour or a GB that stands with two decimals at most is taken for one that its source has rounded. */
function isRounded(price: Big): boolean {
  return price.gt(0) && price.lt(1) && price.eq(cents(price))
}
