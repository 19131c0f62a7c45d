import type { Currency } from '../../domain/money.ts'
import { Big } from '../../domain/money.ts'
import type { ExchangeRate } from '../../domain/rates.ts'

/** How a price's currency becomes that of the comparison. */
export interface Conversion {
  /** Units of the comparison's currency for one unit of the price's, to 12 places; null when they are the same. */
  readonly rate: Big | null
  /** The same as a number, for choosing only; never for an amount that is shown. */
  readonly factor: number
}

/** Null for a currency without a rate. */
export type Converter = (from: Currency) => Conversion | null

const base: Currency = 'EUR'
const ratePlaces = 12
const same: Conversion = { rate: null, factor: 1 }

/** Rates are quoted per euro, as the ECB does; any pair is crossed through the euro. */
export function converter(rates: readonly ExchangeRate[], to: Currency): Converter {
  const perEuro = new Map(rates.map((rate) => [rate.currency, new Big(rate.rate)]))
  perEuro.set(base, new Big(1))
  const known = new Map<Currency, Conversion | null>([[to, same]])
  return (from) => {
    const before = known.get(from)
    if (before !== undefined) return before
    const conversion = cross(perEuro.get(from), perEuro.get(to))
    known.set(from, conversion)
    return conversion
  }
}

function cross(from: Big | undefined, to: Big | undefined): Conversion | null {
  if (from === undefined || to === undefined) return null
  const rate = to.div(from).round(ratePlaces, Big.roundHalfUp)
  return { rate, factor: rate.toNumber() }
}
