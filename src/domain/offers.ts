import type { Evidence } from './evidence.ts'
import type { Currency } from './money.ts'
import type { SizeUnit } from './size.ts'

/** A month is 730 hours unless the provider caps (`PriceUnit` 'month' beside 'hour'). */
export const hoursPerMonth = 730

/** What one unit of a price pays for. `percent` is per cent of the price of the server it belongs to. */
export type PriceUnit =
  'hour' | 'month' | 'GiB-hour' | 'GiB-month' | 'GB-hour' | 'GB-month' | 'GiB' | 'GB' | 'percent' | '1000-mails'

/** A list price, net of tax, without commitment. `amount` is a decimal string. */
export interface Price {
  readonly amount: string
  readonly currency: Currency
  readonly unit: PriceUnit
  readonly evidence: Evidence
}

/** Where an offer was read: newest wins, and the place is shown. */
export type Origin = 'bundled' | 'refreshed' | 'user'

export type Stock = 'general' | 'limited' | 'deprecated' | 'unknown'
export type CpuKind = 'burstable' | 'shared' | 'dedicated'
export type Arch = 'x86' | 'arm64'
/** Classes of block storage, from cheap and slow to fast. A better class also satisfies a lesser need. */
export type StorageClass = 'capacity' | 'general' | 'fast'

interface OfferBase {
  /** `provider/region/sku`; unique. Kinds share the name space. */
  readonly id: string
  readonly provider: string
  readonly region: string
  readonly sku: string
  readonly origin: Origin
  /**
   * Ways to pay; the cheapest for a whole month is taken. Hourly and monthly both stand here where a provider has both:
   * a cap and a monthly plan are alike for a month that is used in full. Empty: sold, but nobody knows the price.
   */
  readonly prices: readonly Price[]
}

export interface ServerOffer extends OfferBase {
  readonly kind: 'server'
  /** Virtual CPUs as advertised. */
  readonly vcpu: number
  /** Of a burstable size: the share of the advertised CPUs that is guaranteed, 0–1. Else 1. */
  readonly baseline: number
  readonly cpu: CpuKind
  readonly memoryGib: number
  /** Disk that comes with the price; 0 where the system disk is a volume to be bought. */
  readonly diskGib: number
  readonly disk: 'local' | 'replicated' | 'none'
  readonly arch: Arch
  readonly stock: Stock
  readonly gpu: boolean
  /** Outgoing traffic that comes with each server, a month, in `unit` of the region's traffic offer. */
  readonly trafficIncluded: number
  readonly ipv4Included: boolean
  /** False for sizes to which the provider lets nobody attach volumes. */
  readonly takesVolumes: boolean
}

export interface VolumeOffer extends OfferBase {
  readonly kind: 'volume'
  readonly class: StorageClass
  readonly minGib: number
  readonly stepGib: number
  readonly maxGib: number
  /** Volumes one server can take; null where the provider states none. */
  readonly maxPerServer: number | null
}

export interface SnapshotOffer extends OfferBase {
  readonly kind: 'snapshot'
  /** True where later snapshots of a volume bill only what changed, false where each bills all of it; null where the provider does not say. */
  readonly incremental: boolean | null
}

export interface TrafficOffer extends OfferBase {
  readonly kind: 'traffic'
  readonly unit: SizeUnit
  /**
   * Tiers of outgoing traffic to the internet, ascending, in `unit` a month for the whole account. The last `upTo` is null.
   * Free amounts for the account are a first tier at 0. Amounts included per server stand in the server's offer.
   */
  readonly tiers: readonly { readonly upTo: number | null; readonly price: Price }[]
}

export interface AddressOffer extends OfferBase {
  readonly kind: 'address'
  readonly family: 'ipv4' | 'ipv6'
}

/** Copies that the provider takes of a whole server, or room for copies. */
export interface BackupOffer extends OfferBase {
  readonly kind: 'backup'
}

export interface ObjectStorageOffer extends OfferBase {
  readonly kind: 'object-storage'
}

export interface DatabaseOffer extends OfferBase {
  readonly kind: 'database'
  readonly engine: 'postgresql' | 'mysql'
  /** Per node. */
  readonly vcpu: number
  readonly memoryGib: number
  readonly diskGib: number
  /** Nodes the plan consists of; the price is for one node. */
  readonly nodes: number
}

export interface LoadBalancerOffer extends OfferBase {
  readonly kind: 'load-balancer'
}

export interface MailOffer extends OfferBase {
  readonly kind: 'mail'
}

export interface SupportOffer extends OfferBase {
  readonly kind: 'support'
  readonly hours: 'business' | 'always'
  readonly responseHours: number
}

export type Offer =
  | ServerOffer
  | VolumeOffer
  | SnapshotOffer
  | TrafficOffer
  | AddressOffer
  | BackupOffer
  | ObjectStorageOffer
  | DatabaseOffer
  | LoadBalancerOffer
  | MailOffer
  | SupportOffer

export type OfferKind = Offer['kind']

/** Every kind of offer, in the order in which a list is sorted and explained. */
export const offerKinds = [
  'server',
  'volume',
  'snapshot',
  'traffic',
  'address',
  'backup',
  'object-storage',
  'database',
  'load-balancer',
  'mail',
  'support',
] as const satisfies readonly OfferKind[]

export interface Region {
  readonly provider: string
  readonly id: string
  /** ISO 3166-1 alpha-2 code of the country where the data lies. */
  readonly country: string
  readonly city: string | null
  /** False: its offers are a selection, and what is not among them may be on sale all the same. */
  readonly complete?: boolean | undefined
}

/** How a provider is operated from its customer's side; decides the hours of operations. */
export type OperatingModel = 'hyperscaler' | 'cloud' | 'openstack' | 'dedicated'

/** What each managed service is at a provider: sold with a price here, sold without a known price, or not sold. */
export type Service = 'database' | 'object-storage' | 'load-balancer' | 'mail' | 'file-share' | 'backup' | 'snapshot'

export interface CatalogProvider {
  readonly id: string
  readonly name: string
  readonly model: OperatingModel
  readonly website: string
  /** A closed provider takes part in nothing but is not forgotten. */
  readonly closed: { readonly date: string; readonly evidence: Evidence } | null
  /** When its sizes of limited stock were reported as not orderable. */
  readonly soldOut?: { readonly date: string; readonly evidence: Evidence } | undefined
  /** Services known to be sold or not; a service that stands in neither list is unknown. */
  readonly sells: readonly Service[]
  readonly lacks: readonly Service[]
  /** True for a file that the user brought. */
  readonly selfDeclared: boolean
  /** A discount on list prices that the user negotiated; becomes a line of the bill. */
  readonly discounts: readonly Discount[]
}

export interface Discount {
  readonly what: string
  readonly percent: string
  /** Kinds of offers it applies to; empty: all. */
  readonly kinds: readonly OfferKind[]
  readonly evidence: Evidence
}

/** Everything known about offers. Immutable; merged from bundled, refreshed and user files before anybody sees it. */
export interface Catalogue {
  /** `sha256:` and the hex digest of the canonical JSON of everything that could change a result. */
  readonly digest: string
  /** Oldest and newest date of a price. */
  readonly oldest: string
  readonly newest: string
  readonly providers: readonly CatalogProvider[]
  readonly regions: readonly Region[]
  readonly offers: readonly Offer[]
}
