import type { Alternative, BillLine, Cost } from '../../domain/comparison.ts'
import { billParts, isInDoubt } from '../../domain/comparison.ts'
import type { Big } from '../../domain/money.ts'
import { cents, sum } from '../../domain/money.ts'
import { billRange, lineBounds } from '../cost/uncertainty.ts'
import type { Rescore } from '../criteria/score-alternatives.ts'
import { rankByScore } from './rank-by-score.ts'

/** Ranked alternatives and what would become of them. */
export interface Field {
  /** In order. */
  readonly ranked: readonly Alternative[]
  readonly rescore: Rescore
  /** ISO codes. */
  readonly usersIn: readonly string[]
}

/** The prices in doubt on the bill of one alternative; the same price of the same seller stands on other bills, too. */
export type DoubtfulPrices = ReadonlySet<string>

export function doubtfulPrices({ cost, providerName }: Alternative): DoubtfulPrices {
  return new Set(cost?.lines.filter(isInDoubt).map((line) => priceKey(line, providerName)))
}

/** The lines in doubt of each seller, with the prices that one quote of its would settle. */
export function doubtBySeller({ cost, providerName }: Alternative): readonly SellerDoubt[] {
  const inDoubt = cost?.lines.filter(isInDoubt) ?? []
  const sellers = new Set(inDoubt.map(({ seller }) => seller))
  return [...sellers].map((seller) => {
    const lines = inDoubt.filter((line) => line.seller === seller)
    return { lines, prices: new Set(lines.map((line) => priceKey(line, providerName))) }
  })
}

interface SellerDoubt {
  readonly lines: readonly BillLine[]
  readonly prices: DoubtfulPrices
}

function priceKey({ seller, unit, unitPrice, evidence }: BillLine, providerName: string): string {
  return JSON.stringify([seller ?? providerName, unit, unitPrice.amount, unitPrice.currency, evidence.source])
}

/**
 * The order, had the sellers confirmed those prices: at 0 all at the lowest that they may turn out to be, at 1 at the highest, beyond it
 * dearer still. Every bill that holds one of them is scored anew.
 */
export function orderAt(
  { ranked, rescore, usersIn }: Field,
  prices: DoubtfulPrices,
  at: number,
): readonly Alternative[] {
  const moved = ranked.map((alternative) => {
    const cost = costAt(alternative, prices, at)
    return cost === null ? alternative : rescore(alternative, cost)
  })
  return rankByScore(moved, usersIn)
}

/** What one would cost at those prices; null where it pays none of them. */
export function costAt({ cost, providerName }: Alternative, prices: DoubtfulPrices, at: number): Cost | null {
  const isAsked = (line: BillLine) => isInDoubt(line) && prices.has(priceKey(line, providerName))
  if (cost === null || !cost.lines.some(isAsked)) return null
  return withLines(
    cost,
    cost.lines.map((line) => (isAsked(line) ? confirmed(line, at) : line)),
  )
}

function confirmed(line: BillLine, at: number): BillLine {
  const { cheaperReading: _, ...read } = line
  const { low, high } = lineBounds(line)
  const amount = cents(low.plus(high.minus(low).times(at)))
  return { ...read, amount, evidence: { ...line.evidence, confidence: 'sourced' } }
}

/** What a cost becomes with other amounts of the same lines, or without some of them. */
export function withLines(cost: Cost, lines: readonly BillLine[]): Cost {
  const bill = sum(lines.map(({ amount }) => amount))
  const more = bill.minus(cost.bill)
  const range = billRange(bill, lines)
  const { tax, atWorst } = cost
  const parts = billParts.map((part) => [
    part,
    sum(lines.filter((line) => line.part === part).map((line) => line.amount)),
  ])
  return {
    ...cost,
    lines,
    bill,
    // The keys are those of `billParts`, every one.
    breakdown: Object.fromEntries(parts) as Cost['breakdown'],
    total: cost.total.plus(more),
    range,
    tax: tax === null || cost.bill.eq(0) ? tax : { ...tax, toPay: tax.toPay.times(bill).div(cost.bill) },
    ...(atWorst === undefined
      ? {}
      : {
          atWorst: { ...atWorst, bill: atWorst.bill.plus(more), range: shifted(range, bill, atWorst.bill.plus(more)) },
        }),
  }
}

function shifted(range: Cost['range'], bill: Big, to: Big): Cost['range'] {
  if (range === null) return null
  const more = to.minus(bill)
  return { ...range, low: range.low.plus(more), high: range.high.plus(more) }
}
