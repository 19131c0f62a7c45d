import { Big } from '../../domain/money.ts'
import { hoursPerMonth } from '../../domain/offers.ts'
import type { Discount, Offer, OfferKind, Price, PriceUnit } from '../../domain/offers.ts'
import { gbPerGib } from '../../domain/size.ts'
import type { Converter } from './convert.ts'

/** What is bought of an offer: so many, each of so many GiB where size matters. Of mail: the mails a month. */
export interface Amount {
  readonly count: number
  readonly gibEach: number | null
}

/** Prices at one provider, seen in the currency of the comparison. */
export interface Pricer {
  readonly convert: Converter
  /** What is left of the list price after discounts, 0–1; for choosing only. */
  readonly share: (kind: OfferKind) => number
}

export interface Purchase<T extends Offer = Offer> {
  readonly offer: T
  readonly price: Price
  readonly amount: Amount
  /** A month, in millionths of the comparison's currency, for choosing only: lines are computed exactly. */
  readonly micros: number
}

export function pricer(convert: Converter, discounts: readonly Discount[]): Pricer {
  const share = (kind: OfferKind): number =>
    discounts
      .filter((discount) => discount.kinds.length === 0 || discount.kinds.includes(kind))
      .reduce((left, discount) => left - Number(discount.percent) / 100, 1)
  const known = new Map<OfferKind, number>()
  return {
    convert,
    share: (kind) => {
      const before = known.get(kind)
      if (before !== undefined) return before
      known.set(kind, share(kind))
      return share(kind)
    },
  }
}

/** The cheapest way to pay for `amount` of an offer for a month; null when no price applies. */
export function purchase<T extends Offer>(offer: T, amount: Amount, prices: Pricer): Purchase<T> | null {
  let best: Price | null = null
  let least = Infinity
  for (const price of offer.prices) {
    const units = quantity(price.unit, amount)
    const conversion = prices.convert(price.currency)
    if (units === null || conversion === null) continue
    const micros = Math.round(Number(price.amount) * units * conversion.factor * prices.share(offer.kind) * 1e6)
    if (best === null || micros < least || (micros === least && price.unit > best.unit)) {
      best = price
      least = micros
    }
  }
  return best === null ? null : { offer, price: best, amount, micros: least }
}

/** The cheapest of several offers, then the first by name: the same whatever the order of the offers. */
export function cheapest<T extends Offer>(
  offers: readonly T[],
  amountOf: (offer: T) => Amount | null,
  prices: Pricer,
): Purchase<T> | null {
  let best: Purchase<T> | null = null
  for (const offer of offers) {
    const amount = amountOf(offer)
    const candidate = amount === null ? null : purchase(offer, amount, prices)
    if (candidate !== null && (best === null || before(candidate, best))) best = candidate
  }
  return best
}

function before(a: Purchase, b: Purchase): boolean {
  return a.micros !== b.micros ? a.micros < b.micros : a.offer.id < b.offer.id
}

/** Units of the price that the amount takes in a month; null where the unit does not price such a thing. */
export function quantity(unit: PriceUnit, amount: Amount): number | null {
  const gib = amount.gibEach === null ? null : amount.count * amount.gibEach
  switch (unit) {
    case 'hour':
      return amount.count * hoursPerMonth
    case 'month':
      return amount.count
    case 'GiB-hour':
      return gib === null ? null : gib * hoursPerMonth
    case 'GiB-month':
    case 'GiB':
      return gib
    case 'GB-hour':
      return gib === null ? null : gib * gbPerGib * hoursPerMonth
    case 'GB-month':
    case 'GB':
      return gib === null ? null : gib * gbPerGib
    case '1000-mails':
      return amount.count / 1000
    case 'percent':
      return null
  }
}

const sizePlaces = 6

/** The same quantity for a line of the bill: decimal, sizes to the millionth of a unit. */
export function exactQuantity(unit: PriceUnit, amount: Amount): Big {
  const count = new Big(amount.count)
  const gib = count.times(amount.gibEach ?? 1)
  switch (unit) {
    case 'hour':
      return count.times(hoursPerMonth)
    case 'month':
    case 'percent':
      return count
    case 'GiB-hour':
      return gib.round(sizePlaces).times(hoursPerMonth)
    case 'GiB-month':
    case 'GiB':
      return gib.round(sizePlaces)
    case 'GB-hour':
      return gib.times(gbPerGib).round(sizePlaces).times(hoursPerMonth)
    case 'GB-month':
    case 'GB':
      return gib.times(gbPerGib).round(sizePlaces)
    case '1000-mails':
      return count.div(1000)
  }
}
