import { Big, type Currency } from '../domain/money.ts'
import type { Evidence } from '../domain/evidence.ts'
import type { Origin, Price, PriceUnit } from '../domain/offers.ts'
import type { SizeUnit } from '../domain/size.ts'
import type { PriceFile, SourceOf } from './price-file.ts'

type Amount = string | number

interface PricedRow {
  readonly hour?: Amount | undefined
  readonly month?: Amount | undefined
  readonly source?: SourceOf | undefined
}

interface Place {
  readonly sku: string
  readonly regions?: readonly string[] | undefined
}

/** What is alike in all offers of one row in one region. */
export interface OfferPlace {
  readonly id: string
  readonly provider: string
  readonly region: string
  readonly sku: string
  readonly origin: Origin
}

/** Turns the amounts of one price file into prices with their evidence. Expects a file that passed its checks. */
export interface Pricing {
  readonly units: PriceFile['units']
  evidence(key: string): Evidence
  price(request: { readonly amount: Amount; readonly unit: PriceUnit; readonly source: string }): Price
  /** `hour` and `month` of a row. `per` is the size unit where the price is for an amount of storage. */
  prices(row: PricedRow, per?: SizeUnit): readonly Price[]
  /** One for each region of the row. */
  places(row: Place): readonly OfferPlace[]
}

/** The shortest decimal notation of an amount, without exponent. */
export function decimalText(amount: Amount): string {
  return new Big(amount).toFixed()
}

export function createPricing(file: PriceFile, origin: Origin, standing: Pick<Evidence, 'selfDeclared'> = {}): Pricing {
  const currency: Currency = file.currency
  const evidences = new Map<string, Evidence>(
    Object.entries(file.sources).map(([key, { source, date, confidence }]) => [
      key,
      { source, date, confidence, ...standing },
    ]),
  )
  const everywhere = Object.keys(file.regions)

  const evidence = (key: string): Evidence => {
    const found = evidences.get(key)
    if (found === undefined) throw new Error(`price file of ${file.provider}: no source ${key}`)
    return found
  }
  const price: Pricing['price'] = ({ amount, unit, source }) => ({
    amount: decimalText(amount),
    currency,
    unit,
    evidence: evidence(source),
  })
  const prices: Pricing['prices'] = (row, per) => {
    const result: Price[] = []
    for (const period of ['hour', 'month'] as const) {
      const amount = row[period]
      if (amount === undefined) continue
      const unit: PriceUnit = per === undefined ? period : `${per}-${period}`
      result.push(price({ amount, unit, source: sourceFor(row.source, period) }))
    }
    return result
  }
  const places: Pricing['places'] = ({ sku, regions = everywhere }) =>
    regions.map((region) => ({
      id: `${file.provider}/${region}/${sku}`,
      provider: file.provider,
      region,
      sku,
      origin,
    }))
  return { units: file.units, evidence, price, prices, places }
}

function sourceFor(source: SourceOf | undefined, period: 'hour' | 'month'): string {
  if (source === undefined) throw new Error('a price without a source passed the checks')
  return typeof source === 'string' ? source : source[period]
}
