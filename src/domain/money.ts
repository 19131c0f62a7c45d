import Big from 'big.js'

/** ISO 4217 code, upper case. */
export type Currency = string

/** An amount of money. The amount is decimal, never a float. */
export interface Money {
  readonly amount: Big
  readonly currency: Currency
}

/** Money as it stands in JSON results: a decimal string with two places. */
export interface MoneyJson {
  readonly amount: string
  readonly currency: Currency
}

export const zero: Big = new Big(0)

/** Rounds to the cent, half away from zero: the way an invoice line is rounded. */
export function cents(amount: Big): Big {
  return amount.round(2, Big.roundHalfUp)
}

export function sum(amounts: Iterable<Big>): Big {
  let total = zero
  for (const amount of amounts) total = total.plus(amount)
  return total
}

/** One amount as a multiple of another: a plain number, since it is no money, and many times as fast as a division of decimals. */
export function multipleOf(base: Big, amount: Big): number {
  return amount.toNumber() / base.toNumber()
}

export function moneyJson(money: Money): MoneyJson {
  return { amount: money.amount.toFixed(2), currency: money.currency }
}

export { Big }
