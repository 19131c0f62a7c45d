import type { Evidence } from '../domain/evidence.ts'
import type { Discount, Offer, Origin } from '../domain/offers.ts'
import { compileRows } from './compile-rows.ts'
import { compileServers } from './compile-servers.ts'
import { leftOut } from './left-out.ts'
import type { PriceFile } from './price-file.ts'
import type { PricePart, ProviderPart } from './price-part.ts'
import { createPricing, type Pricing } from './pricing.ts'

/** Turns a price file that passed its checks into what it adds to a catalogue. */
export function compilePrices(request: {
  readonly file: string
  readonly origin: Origin
  readonly prices: PriceFile
  /** Set for a provider that the user brought. */
  readonly standing?: Pick<Evidence, 'selfDeclared'>
}): PricePart {
  const { file, origin, prices, standing } = request
  const pricing = createPricing(prices, origin, standing)
  const offers: Offer[] = [...compileServers(prices.servers, pricing), ...compileRows(prices, pricing)]
  const regions = Object.entries(prices.regions).map(([id, { country, city, complete = prices.complete }]) => ({
    provider: prices.provider,
    id,
    country,
    city,
    ...(complete === undefined ? {} : { complete }),
  }))
  const provider = providerOf(prices, pricing)
  return { file, origin, provider, regions, offers, leftOut: leftOut(prices.servers, pricing) }
}

function providerOf(prices: PriceFile, pricing: Pricing): ProviderPart {
  const { closed, soldOut } = prices
  return {
    id: prices.provider,
    name: prices.name ?? null,
    model: prices.model ?? null,
    website: prices.website ?? null,
    closed: closed === undefined ? null : { date: closed.date, evidence: pricing.evidence(closed.source) },
    ...(soldOut === undefined ? {} : { soldOut: { date: soldOut.date, evidence: pricing.evidence(soldOut.source) } }),
    sells: prices.sells ?? null,
    lacks: prices.lacks ?? null,
    discounts: prices.discounts.map((discount) => discountOf(discount, pricing)),
  }
}

function discountOf(discount: PriceFile['discounts'][number], pricing: Pricing): Discount {
  const { what, percent, kinds, source } = discount
  return { what, percent: String(percent), kinds, evidence: pricing.evidence(source) }
}
