import type { CatalogProvider, Discount, Offer, OperatingModel, Origin, Region, Service } from '../domain/offers.ts'
import type { OptionalKey } from './left-out.ts'

/** What a price file says of its provider; null where it says nothing and an earlier file is believed. */
export interface ProviderPart {
  readonly id: string
  readonly name: string | null
  readonly model: OperatingModel | null
  readonly website: string | null
  readonly closed: CatalogProvider['closed']
  readonly soldOut?: CatalogProvider['soldOut']
  readonly sells: readonly Service[] | null
  readonly lacks: readonly Service[] | null
  readonly discounts: readonly Discount[]
}

/** A price file, compiled: what it adds to a catalogue. */
export interface PricePart {
  /** Name of the file, for messages. */
  readonly file: string
  readonly origin: Origin
  readonly provider: ProviderPart
  readonly regions: readonly Region[]
  readonly offers: readonly Offer[]
  /** By the id of an offer: properties that the file leaves out, which stay as they were if the offer is known already. */
  readonly leftOut?: ReadonlyMap<string, readonly OptionalKey[]>
}
