import type { Comparison, Cost } from '../../src/domain/comparison.ts'
import type { Component, Deployment, VolumeNeed } from '../../src/domain/deployment.ts'
import type { Evidence } from '../../src/domain/evidence.ts'
import type {
  AddressOffer,
  BackupOffer,
  Catalogue,
  CatalogProvider,
  Offer,
  Price,
  PriceUnit,
  Region,
  ServerOffer,
  SnapshotOffer,
  TrafficOffer,
  VolumeOffer,
} from '../../src/domain/offers.ts'
import type { HoursInterval, OperationsNorms } from '../../src/domain/operations.ts'
import type { ExchangeRate } from '../../src/domain/rates.ts'
import { checkWords } from './words.ts'
import { compareCost, type CompareCostRequest } from '../../src/scoring/compare-cost.ts'

export const today = '2026-11-22'
export const sourced: Evidence = { source: 'https://prices.example/list', date: '2026-11-01', confidence: 'sourced' }

export function price(amount: string, unit: PriceUnit, part: Partial<Price> = {}): Price {
  return { amount, currency: 'EUR', unit, evidence: sourced, ...part }
}

interface Place {
  readonly id: string
  readonly provider: string
  readonly region: string
  readonly sku: string
  readonly origin: 'bundled'
}

function place(sku: string, at: string): Place {
  const [provider = '', region = ''] = at.split('/')
  return { id: `${at}/${sku}`, provider, region, sku, origin: 'bundled' }
}

/** Offers stand at `north/one` unless `at` says otherwise. */
type Part<T> = Partial<T> & { readonly at?: string }

export function server(sku: string, prices: readonly Price[], { at, ...part }: Part<ServerOffer> = {}): ServerOffer {
  return {
    ...place(sku, at ?? 'north/one'),
    kind: 'server',
    prices,
    vcpu: 2,
    baseline: 1,
    cpu: 'shared',
    memoryGib: 4,
    diskGib: 40,
    disk: 'local',
    arch: 'x86',
    stock: 'general',
    gpu: false,
    trafficIncluded: 0,
    ipv4Included: false,
    takesVolumes: true,
    ...part,
  }
}

export function volume(sku: string, prices: readonly Price[], { at, ...part }: Part<VolumeOffer> = {}): VolumeOffer {
  return {
    ...place(sku, at ?? 'north/one'),
    kind: 'volume',
    prices,
    class: 'general',
    minGib: 1,
    stepGib: 1,
    maxGib: 10_000,
    maxPerServer: null,
    ...part,
  }
}

export function snapshot(prices: readonly Price[], { at, ...part }: Part<SnapshotOffer> = {}): SnapshotOffer {
  return { ...place('snapshot', at ?? 'north/one'), kind: 'snapshot', prices, incremental: true, ...part }
}

export function address(prices: readonly Price[], { at, ...part }: Part<AddressOffer> = {}): AddressOffer {
  return { ...place('ipv4', at ?? 'north/one'), kind: 'address', prices, family: 'ipv4', ...part }
}

export function backup(prices: readonly Price[], { at, ...part }: Part<BackupOffer> = {}): BackupOffer {
  return { ...place('backup', at ?? 'north/one'), kind: 'backup', prices, ...part }
}

export function traffic(tiers: TrafficOffer['tiers'], { at, ...part }: Part<TrafficOffer> = {}): TrafficOffer {
  const prices = tiers.map((tier) => tier.price)
  return { ...place('traffic', at ?? 'north/one'), kind: 'traffic', prices, unit: 'GB', tiers, ...part }
}

/** An offer that is nothing but its kind and its prices. */
export function plain<K extends 'object-storage' | 'load-balancer' | 'mail'>(
  kind: K,
  prices: readonly Price[],
  at = 'north/one',
): Place & { readonly kind: K; readonly prices: readonly Price[] } {
  return { ...place(kind, at), kind, prices }
}

export function provider(id: string, part: Partial<CatalogProvider> = {}): CatalogProvider {
  const name = id.charAt(0).toUpperCase() + id.slice(1)
  const website = `https://${id}.example`
  return {
    id,
    name,
    model: 'cloud',
    website,
    closed: null,
    sells: [],
    lacks: [],
    selfDeclared: false,
    discounts: [],
    ...part,
  }
}

