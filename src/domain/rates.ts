import type { Currency } from './money.ts'

/** How many units of a currency one euro buys (the ECB's way of quoting). `rate` is a decimal string. */
export interface ExchangeRate {
  readonly currency: Currency
  readonly rate: string
  readonly date: string
  readonly source: string
}
