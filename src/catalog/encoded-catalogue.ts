import type { Confidence } from '../domain/evidence.ts'
import type { Currency } from '../domain/money.ts'
import type {
  Arch,
  CatalogProvider,
  CpuKind,
  DatabaseOffer,
  OfferKind,
  Origin,
  PriceUnit,
  ServerOffer,
  Stock,
  StorageClass,
  SupportOffer,
} from '../domain/offers.ts'
import type { SizeUnit } from '../domain/size.ts'

export const compiledCatalogueId = 'broker/compiled-catalogue/1'

/** Index into one of the tables. */
type Index = number

/** What begins every row: kind, region, sku, origin, prices. */
type Head<K extends OfferKind> = [kind: K, region: Index, sku: string, origin: Origin, prices: Index[]]

export type EncodedOffer =
  | [
      ...Head<'server'>,
      vcpu: number,
      baseline: number,
      cpu: CpuKind,
      memoryGib: number,
      diskGib: number,
      disk: ServerOffer['disk'],
      arch: Arch,
      stock: Stock,
      gpu: boolean,
      trafficIncluded: number,
      ipv4Included: boolean,
      takesVolumes: boolean,
    ]
  | [
      ...Head<'volume'>,
      storageClass: StorageClass,
      minGib: number,
      stepGib: number,
      maxGib: number,
      maxPerServer: number | null,
    ]
  | [...Head<'snapshot'>, incremental: boolean | null]
  | [...Head<'traffic'>, unit: SizeUnit, tiers: [upTo: number | null, price: Index][]]
  | [...Head<'address'>, family: 'ipv4' | 'ipv6']
  | Head<'backup'>
  | Head<'object-storage'>
  | [
      ...Head<'database'>,
      engine: DatabaseOffer['engine'],
      vcpu: number,
      memoryGib: number,
      diskGib: number,
      nodes: number,
    ]
  | Head<'load-balancer'>
  | Head<'mail'>
  | [...Head<'support'>, hours: SupportOffer['hours'], responseHours: number]

/** The contents of a catalogue as small JSON: what is said often stands once, in a table. */
export interface EncodedContents {
  readonly evidence: [source: string, date: string, confidence: Confidence][]
  readonly prices: [amount: string, unit: PriceUnit, currency: Currency, evidence: Index][]
  readonly providers: readonly CatalogProvider[]
  readonly regions: [provider: string, id: string, country: string, city: string | null, complete?: boolean][]
  readonly offers: EncodedOffer[]
}

export interface EncodedCatalogue extends EncodedContents {
  readonly schema: typeof compiledCatalogueId
  readonly digest: string
  readonly oldest: string
  readonly newest: string
}
