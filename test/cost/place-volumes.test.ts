import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VolumeOffer } from '../../src/domain/offers.ts'
import { converter } from '../../src/scoring/cost/convert.ts'
import { pricer } from '../../src/scoring/cost/purchase.ts'
import type { PlacedVolumes } from '../../src/scoring/placement/carriers.ts'
import { carriersFor, isSure } from '../../src/scoring/placement/carriers.ts'
import { fitVolume } from '../../src/scoring/placement/fit-volume.ts'
import { markets } from '../../src/scoring/placement/market.ts'
import type { Needs } from '../../src/scoring/placement/needs.ts'
import { needsAt } from '../../src/scoring/placement/needs.ts'
import { placeVolumes } from '../../src/scoring/placement/place-volumes.ts'
import { catalogue, compare, component, deployment, need, price, rates, server, volume } from './build.ts'
import { runs } from './runs.ts'

const prices = pricer(converter(rates, 'EUR'), [])

/** What a choice costs with carriers at `carrier` millionths each, and whether all of it finds a sure place. */
function judged(
  volumes: readonly PlacedVolumes[],
  { servers }: Needs,
  carrier: number,
): readonly [unsure: number, micros: number] {
  const carriers = carriersFor(servers, volumes)?.count ?? 0
  const own = servers.reduce((all, { count }) => all + count, 0)
  const micros = volumes.reduce((all, { bought }) => all + (bought?.micros ?? NaN), 0)
  return [Number(!isSure(volumes, own + carriers)), micros + carriers * carrier]
}

function best(choices: readonly (readonly PlacedVolumes[])[], needs: Needs, carrier: number): readonly number[] {
  return choices
    .map((volumes) => judged(volumes, needs, carrier))
    .reduce((least, one) => (one[0] < least[0] || (one[0] === least[0] && one[1] < least[1]) ? one : least))
}

/** Every offer for every need, in all combinations. */
function allChoices({ volumes }: Needs, offers: readonly VolumeOffer[]): readonly (readonly PlacedVolumes[])[] {
  return volumes.reduce<readonly (readonly PlacedVolumes[])[]>(
    (some, demand) =>
      some.flatMap((before) =>
        offers.flatMap((offer) => {
          const fit = fitVolume(demand, [offer], prices)
          return fit.kind === 'fits' ? [[...before, { demand, bought: fit.bought }]] : []
        }),
      ),
    [[]],
  )
}

const anyOffers = fc
  .array(
    fc.record({
      cents: fc.integer({ min: 1, max: 30 }),
      class: fc.constantFrom('capacity', 'general', 'fast'),
      maxPerServer: fc.constantFrom(null, null, 1, 2, 8, 20),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) =>
    parts.map(({ cents, ...part }, index) =>
      volume(`v${String(index)}`, [price((cents / 100).toFixed(2), 'GiB-month')], part),
    ),
  )

const anyNeeds = fc
  .array(
    fc.record({
      count: fc.integer({ min: 1, max: 2 }),
      volumes: fc.array(
        fc
          .record({ class: fc.constantFrom('capacity', 'general', 'fast'), count: fc.integer({ min: 1, max: 40 }) })
          .map((part) => need(1, part)),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((parts) => deployment(parts.map((part, index) => component(`c${String(index)}`, part))))

test('of all ways to choose volumes for all needs the cheapest is among those tried, where all find a sure place and where not', () => {
  fc.assert(
    fc.property(anyNeeds, anyOffers, fc.integer({ min: 0, max: 3_000_000 }), (wanted, offers, carrier) => {
      const [market] = markets(catalogue(offers))
      if (market === undefined) throw new Error('no market')
      const needs = needsAt(wanted, market)
      const all = allChoices(needs, offers)
      fc.pre(all.length > 0)
      const limits = [...new Set(offers.map(({ maxPerServer }) => maxPerServer ?? Infinity))]
      const tried = limits
        .flatMap((minPerServer) => placeVolumes({ needs, offers, prices, minPerServer }))
        .filter(({ reasons }) => reasons.length === 0)
        .map(({ volumes }) => volumes)
      expect(best(tried, needs, carrier)).toEqual(best(all, needs, carrier))
    }),
    // A run takes a tenth of a millisecond: many stay, even where laws are tried less often.
    { ...runs(400), numRuns: Math.max(300, runs(400).numRuns) },
  )
})

describe('two needs of one server', () => {
  const offers = [
    server('only', [price('95', 'month')]),
    volume('open', [price('0.01', 'GiB-month')], { class: 'fast' }),
    volume('stated', [price('0.45', 'GiB-month')], { class: 'fast', maxPerServer: 20 }),
  ]

  test('share the places that are sure: a dearer volume for the lesser of them, and nothing is left open', () => {
    const volumes = [need(1, { count: 16 }), need(1, { count: 10 })]
    const { alternatives } = compare(offers, deployment([component('web', { count: 2, volumes })]))
    const [first] = alternatives
    expect([first?.cost?.lowerBound, first?.cost?.lines.map(({ sku, count }) => [sku, count])]).toEqual([
      false,
      [
        ['only', 2],
        ['open', 16],
        ['open', 10],
      ],
    ])
    const more = [need(1, { count: 30 }), need(1, { count: 10 })]
    const [second] = compare(offers, deployment([component('web', { count: 2, volumes: more })])).alternatives
    expect([second?.cost?.lowerBound, second?.cost?.lines.map(({ sku, count }) => [sku, count])]).toEqual([
      false,
      [
        ['only', 2],
        ['open', 30],
        ['stated', 10],
      ],
    ])
  })
})
