import type { Big, Currency } from './money.ts'
import type { Catalogue, Offer, OfferKind, Price, PriceUnit } from './offers.ts'
import type { ExchangeRate } from './rates.ts'

/** What one unit of an offer costs: a month of it where it is billed by time, else once. */
export interface MonthlyPrice {
  readonly amount: Big
  readonly currency: Currency
  /** What the amount pays for: `month`, `GiB-month`, `GB`… */
  readonly per: PriceUnit
  /** The way to pay that this is. */
  readonly price: Price
}

/** Offers chosen from a catalogue, to be shown. */
export interface Listing {
  /** Holds the chosen offers only, in the order of their ids, with a digest of its own. */
  readonly catalogue: Catalogue
  /** The same offers in the order wanted. */
  readonly offers: readonly { readonly offer: Offer; readonly monthly: MonthlyPrice | null }[]
  /** How many the whole catalogue has. */
  readonly known: number
  readonly rates: readonly ExchangeRate[]
  /** How many a table shows; null: all. */
  readonly limit: number | null
}

export interface PriceChange {
  readonly id: string
  readonly unit: PriceUnit
  readonly currency: Currency
  /** Null: there was, or there is, no price of this unit. */
  readonly from: string | null
  readonly to: string | null
  /** One decimal; null where it cannot be said (no price on one side, another currency, from nothing). */
  readonly percent: number | null
}

/** What changed between two lists of offers. Everything in the order of the ids. */
export interface CatalogueDiff {
  readonly added: readonly Offer[]
  readonly removed: readonly Offer[]
  readonly prices: readonly PriceChange[]
  /** Offers with other properties than before, and which. */
  readonly properties: readonly { readonly id: string; readonly keys: readonly string[] }[]
  /** Discounts that came, went or changed. */
  readonly discounts: readonly DiscountChange[]
  /** What else is said of a provider: `provider` and which of `sells`, `lacks`, `closed`, `model`… changed. */
  readonly providers: readonly { readonly id: string; readonly keys: readonly string[] }[]
}

export interface DiscountChange {
  readonly provider: string
  /** Name of the discount. */
  readonly what: string
  /** Kinds of offers; empty: all. */
  readonly kinds: readonly OfferKind[]
  /** Per cent as decimal strings; null: there was, or there is, none. */
  readonly from: string | null
  readonly to: string | null
}
