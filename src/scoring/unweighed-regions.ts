import type { UnweighedRegion } from '../domain/comparison.ts'
import type { ProviderFacts } from '../domain/facts.ts'
import type { CatalogProvider, Catalogue } from '../domain/offers.ts'
import { applyConstraints } from './constraints/apply-constraints.ts'
import type { Judging } from './constraints/constraint.ts'
import { emptyAlternative } from './cost/bill-alternatives.ts'
import { findFact } from './criteria/fact-lookup.ts'

/**
 * Regions that the facts name as on offer and the catalogue has no offer for, unless a constraint rules them out whatever their prices; a
 * price of the user's own makes one an alternative.
 */
export function unweighedRegions(
  { providers, regions }: Pick<Catalogue, 'providers' | 'regions'>,
  facts: readonly ProviderFacts[],
  judging: Judging,
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
      .filter((region) => mayQualify(region, sold, judging))
  })
}

function mayQualify(
  { provider, region: id, country }: UnweighedRegion,
  sold: CatalogProvider,
  { constraints, table }: Judging,
): boolean {
  const region = country === null ? null : { provider, id, country, city: null }
  const alternative = { ...emptyAlternative({ provider: sold, region, regionId: id }), state: 'ranked' } as const
  return applyConstraints({ alternative, offers: [] }, constraints, table).state !== 'excluded'
}
