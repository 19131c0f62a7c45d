import type Big from 'big.js'
import type { Alternative } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import type { CatalogProvider, Catalogue, Offer } from '../../domain/offers.ts'
import type { Converter } from '../cost/convert.ts'
import type { FactQuestion, PlacedProduct } from './fact-lookup.ts'

/** Everything an indicator may look at for one alternative. */
export interface Situation extends FactQuestion {
  readonly deployment: Deployment
  readonly alternative: Alternative
  /** Null where the catalogue does not know the provider, as with some of today's invoices. */
  readonly provider: CatalogProvider | null
  readonly offers: RegionOffers
  /** Total of the same demand at reference prices, or the budget; null when neither can be had. In the comparison's currency. */
  readonly referenceTotal: Big | null
  readonly convert: Converter
  /** ISO 8601 calendar date. */
  readonly today: string
}

/** The offers of one region, and where else the provider sells what was placed. */
export interface RegionOffers {
  readonly inRegion: readonly Offer[]
  /** Offers that were placed, by id. */
  readonly placed: ReadonlyMap<string, Offer>
  /** Regions of the same provider that the catalogue has offers for. */
  readonly providerRegions: ReadonlySet<string>
  /** For each SKU placed: the regions of the provider that sell it. */
  readonly regionsSelling: ReadonlyMap<string, ReadonlySet<string>>
  /** Providers that may keep the backups, with object storage of which nobody knows the price: names by id. */
  readonly storesWithoutPrice: ReadonlyMap<string, string>
}

interface OfferIndex {
  readonly byRegion: Map<string, Offer[]>
  readonly placed: Map<string, Offer>
  readonly providerRegions: Map<string, Set<string>>
  readonly selling: Map<string, Map<string, Set<string>>>
}

/** One pass over the catalogue, however many alternatives there are. */
export function indexOffers(
  catalogue: Catalogue,
  alternatives: readonly Alternative[],
  storesWithoutPrice: ReadonlyMap<string, string>,
): (a: Alternative) => RegionOffers {
  const index = emptyIndex(alternatives)
  for (const offer of catalogue.offers) addOffer(index, offer)
  return (alternative) => ({
    inRegion: index.byRegion.get(regionKey(alternative)) ?? [],
    placed: index.placed,
    providerRegions: index.providerRegions.get(alternative.provider) ?? new Set(),
    regionsSelling: index.selling.get(alternative.provider) ?? new Map(),
    storesWithoutPrice,
  })
}

/** Of the provider that the deployment names to keep its backups, else of those of the reference: whoever else is weighed has no say. */
export function silentStores(
  { backup }: Deployment,
  { catalogue, reference }: { readonly catalogue: Catalogue; readonly reference: Catalogue },
): ReadonlyMap<string, string> {
  const keeper = backup?.provider
  const asked = keeper === undefined ? reference : catalogue
  const silent = asked.offers.filter(({ kind, prices }) => kind === 'object-storage' && prices.length === 0)
  const ids = new Set(silent.map(({ provider }) => provider))
  const providers = asked.providers.filter(({ id }) => ids.has(id) && (keeper === undefined || id === keeper))
  return new Map(providers.map(({ id, name }) => [id, name]))
}

/** What runs today: an invoice, which names no product of the catalogue. */
export function isToday({ id }: Alternative): boolean {
  return id === 'current'
}

/** The products placed, without repetition. */
export function placedProducts(alternative: Alternative, placed: ReadonlyMap<string, Offer>): readonly PlacedProduct[] {
  const bySku = new Map<string, PlacedProduct>()
  for (const { sku, offer } of alternative.placements) {
    const kind = offer === null ? null : (placed.get(offer)?.kind ?? null)
    bySku.set(sku, { sku, kind })
  }
  return [...bySku.values()]
}

function regionKey(at: { readonly provider: string; readonly region: string }): string {
  return `${at.provider}/${at.region}`
}

function emptyIndex(alternatives: readonly Alternative[]): OfferIndex {
  const selling = new Map<string, Map<string, Set<string>>>()
  for (const alternative of alternatives) {
    const skus = selling.get(alternative.provider) ?? new Map<string, Set<string>>()
    for (const placement of alternative.placements) skus.set(placement.sku, new Set())
    selling.set(alternative.provider, skus)
  }
  return {
    byRegion: new Map(),
    placed: new Map(),
    providerRegions: new Map(),
    selling,
  }
}

function addOffer(index: OfferIndex, offer: Offer): void {
  const skus = index.selling.get(offer.provider)
  if (skus === undefined) return
  const key = regionKey(offer)
  const offers = index.byRegion.get(key)
  if (offers === undefined) index.byRegion.set(key, [offer])
  else offers.push(offer)
  addRegion(index.providerRegions, offer)
  const regions = skus.get(offer.sku)
  if (regions === undefined) return
  regions.add(offer.region)
  index.placed.set(offer.id, offer)
}

function addRegion(regions: Map<string, Set<string>>, offer: Offer): void {
  const known = regions.get(offer.provider)
  if (known === undefined) regions.set(offer.provider, new Set([offer.region]))
  else known.add(offer.region)
}
