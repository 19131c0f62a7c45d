import { monthlyPrice } from '../catalog/monthly-price.ts'
import { selectOffers, sortOffers } from '../catalog/select-offers.ts'
import type { Listing } from '../domain/listing.ts'
import { readFilter, readLimit, type TypedFilter } from './offer-filter.ts'
import { openCatalogue, type CatalogueTexts } from './open-catalogue.ts'

/** Chooses offers of the catalogue that counts and says what a month of each costs. */
export async function listCatalogue(texts: CatalogueTexts, typed: TypedFilter): Promise<Listing> {
  const { catalogue, rates } = await openCatalogue(texts)
  const selection = readFilter(typed, catalogue, rates)
  const chosen = selectOffers(catalogue, selection)
  const offers = sortOffers(chosen.offers, selection).map((offer) => ({
    offer,
    monthly: monthlyPrice(offer, selection.currency, rates),
  }))
  return { catalogue: chosen, offers, known: catalogue.offers.length, rates, limit: readLimit(typed.limit) }
}
