import type { Cost } from '../../domain/comparison.ts'
import { Big, type Currency, zero } from '../../domain/money.ts'
import type { Translator } from '../../messages/translator.ts'
import { createDifference, type TotalDifference } from './total-difference.ts'

/** How amounts of a comparison are written everywhere, with what is uncertain about them. */
export interface Amounts {
  money(amount: Big): string
  /** An amount that is no surer than the bill it belongs to: `about €12` where that is a range, `≥ €12` where it is not whole, for tables of many columns. */
  like(cost: Cost, amount: Big): string
  /** What the first is above or below the second, in words: `€12.00 more`, `about €13 less`, `at least €12 more`, `unclear`. */
  difference: TotalDifference
  /** A range where the prices are weak, `at least` where something is missing. */
  bill(cost: Cost): string
  total(cost: Cost): string
  /** The same for twelve months. */
  yearBill(cost: Cost): string
  yearTotal(cost: Cost): string
  /** The bill and what stays of the tax. */
  toPay(cost: Cost): string
}

export function createAmounts(tr: Translator, currency: Currency): Amounts {
  const money = (amount: Big): string => tr.money({ amount: amount.toFixed(2), currency })
  const whole = (low: Big, high: Big): string =>
    tr.moneyRange({
      low: low.round(0, Big.roundDown).toFixed(0),
      high: high.round(0, Big.roundUp).toFixed(0),
      currency,
    })
  const one = (amount: Big, rounding: 0 | 1 | 2 | 3): string => {
    const rounded = amount.round(0, rounding)
    return whole(rounded, rounded)
  }
  const atLeast = ({ lowerBound }: Cost, amount: string): string =>
    lowerBound ? tr.text('compare.amount.atLeast', { amount }) : amount
  const marked = (cost: Cost, exact: Big, ends: { low: Big; high: Big } | null): string => {
    if (ends === null) return atLeast(cost, money(exact))
    return cost.lowerBound ? atLeast(cost, one(ends.low, Big.roundDown)) : whole(ends.low, ends.high)
  }
  const ends = ({ range }: Cost, rest: Big, months = 1): { low: Big; high: Big } | null =>
    range === null ? null : { low: range.low.plus(rest).times(months), high: range.high.plus(rest).times(months) }
  /** The ends of an amount that is as uncertain as the bill. */
  const inStep = ({ bill, range }: Cost, amount: Big): { low: Big; high: Big } | null => {
    if (range === null) return null
    if (bill.eq(0)) return { low: amount, high: amount }
    return { low: amount.times(range.low).div(bill), high: amount.times(range.high).div(bill) }
  }
  const like = (cost: Cost, exact: Big): string => {
    const both = inStep(cost, exact)
    if (cost.lowerBound) {
      return tr.text('compare.atLeast', { amount: both === null ? money(exact) : one(both.low, Big.roundDown) })
    }
    if (both === null) return money(exact)
    return tr.text('compare.about', { amount: one(exact, Big.roundHalfUp) })
  }
  const rest = (cost: Cost): Big => cost.total.minus(cost.bill)
  const withTax = (cost: Cost): Big => cost.bill.plus(cost.tax?.toPay ?? zero)
  return {
    money,
    like,
    difference: createDifference({ tr, money, whole: (amount) => one(amount, Big.roundDown) }),
    bill: (cost) => marked(cost, cost.bill, ends(cost, zero)),
    total: (cost) => marked(cost, cost.total, ends(cost, rest(cost))),
    yearBill: (cost) => marked(cost, cost.yearly.bill, ends(cost, zero, 12)),
    yearTotal: (cost) => marked(cost, cost.yearly.total, ends(cost, rest(cost), 12)),
    toPay: (cost) => marked(cost, withTax(cost), inStep(cost, withTax(cost))),
  }
}
