import { createHash } from 'node:crypto'
import type { Evidence } from '../domain/evidence.ts'
import type { Catalogue, CatalogProvider, Offer, Origin, Price, Region, ServerOffer } from '../domain/offers.ts'
import { compiledCatalogueId, type EncodedContents, type EncodedOffer } from './encoded-catalogue.ts'

type Contents = Pick<Catalogue, 'providers' | 'regions' | 'offers'>

/** The catalogue as small JSON; `decodeCatalogue` is its inverse. */
export function encodeCatalogue(catalogue: Catalogue): string {
  const { digest, oldest, newest } = catalogue
  return JSON.stringify({ schema: compiledCatalogueId, digest, oldest, newest, ...encodeContents(catalogue) })
}

/** `sha256:` and the hex digest of the contents. Depends on nothing else: not on file names, time or machine. */
export function digestOf(contents: Contents): string {
  return `sha256:${createHash('sha256')
    .update(JSON.stringify(encodeContents(contents)))
    .digest('hex')}`
}

function encodeContents({ providers, regions, offers }: Contents): EncodedContents {
  const evidence: EncodedContents['evidence'] = []
  const prices: EncodedContents['prices'] = []
  const evidenceIndex = numbered<Evidence>(
    ({ source, date, confidence }) => `${source}\n${date}\n${confidence}`,
    ({ source, date, confidence }) => evidence.push([source, date, confidence]),
  )
  const priceIndex = numbered<Price>(
    (price) => `${price.amount}\n${price.unit}\n${price.currency}\n${String(evidenceIndex(price.evidence))}`,
    (price) => prices.push([price.amount, price.unit, price.currency, evidenceIndex(price.evidence)]),
  )
  const regionIndex = new Map(regions.map((region, index) => [`${region.provider}/${region.id}`, index]))
  const place = (offer: Offer): number => {
    const found = regionIndex.get(`${offer.provider}/${offer.region}`)
    if (found === undefined) throw new Error(`offer ${offer.id} is in a region that the catalogue does not have`)
    return found
  }
  const rows = offers.map((offer) => encodeOffer(offer, { place: place(offer), priceIndex }))
  return { evidence, prices, providers: providers.map(inOrder), regions: regions.map(encodeRegion), offers: rows }
}

interface Tables {
  readonly place: number
  readonly priceIndex: (price: Price) => number
}

function encodeOffer(offer: Offer, { place, priceIndex }: Tables): EncodedOffer {
  const { sku, origin } = offer
  const prices = offer.prices.map(priceIndex)
  switch (offer.kind) {
    case 'server':
      return encodeServer(offer, [offer.kind, place, sku, origin, prices])
    case 'volume':
      return [
        offer.kind,
        place,
        sku,
        origin,
        prices,
        offer.class,
        offer.minGib,
        offer.stepGib,
        offer.maxGib,
        offer.maxPerServer,
      ]
    case 'snapshot':
      return [offer.kind, place, sku, origin, prices, offer.incremental]
    case 'traffic': {
      const tiers = offer.tiers.map(({ upTo, price }): [number | null, number] => [upTo, priceIndex(price)])
      return [offer.kind, place, sku, origin, prices, offer.unit, tiers]
    }
    case 'address':
      return [offer.kind, place, sku, origin, prices, offer.family]
    case 'database':
      return [
        offer.kind,
        place,
        sku,
        origin,
        prices,
        offer.engine,
        offer.vcpu,
        offer.memoryGib,
        offer.diskGib,
        offer.nodes,
      ]
    case 'support':
      return [offer.kind, place, sku, origin, prices, offer.hours, offer.responseHours]
    case 'backup':
      return [offer.kind, place, sku, origin, prices]
    case 'object-storage':
      return [offer.kind, place, sku, origin, prices]
    case 'load-balancer':
      return [offer.kind, place, sku, origin, prices]
    case 'mail':
      return [offer.kind, place, sku, origin, prices]
  }
}

function encodeServer(offer: ServerOffer, head: [kind: 'server', number, string, Origin, number[]]): EncodedOffer {
  const {
    vcpu,
    baseline,
    cpu,
    memoryGib,
    diskGib,
    disk,
    arch,
    stock,
    gpu,
    trafficIncluded,
    ipv4Included,
    takesVolumes,
  } = offer
  return [
    ...head,
    vcpu,
    baseline,
    cpu,
    memoryGib,
    diskGib,
    disk,
    arch,
    stock,
    gpu,
    trafficIncluded,
    ipv4Included,
    takesVolumes,
  ]
}

function encodeRegion({ provider, id, country, city, complete }: Region): EncodedContents['regions'][number] {
  return complete === undefined ? [provider, id, country, city] : [provider, id, country, city, complete]
}

/** The same provider with its keys in a fixed order, so that the digest does not depend on who wrote the object. */
function inOrder(provider: CatalogProvider): CatalogProvider {
  const { id, name, model, website, closed, soldOut, sells, lacks, selfDeclared, discounts } = provider
  return {
    id,
    name,
    model,
    website,
    closed: closed === null ? null : { date: closed.date, evidence: evidenceInOrder(closed.evidence) },
    ...(soldOut === undefined ? {} : { soldOut: { date: soldOut.date, evidence: evidenceInOrder(soldOut.evidence) } }),
    sells: [...sells],
    lacks: [...lacks],
    selfDeclared,
    discounts: discounts.map(({ what, percent, kinds, evidence }) => ({
      what,
      percent,
      kinds: [...kinds],
      evidence: evidenceInOrder(evidence),
    })),
  }
}

function evidenceInOrder({ source, date, confidence }: Evidence): Evidence {
  return { source, date, confidence }
}

/** Gives equal things the same number; `add` is called once for each. Objects that were seen are not compared again. */
function numbered<T extends object>(key: (thing: T) => string, add: (thing: T) => unknown): (thing: T) => number {
  const byObject = new Map<T, number>()
  const byKey = new Map<string, number>()
  return (thing) => {
    const seen = byObject.get(thing)
    if (seen !== undefined) return seen
    const text = key(thing)
    const known = byKey.get(text)
    const index = known ?? byKey.size
    if (known === undefined) {
      byKey.set(text, index)
      add(thing)
    }
    byObject.set(thing, index)
    return index
  }
}
