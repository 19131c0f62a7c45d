import type { Problem } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import { Big, sum } from '../domain/money.ts'
import type { CatalogProvider, Discount, OfferKind } from '../domain/offers.ts'
import { offerKinds } from '../domain/offers.ts'
import type { PricePart } from './price-part.ts'

/** Discounts that add up to 100 % or more on some kind of offer: a bill of nothing or less is no bill. After merging. */
export function excessiveDiscounts(
  providers: readonly CatalogProvider[],
  parts: readonly PricePart[],
): readonly Problem[] {
  return providers.flatMap((provider) => {
    const [worst] = kindsByDiscount(provider.discounts)
    if (worst === undefined || worst.percent.lt(100)) return []
    const touching = provider.discounts.filter((discount) => isOn(discount, worst.kind))
    const names = new Set(touching.map(({ what }) => what))
    const file = parts.findLast(({ provider: said }) => said.id === provider.id && said.discounts.some(isNamed(names)))
    const values = { provider: provider.name, kind: worst.kind, percent: worst.percent.toFixed() }
    const words = { says: message('catalog.discounts', values), hint: message('catalog.discounts.hint') }
    return [
      { file: (file ?? parts.at(-1))?.file ?? '', line: null, column: null, message: words.says, hint: words.hint },
    ]
  })
}

/** The kind with the most taken off first; the first in the catalogue's order among equals. */
function kindsByDiscount(discounts: readonly Discount[]): readonly { kind: OfferKind; percent: Big }[] {
  return offerKinds
    .map((kind) => {
      const percents = discounts.filter((discount) => isOn(discount, kind)).map(({ percent }) => new Big(percent))
      return { kind, percent: sum(percents) }
    })
    .sort((a, b) => b.percent.cmp(a.percent))
}

function isOn({ kinds }: Discount, kind: OfferKind): boolean {
  return kinds.length === 0 || kinds.includes(kind)
}

function isNamed(names: ReadonlySet<string>): (discount: Discount) => boolean {
  return ({ what }) => names.has(what)
}
