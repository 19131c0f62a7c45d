import type { CatalogueDiff, DiscountChange } from '../domain/listing.ts'
import type { CatalogProvider, Discount } from '../domain/offers.ts'

/** What two catalogues say differently of the providers that both have. A new provider shows in its offers and discounts. */
export function diffProviders(
  before: readonly CatalogProvider[],
  after: readonly CatalogProvider[],
): Pick<CatalogueDiff, 'discounts' | 'providers'> {
  const old = new Map(before.map((provider) => [provider.id, provider]))
  const fresh = new Map(after.map((provider) => [provider.id, provider]))
  const ids = [...new Set([...old.keys(), ...fresh.keys()])].toSorted()
  return {
    discounts: ids.flatMap((id) => discountChanges(id, old.get(id)?.discounts ?? [], fresh.get(id)?.discounts ?? [])),
    providers: ids.flatMap((id) => {
      const [then, now] = [old.get(id), fresh.get(id)]
      const keys = then === undefined || now === undefined ? [] : changedKeys(then, now)
      return keys.length === 0 ? [] : [{ id, keys }]
    }),
  }
}

function discountChanges(
  provider: string,
  before: readonly Discount[],
  after: readonly Discount[],
): readonly DiscountChange[] {
  const names = [...new Set([...before, ...after].map(({ what }) => what))].toSorted()
  return names.flatMap((what) => {
    const [then, now] = [before, after].map((list) => list.find((discount) => discount.what === what))
    const kinds = now?.kinds ?? then?.kinds ?? []
    const same = then?.percent === now?.percent && String(then?.kinds) === String(now?.kinds)
    return same ? [] : [{ provider, what, kinds, from: then?.percent ?? null, to: now?.percent ?? null }]
  })
}

const compared = ['name', 'model', 'website', 'closed', 'soldOut', 'sells', 'lacks'] as const

function changedKeys(then: CatalogProvider, now: CatalogProvider): readonly string[] {
  return compared.filter((key) => JSON.stringify(then[key]) !== JSON.stringify(now[key]))
}