export function catalogue(offers: readonly Offer[], part: Partial<Catalogue> = {}): Catalogue {
  const places = [...new Set(offers.map((offer) => `${offer.provider}/${offer.region}`))]
  const regions: Region[] = places.map((at) => {
    const [of = '', id = ''] = at.split('/')
    return { provider: of, id, country: 'DE', city: null }
  })
  const providers = [...new Set(offers.map((offer) => offer.provider))].map((id) => provider(id))
  return { digest: 'sha256:0', oldest: sourced.date, newest: sourced.date, providers, regions, offers, ...part }
}

export function component(name: string, part: Partial<Component> = {}): Component {
  return {
    name,
    kind: 'server',
    managed: false,
    count: 1,
    vcpu: 2,
    cpu: 'shared',
    memoryGib: 4,
    diskGib: 20,
    arch: 'x86',
    volumes: [],
    dataClass: 'public',
    publicIpv4: 0,
    price: null,
    ...part,
  }
}

export function need(sizeGib: number, part: Partial<VolumeNeed> = {}): VolumeNeed {
  return { sizeGib, class: 'general', count: 1, snapshotsKept: 0, ...part }
}

export function deployment(components: readonly Component[], part: Partial<Deployment> = {}): Deployment {
  return {
    name: 'shop',
    components,
    traffic: null,
    backup: null,
    support: null,
    availability: null,
    team: null,
    tax: null,
    currency: 'EUR',
    budget: null,
    current: null,
    require: [],
    weighting: null,
    usersIn: [],
    incomplete: [],
    ...part,
  }
}

export function measured(outGib: number): Deployment['traffic'] {
  return { outGib, basis: 'measured', usedShare: { low: 1, expected: 1, high: 1 } }
}

function hours(low: number, expected: number, high: number): HoursInterval {
  return { low, expected, high, evidence: sourced }
}

const every = (interval: HoursInterval): OperationsNorms['server'] => ({
  hyperscaler: interval,
  cloud: interval,
  openstack: interval,
  dedicated: interval,
})

export const norms: OperationsNorms = {
  account: every(hours(1, 2, 3)),
  server: { ...every(hours(0.5, 1, 2)), dedicated: hours(1, 3, 6) },
  selfRun: { database: hours(1, 4, 8), mail: hours(1, 2, 6), backup: hours(1, 2, 4) },
  managed: hours(0.25, 0.5, 1),
  fleet: { from: 10, share: 0.5, evidence: sourced },
}

export const rates: readonly ExchangeRate[] = [
  { currency: 'USD', rate: '1.25', date: '2026-11-20', source: 'ECB' },
  { currency: 'CHF', rate: '0.94', date: '2026-11-20', source: 'ECB' },
]

export function compare(
  offers: readonly Offer[] | Catalogue,
  wanted: Deployment,
  part: Partial<CompareCostRequest> = {},
): Comparison {
  const known = 'offers' in offers ? offers : catalogue(offers)
  const options = { jurisdictions: { EU: ['DE', 'FR'], EEA: ['DE', 'FR', 'NO'] } }
  const result = compareCost({
    deployment: wanted,
    catalogue: known,
    stores: known,
    rates,
    norms,
    options,
    today,
    ...part,
  })
  checkWords(result)
  return result
}

/** As it stands in JSON, decimals as strings: compares by value. */
export function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

/** The lines of a bill as a table: part, SKU, quantity, unit, price, amount. */
export function table(comparison: Comparison, id: string): readonly string[] {
  const lines = comparison.alternatives.find((alternative) => alternative.id === id)?.cost?.lines ?? []
  return lines.map(({ part, sku, quantity, unit, unitPrice, amount }) =>
    [
      part,
      sku ?? '-',
      `${quantity.toFixed()} ${unit}`,
      `${unitPrice.amount} ${unitPrice.currency}`,
      amount.toFixed(2),
    ].join(' | '),
  )
}

export function costOf(comparison: Comparison, id = 'north/one'): Cost {
  const cost = comparison.alternatives.find((alternative) => alternative.id === id)?.cost
  if (cost === undefined || cost === null) throw new Error(`no bill for ${id}`)
  return cost
}

/** What is needed and has no price, with the reason, and whether the total is a lower bound. */
export function missing(offers: readonly Offer[] | Catalogue, wanted: Deployment): readonly string[] {
  const { notIncluded, lowerBound } = costOf(compare(offers, wanted))
  const needed = notIncluded.filter((entry) => entry.needed).map(({ what, why }) => `${what.key} – ${why.key}`)
  return [...needed, lowerBound ? 'lower bound' : 'complete']
}
