import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import type { Catalogue, Offer } from '../../src/domain/offers.ts'
import type { Interval } from '../../src/domain/score.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import { ask, bundledCatalogue, scenario } from './world.ts'

const today = '2026-11-22'
const catalogue = bundledCatalogue()
const providers = catalogue.providers.filter(({ closed }) => closed === null).map(({ id }) => id)

/**
 * What a price file may leave open about an offer, and the offer without it; null: the offer itself is left out. What a file may leave
 * out otherwise, such as included traffic, has a stated default, and is no unknown.
 */
const forgotten: Readonly<Record<string, (offer: Offer) => Offer | null>> = {
  maxPerServer: (offer) => (offer.kind === 'volume' ? { ...offer, maxPerServer: null } : offer),
  incremental: (offer) => (offer.kind === 'snapshot' ? { ...offer, incremental: null } : offer),
  stock: (offer) => (offer.kind === 'server' && offer.stock === 'general' ? { ...offer, stock: 'unknown' } : offer),
  volumes: (offer) => (offer.kind === 'volume' ? null : offer),
}

/** What the provider states before it falls silent, where the bundled data do not say it: limits that are low. */
const stated: Readonly<Record<string, (offer: Offer) => Offer>> = Object.fromEntries(
  [1, 4, 5].map((limit) => [
    `a limit of ${String(limit)}`,
    (offer: Offer) => (offer.kind === 'volume' ? { ...offer, maxPerServer: limit } : offer),
  ]),
)

/** What one provider sells, and every store that could take its backups. */
function shopOf(provider: string): Catalogue {
  const offers = catalogue.offers.filter((offer) => offer.provider === provider || offer.kind === 'object-storage')
  return { ...catalogue, offers }
}

function withoutField(shop: Catalogue, provider: string, forget: (offer: Offer) => Offer | null): Catalogue {
  return {
    ...shop,
    offers: shop.offers.flatMap((offer) => (offer.provider === provider ? (forget(offer) ?? []) : offer)),
  }
}

/** Each indicator, by id, and the overall score of each alternative that is scored. */
function scoresOf(alternatives: readonly Alternative[]): ReadonlyMap<string, Interval> {
  const scores = new Map<string, Interval>()
  for (const { id, criteria, overall } of alternatives) {
    if (overall !== null) scores.set(`${id} overall`, overall)
    for (const key of criterionKeys)
      for (const indicator of criteria?.[key].indicators ?? []) scores.set(`${id} ${indicator.id}`, indicator)
  }
  return scores
}

/** Points that must not rise either, whatever is unknown. */
const strict = /(?:fit\.waste|cost\.leaving|consistency\.sameOffers)$/
const tolerance = 1e-6

/** What became better by silence, in words; null where nothing did. */
function profit(id: string, was: Interval, now: Interval): string | null {
  const pays =
    now.low > was.low + tolerance ||
    now.high < was.high - tolerance ||
    (strict.test(id) && now.score > was.score + tolerance)
  return pays ? `${id}: ${JSON.stringify([was.low, was.score, was.high, now.low, now.score, now.high])}` : null
}

describe('a field of an offer that becomes unknown', () => {
  const asBundled = (offer: Offer): Offer => offer
  const cases = [
    ...['happybox', 'town-hall'].flatMap((name) =>
      Object.entries(forgotten).map(([field, forget]) => ({ name, field, state: asBundled, forget })),
    ),
    ...['solo-host', 'small-business'].flatMap((name) =>
      Object.entries(stated).map(([field, state]) => ({
        name,
        field,
        state,
        forget: forgotten['maxPerServer'] ?? state,
      })),
    ),
  ]
  it.each(cases)(
    'never raises a low, lowers a high or earns points for what nobody could count: $name, $field',
    { timeout: 300_000 },
    (one) => {
      const deployment = scenario(one.name)
      let measured = 0
      const profits = providers.flatMap((provider) => {
        const shop = withoutField(shopOf(provider), provider, one.state)
        const ofShop = (from: Catalogue) => scoresOf(ask({ deployment, today, catalogue: from }).alternatives)
        const before = ofShop(shop)
        return [...ofShop(withoutField(shop, provider, one.forget))].flatMap(([id, now]) => {
          const was = before.get(id)
          // What was sold and did not fit had no score at all.
          if (was === undefined) return []
          measured += 1
          return profit(id, was, now) ?? []
        })
      })
      expect(profits).toEqual([])
      expect(measured).toBeGreaterThan(500)
    },
  )
})
