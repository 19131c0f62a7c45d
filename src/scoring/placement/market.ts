import type { Catalogue, CatalogProvider, Offer, OfferKind, Region } from '../../domain/offers.ts'

export type OffersByKind = { readonly [K in OfferKind]: readonly Extract<Offer, { readonly kind: K }>[] }

/** Everything one provider sells in one region. */
export interface Market {
  readonly provider: CatalogProvider
  readonly region: Region | null
  /** The region as the offers call it. */
  readonly regionId: string
  readonly offers: OffersByKind
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }
type Shelves = Mutable<OffersByKind>

/**
 * Sorts the offers once into provider and region, sorted by id. Regions that are known but sell nothing are there too,
 * and providers of which no region is known stand once with an empty region: nobody goes missing silently.
 */
export function markets(catalogue: Catalogue): readonly Market[] {
  const providers = new Map(catalogue.providers.map((provider) => [provider.id, provider]))
  const regions = new Map(catalogue.regions.map((region) => [`${region.provider}/${region.id}`, region]))
  const shelves = new Map<string, { providerId: string; regionId: string; offers: Shelves }>()
  const shelfOf = (providerId: string, regionId: string): Shelves => {
    const key = `${providerId}/${regionId}`
    const found = shelves.get(key)
    if (found !== undefined) return found.offers
    const offers = emptyShelves()
    shelves.set(key, { providerId, regionId, offers })
    return offers
  }
  for (const region of catalogue.regions) shelfOf(region.provider, region.id)
  for (const offer of catalogue.offers) shelve(offer, shelfOf(offer.provider, offer.region))
  const present = new Set([...shelves.values()].map((shelf) => shelf.providerId))
  for (const { id } of catalogue.providers) if (!present.has(id)) shelfOf(id, '')
  return [...shelves]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, { providerId, regionId, offers }]) => {
      const provider = providers.get(providerId)
      return provider === undefined ? [] : [{ provider, regionId, region: regions.get(key) ?? null, offers }]
    })
}

function emptyShelves(): Shelves {
  return {
    server: [],
    volume: [],
    snapshot: [],
    traffic: [],
    address: [],
    backup: [],
    'object-storage': [],
    database: [],
    'load-balancer': [],
    mail: [],
    support: [],
  }
}

function shelve(offer: Offer, shelves: Shelves): number {
  switch (offer.kind) {
    case 'server':
      return shelves.server.push(offer)
    case 'volume':
      return shelves.volume.push(offer)
    case 'snapshot':
      return shelves.snapshot.push(offer)
    case 'traffic':
      return shelves.traffic.push(offer)
    case 'address':
      return shelves.address.push(offer)
    case 'backup':
      return shelves.backup.push(offer)
    case 'object-storage':
      return shelves['object-storage'].push(offer)
    case 'database':
      return shelves.database.push(offer)
    case 'load-balancer':
      return shelves['load-balancer'].push(offer)
    case 'mail':
      return shelves.mail.push(offer)
    case 'support':
      return shelves.support.push(offer)
  }
}
