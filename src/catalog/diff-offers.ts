import type { CatalogueDiff, PriceChange } from '../domain/listing.ts'
import { Big } from '../domain/money.ts'
import type { Offer, Price } from '../domain/offers.ts'

export function diffOffers(
  before: readonly Offer[],
  after: readonly Offer[],
): Omit<CatalogueDiff, 'discounts' | 'providers'> {
  const old = new Map(before.map((offer) => [offer.id, offer]))
  const fresh = new Map(after.map((offer) => [offer.id, offer]))
  const kept = sorted(after).flatMap((now) => {
    const then = old.get(now.id)
    return then === undefined ? [] : [{ then, now }]
  })
  return {
    added: sorted(after).filter(({ id }) => !old.has(id)),
    removed: sorted(before).filter(({ id }) => !fresh.has(id)),
    prices: kept.flatMap(({ then, now }) => priceChanges(then, now)),
    properties: kept.flatMap(({ then, now }) => {
      const keys = changedKeys(then, now)
      return keys.length === 0 ? [] : [{ id: now.id, keys }]
    }),
  }
}

function sorted(offers: readonly Offer[]): readonly Offer[] {
  return offers.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function priceChanges(then: Offer, now: Offer): PriceChange[] {
  const [before, after] = [byUnit(then), byUnit(now)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [from, to] = [before.get(key), after.get(key)]
    const price = to ?? from
    if (price === undefined || same(from, to)) return []
    const amounts = { from: from?.amount ?? null, to: to?.amount ?? null }
    return [{ id: now.id, unit: price.unit, currency: price.currency, ...amounts, percent: percentOf(from, to) }]
  })
}

/** Prices by what they pay for: traffic has one for each tier. */
function byUnit(offer: Offer): Map<string, Price> {
  if (offer.kind !== 'traffic') return new Map(offer.prices.map((price) => [price.unit, price]))
  return new Map(offer.tiers.map(({ upTo, price }) => [String(upTo), price]))
}

function same(from: Price | undefined, to: Price | undefined): boolean {
  return from !== undefined && to !== undefined && from.currency === to.currency && new Big(from.amount).eq(to.amount)
}

function percentOf(from: Price | undefined, to: Price | undefined): number | null {
  if (from === undefined || to === undefined || from.currency !== to.currency) return null
  const before = new Big(from.amount)
  if (before.eq(0)) return null
  return Number(new Big(to.amount).div(before).minus(1).times(100).toFixed(1))
}

function changedKeys(then: Offer, now: Offer): string[] {
  const before = propertiesOf(then)
  const after = propertiesOf(now)
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].filter((key) => before[key] !== after[key]).toSorted()
}

/** Everything but prices and where they were read. */
function propertiesOf(offer: Offer): Readonly<Record<string, unknown>> {
  const aside = new Set(['prices', 'tiers', 'origin'])
  return Object.fromEntries(Object.entries(offer).filter(([key]) => !aside.has(key)))
}
