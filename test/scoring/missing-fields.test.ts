import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import type { Catalogue, Offer } from '../../src/domain/offers.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import { ask, bundledCatalogue, scenario } from './world.ts'

const today = '2026-11-22'
const catalogue = bundledCatalogue()
const providers = catalogue.providers.filter(({ closed }) => closed === null).map(({ id }) => id)

/** What a price file may leave out of an offer, and the offer without it; the same offer where it says nothing of the kind. */
const forgotten: Readonly<Record<string, (offer: Offer) => Offer>> = {
  maxPerServer: (offer) => (offer.kind === 'volume' ? { ...offer, maxPerServer: null } : offer),
  incremental: (offer) => (offer.kind === 'snapshot' ? { ...offer, incremental: null } : offer),
  stock: (offer) => (offer.kind === 'server' && offer.stock === 'general' ? { ...offer, stock: 'unknown' } : offer),
}

/** What one provider sells, and every store that could take its backups. */
function shopOf(provider: string): Catalogue {
  const offers = catalogue.offers.filter((offer) => offer.provider === provider || offer.kind === 'object-storage')
  return { ...catalogue, offers }
}

function withoutField(shop: Catalogue, provider: string, forget: (offer: Offer) => Offer): Catalogue {
  return { ...shop, offers: shop.offers.map((offer) => (offer.provider === provider ? forget(offer) : offer)) }
}

/** Each indicator, by id, of each alternative that is scored. */
function indicatorsOf(alternatives: readonly Alternative[]) {
  return new Map(
    alternatives.flatMap(({ id, criteria }) =>
      criterionKeys.flatMap((key) =>
        (criteria?.[key].indicators ?? []).map((indicator) => [`${id} ${indicator.id}`, indicator] as const),
      ),
    ),
  )
}

describe('a field of an offer that becomes unknown', () => {
  const cases = ['happybox', 'town-hall'].flatMap((name) =>
    Object.entries(forgotten).map(([field, forget]) => ({ name, field, forget })),
  )
  it.each(cases)(
    'never raises a low, nor the points of what is bought beyond the need: $name, $field',
    { timeout: 300_000 },
    (one) => {
      const deployment = scenario(one.name)
      let measured = 0
      const profits = providers.flatMap((provider) => {
        const shop = shopOf(provider)
        const ofShop = (from: Catalogue) => indicatorsOf(ask({ deployment, today, catalogue: from }).alternatives)
        const before = ofShop(shop)
        return [...ofShop(withoutField(shop, provider, one.forget))].flatMap(([id, { low, score }]) => {
          const was = before.get(id)
          if (was === undefined) throw new Error(`${id} is measured only without ${one.field}`)
          measured += 1
          const pays = low > was.low + 1e-6 || (id.endsWith('fit.waste') && score > was.score + 1e-6)
          return pays ? [`${id}: ${was.low} ${was.score} → ${low} ${score}`] : []
        })
      })
      expect(profits).toEqual([])
      expect(measured).toBeGreaterThan(500)
    },
  )
})
