import type { Confidence } from '../domain/evidence.ts'
import { Big, type Currency } from '../domain/money.ts'
import type { Arch, Catalogue, CpuKind, Offer, OfferKind, Stock } from '../domain/offers.ts'
import type { ExchangeRate } from '../domain/rates.ts'
import { catalogueOf } from './merge-catalogue.ts'
import { monthlyPrice } from './monthly-price.ts'

/** What to keep of a catalogue. An empty list or null keeps all. */
export interface OfferFilter {
  readonly provider: readonly string[]
  readonly region: readonly string[]
  readonly country: readonly string[]
  readonly kind: readonly OfferKind[]
  readonly arch: readonly Arch[]
  readonly cpu: readonly CpuKind[]
  readonly stock: readonly Stock[]
  readonly confidence: readonly Confidence[]
  readonly vcpuMin: number | null
  readonly memoryMin: number | null
  /** Decimal string, a month, in `currency`. */
  readonly maxPrice: string | null
}

export type OfferSort = 'id' | 'price' | 'vcpu' | 'memory'

export interface Selection {
  readonly filter: OfferFilter
  readonly sort: OfferSort
  readonly currency: Currency
  readonly rates: readonly ExchangeRate[]
}

/**
 * The part of a catalogue that passes the filter, with a digest of its own. Filters about machines (CPU, memory, architecture, stock)
 * keep only offers that are machines. Providers and regions without an offer left go too, unless nothing was filtered.
 */
export function selectOffers(catalogue: Catalogue, selection: Selection): Catalogue {
  const { filter } = selection
  const countries = new Map(catalogue.regions.map(({ provider, id, country }) => [`${provider}/${id}`, country]))
  const offers = catalogue.offers.filter((offer) => {
    const country = countries.get(`${offer.provider}/${offer.region}`) ?? ''
    return (
      passes(filter.provider, offer.provider) &&
      passes(filter.region, offer.region) &&
      passes(filter.country, country) &&
      passes(filter.kind, offer.kind) &&
      passesMachine(offer, filter) &&
      passesConfidence(offer, filter.confidence) &&
      passesPrice(offer, selection)
    )
  })
  if (offers.length === catalogue.offers.length) return catalogue
  const places = new Set(offers.map(({ provider, region }) => `${provider}/${region}`))
  const sellers = new Set(offers.map(({ provider }) => provider))
  return catalogueOf({
    providers: catalogue.providers.filter(({ id }) => sellers.has(id)),
    regions: catalogue.regions.filter(({ provider, id }) => places.has(`${provider}/${id}`)),
    offers,
  })
}

/** Offers in the order wanted; ties by id; what has no such figure comes last. */
export function sortOffers(offers: readonly Offer[], selection: Omit<Selection, 'filter'>): readonly Offer[] {
  const { sort, currency, rates } = selection
  if (sort === 'id') return offers
  const figure = (offer: Offer): Big | null => {
    if (sort === 'price') return monthlyPrice(offer, currency, rates)?.amount ?? null
    if (offer.kind !== 'server' && offer.kind !== 'database') return null
    return new Big(sort === 'vcpu' ? offer.vcpu : offer.memoryGib)
  }
  return offers
    .map((offer) => ({ offer, figure: figure(offer) }))
    .toSorted((a, b) => byFigure(a.figure, b.figure))
    .map(({ offer }) => offer)
}

function byFigure(a: Big | null, b: Big | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a.cmp(b)
}

function passes<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value)
}

function passesMachine(offer: Offer, filter: OfferFilter): boolean {
  const { arch, cpu, stock, vcpuMin, memoryMin } = filter
  const sized = offer.kind === 'server' || offer.kind === 'database'
  if (vcpuMin !== null && !(sized && offer.vcpu >= vcpuMin)) return false
  if (memoryMin !== null && !(sized && offer.memoryGib >= memoryMin)) return false
  if (arch.length + cpu.length + stock.length === 0) return true
  if (offer.kind !== 'server') return false
  return passes(arch, offer.arch) && passes(cpu, offer.cpu) && passes(stock, offer.stock)
}

function passesConfidence(offer: Offer, wanted: readonly Confidence[]): boolean {
  return wanted.length === 0 || offer.prices.some(({ evidence }) => wanted.includes(evidence.confidence))
}

function passesPrice(offer: Offer, { filter, currency, rates }: Selection): boolean {
  if (filter.maxPrice === null) return true
  const price = monthlyPrice(offer, currency, rates)
  return price !== null && price.amount.lte(filter.maxPrice)
}
