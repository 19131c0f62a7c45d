import { monthlyPrice } from '../catalog/monthly-price.ts'
import { selectOffers, sortOffers, type Selection } from '../catalog/select-offers.ts'
import type { Listing } from '../domain/listing.ts'
import type { Catalogue } from '../domain/offers.ts'

/** Chooses offers of a catalogue and says what a month of each costs. */
export function listCatalogue(catalogue: Catalogue, selection: Selection): Listing {
  const chosen = selectOffers(catalogue, selection)
  const { currency, rates } = selection
  const offers = sortOffers(chosen.offers, selection).map((offer) => ({
    offer,
    monthly: monthlyPrice(offer, currency, rates),
  }))
  return { catalogue: chosen, offers, known: catalogue.offers.length, rates }
}
