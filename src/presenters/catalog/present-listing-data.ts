import type { Listing } from '../../domain/listing.ts'
import { renderCsv, type CsvCell } from '../csv/render-csv.ts'

/** `broker/catalog/1`: the offers chosen, in the order of their ids. Equal input gives equal output. */
export function presentListingJson({ catalogue, rates }: Listing): string {
  const { digest, oldest, newest, providers, regions, offers } = catalogue
  const document = { schema: 'broker/catalog/1', digest, oldest, newest, rates, providers, regions, offers }
  return `${JSON.stringify(document, null, 1)}\n`
}

const head = [
  'provider',
  'region',
  'country',
  'kind',
  'sku',
  'vcpu',
  'memory_gib',
  'disk_gib',
  'cpu',
  'arch',
  'stock',
  'amount',
  'currency',
  'unit',
  'month',
  'month_currency',
  'month_unit',
  'source',
  'date',
  'confidence',
  'origin',
]

/** One line for each price, in the order of the listing; an offer without a price has one line without amounts. */
export function presentListingCsv({ catalogue, offers }: Listing): string {
  const countries = new Map(catalogue.regions.map(({ provider, id, country }) => [`${provider}/${id}`, country]))
  const lines = offers.flatMap(({ offer, monthly }): CsvCell[][] => {
    const { provider, region, kind, sku, origin } = offer
    const place = [provider, region, countries.get(`${provider}/${region}`) ?? '', kind, sku]
    const best: CsvCell[] =
      monthly === null ? ['', '', ''] : [{ figure: monthly.amount.round(6).toFixed() }, monthly.currency, monthly.per]
    const prices = offer.prices.map(({ amount, currency, unit, evidence }): CsvCell[] => [
      { figure: amount },
      currency,
      unit,
      ...best,
      evidence.source,
      evidence.date,
      evidence.confidence,
    ])
    const filled = prices.length === 0 ? [Array.from({ length: 9 }, () => '')] : prices
    return filled.map((price) => [...place, ...machineCells(offer), ...price, origin])
  })
  return renderCsv([head, ...lines])
}

function machineCells(offer: Listing['offers'][number]['offer']): CsvCell[] {
  if (offer.kind !== 'server' && offer.kind !== 'database') return ['', '', '', '', '', '']
  const sizes = [offer.vcpu, offer.memoryGib, offer.diskGib].map((size) => ({ figure: String(size) }))
  return offer.kind === 'server' ? [...sizes, offer.cpu, offer.arch, offer.stock] : [...sizes, '', '', '']
}
