import type { Catalogue } from '../domain/offers.ts'

/** Ids of the regions that the catalogue has, by provider. */
export function pricedRegions({ regions }: Catalogue): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { provider, id } of regions) found.set(provider, [...(found.get(provider) ?? []), id])
  return found
}
