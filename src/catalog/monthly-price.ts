import { Big, type Currency } from '../domain/money.ts'
import type { MonthlyPrice } from '../domain/listing.ts'
import { hoursPerMonth, type Offer, type Price, type PriceUnit } from '../domain/offers.ts'
import type { ExchangeRate } from '../domain/rates.ts'
import { rateBetween } from './rates.ts'

/** The cheapest way to pay for a month that is used in full, of a database for all its nodes; null where no price is known or none can be converted. */
export function monthlyPrice(offer: Offer, currency: Currency, rates: readonly ExchangeRate[]): MonthlyPrice | null {
  let best: MonthlyPrice | null = null
  const nodes = offer.kind === 'database' ? offer.nodes : 1
  for (const price of payable(offer)) {
    const rate = price.unit === 'percent' ? new Big(1) : rateBetween(rates, price.currency, currency)
    if (rate === null) continue
    const [per, times] = byMonth(price.unit)
    const amount = new Big(price.amount).times(times).times(nodes).times(rate)
    if (best === null || amount.lt(best.amount)) best = { amount, currency, per, price }
  }
  return best
}

/** Of traffic, the first tier that is not free says what it costs; all tiers free: nothing. */
function payable(offer: Offer): readonly Price[] {
  if (offer.kind !== 'traffic') return offer.prices
  const first = offer.tiers.find(({ price }) => new Big(price.amount).gt(0)) ?? offer.tiers[0]
  return first === undefined ? [] : [first.price]
}

function byMonth(unit: PriceUnit): readonly [PriceUnit, number] {
  switch (unit) {
    case 'hour':
      return ['month', hoursPerMonth]
    case 'GiB-hour':
      return ['GiB-month', hoursPerMonth]
    case 'GB-hour':
      return ['GB-month', hoursPerMonth]
    case 'month':
    case 'GiB-month':
    case 'GB-month':
    case 'GiB':
    case 'GB':
    case 'percent':
    case '1000-mails':
      return [unit, 1]
  }
}
