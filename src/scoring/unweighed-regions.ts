import type { UnweighedRegion } from '../domain/comparison.ts'
import type { ProviderFacts } from '../domain/facts.ts'
import type { Catalogue } from '../domain/offers.ts'
import { findFact } from './criteria/fact-lookup.ts'

/** Regions that the facts name as on offer and the catalogue has no offer for; a price of the user's own makes one an alternative. */
export function unweighedRegions(
  { providers, regions }: Pick<Catalogue, 'providers' | 'regions'>,
  facts: readonly ProviderFacts[],
): readonly UnweighedRegion[] {
  return facts.flatMap(({ provider, facts: book, unpriced = [] }) => {
    const sold = providers.find(({ id, closed }) => id === provider && closed === null)
    if (sold === undefined) return []
    const priced = new Set(regions.flatMap((each) => (each.provider === provider ? [each.id] : [])))
    return unpriced
      .filter((region) => !priced.has(region))
      .map((region) => {
        const place = findFact({ facts: book, region, products: [] }, 'location')
        return { provider, providerName: sold.name, region, country: place.known ? place.value.country : null }
      })
  })
}
