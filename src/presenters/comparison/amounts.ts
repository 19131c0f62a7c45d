import type { Cost } from '../../domain/comparison.ts'
import { Big, type Currency, zero } from '../../domain/money.ts'
import type { Translator } from '../../messages/translator.ts'

/** How amounts of a comparison are written everywhere, with what is uncertain about them. */
export interface Amounts {
  money(amount: Big): string
  /** An amount that is no surer than the cost it belongs to: whole units, `~` and `≥` where the bill has them. */
  like(cost: Cost, amount: Big): string
  /** To the cent, with `≥` where something is missing. */
  exact(cost: Cost, amount: Big): string
  /**
   * What the total of the first is above that of the second, with a sign: `+€12.00`, `-€3.50`. `≥` or `≤` where one of them may be
   * higher than known, `?` where both may be.
   */
  difference(cost: Cost, reference: Cost | 'invoice', amount: Big): string
  /** A range where the prices are weak, `≥` where something is missing. */
  bill(cost: Cost): string
  total(cost: Cost): string
  /** The same for twelve months. */
  yearBill(cost: Cost): string
  yearTotal(cost: Cost): string
}

export function createAmounts(tr: Translator, currency: Currency): Amounts {
  const money = (amount: Big): string => tr.money({ amount: amount.toFixed(2), currency })
  const whole = (low: Big, high: Big): string =>
    tr.moneyRange({
      low: low.round(0, Big.roundDown).toFixed(0),
      high: high.round(0, Big.roundUp).toFixed(0),
      currency,
    })
  const marked = (cost: Cost, exact: Big, { rest, months }: { rest: Big; months: number }): string => {
    if (cost.range === null) return atLeast(cost, money(exact))
    const { low, high } = cost.range
    return atLeast(
      cost,
      tr.text('compare.about', { amount: whole(low.plus(rest).times(months), high.plus(rest).times(months)) }),
    )
  }
  const atLeast = ({ lowerBound }: Cost, amount: string): string =>
    lowerBound ? tr.text('compare.atLeast', { amount }) : amount
  const near = (uncertain: boolean, exact: Big, sign = ''): string => {
    if (!uncertain) return `${sign}${money(exact)}`
    const rounded = exact.round(0, Big.roundHalfUp)
    return tr.text('compare.about', { amount: `${sign}${whole(rounded, rounded)}` })
  }
  const like = (cost: Cost, exact: Big): string => atLeast(cost, near(cost.range !== null, exact))
  const difference = (cost: Cost, reference: Cost | 'invoice', exact: Big): string => {
    const other = reference === 'invoice' ? { lowerBound: false, range: null } : reference
    if (cost.lowerBound && other.lowerBound) return '?'
    const amount = near(cost.range !== null || other.range !== null, exact, exact.gt(0) ? '+' : '')
    if (other.lowerBound) return tr.text('compare.atMost', { amount })
    return atLeast(cost, amount)
  }

  return {
    money,
    like,
    exact: (cost, amount) => atLeast(cost, money(amount)),
    difference,
    bill: (cost) => marked(cost, cost.bill, { rest: zero, months: 1 }),
    total: (cost) => marked(cost, cost.total, { rest: cost.total.minus(cost.bill), months: 1 }),
    yearBill: (cost) => marked(cost, cost.yearly.bill, { rest: zero, months: 12 }),
    yearTotal: (cost) => marked(cost, cost.yearly.total, { rest: cost.total.minus(cost.bill), months: 12 }),
  }
}
