import * as fc from 'fast-check'
import type { Alternative } from '../../src/domain/comparison.ts'
import type { FactBook } from '../../src/domain/facts.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import type { CriterionWeights } from '../../src/domain/weighting.ts'
import { scoreAlternatives } from '../../src/scoring/criteria/score-alternatives.ts'
import { catalogue, component, deployment, need, price, rates, server, today, volume } from '../cost/build.ts'
import { anyBook } from './arbitrary-facts.ts'
import { about, alternative, cost } from './build.ts'
import { reference, weightings } from './bundled-reference.ts'

export const wanted = deployment([component('web', { count: 2, volumes: [need(50)] })], {
  availability: 99.9,
  team: { wagePerHour: null, peopleOnCall: 2, languages: ['fr', 'en'] },
})

const sold = catalogue([
  server('b3-8', [price('50', 'month')]),
  server('b3-16', [price('90', 'month')], { vcpu: 4, memoryGib: 16 }),
  volume('fast', [price('0.1', 'GiB-month')], { class: 'fast' }),
])

/** Providers with facts, totals and countries of their own, and the weights to judge them by. */
export interface World {
  readonly books: readonly FactBook[]
  readonly totals: readonly number[]
  readonly countries: readonly string[]
  readonly weights: CriterionWeights
}

const positive: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 5000 }).map((thousandths) => thousandths / 1000),
)

/** Whole and broken weights, some of them nothing, or those of a named weighting. */
export const anyWeights: fc.Arbitrary<CriterionWeights> = fc.oneof(
  fc.constantFrom(...weightings.map(({ weights }) => weights)),
  fc
    .tuple(fc.constantFrom(...criterionKeys), ...criterionKeys.map(() => fc.oneof(fc.constant(0), positive)))
    .map(([never, ...weights]) => {
      const all = criterionKeys.map((key, index) => [key, weights[index] ?? 0] as const)
      return Object.fromEntries(all.map(([key, weight]) => [key, key === never ? 1 : weight])) as CriterionWeights
    }),
)

/** Twins, whose facts are the same, are frequent. */
export const anyWorld: fc.Arbitrary<World> = fc.integer({ min: 2, max: 6 }).chain((count) => {
  const list = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
    fc
      .tuple(fc.array(one, { minLength: count, maxLength: count }), fc.nat({ max: count - 1 }))
      .map(([all, twin]) => all.map((own, index) => (index === 0 ? (all[twin] ?? own) : own)))
  return fc.record({
    books: list(anyBook),
    totals: list(fc.integer({ min: 5, max: 2000 })),
    countries: fc.array(fc.constantFrom('DE', 'FR'), { minLength: count, maxLength: count }),
    weights: anyWeights,
  })
})

const ids = ['north', 'south', 'east', 'west', 'up', 'down']

/** The alternatives of a world with their scores; `chosen` of them, in that order. */
export function scored(
  { books, totals, countries, weights }: World,
  chosen = books.map((_, index) => index),
): readonly Alternative[] {
  return scoreAlternatives({
    deployment: wanted,
    catalogue: sold,
    alternatives: chosen.map((index) => {
      const [at, country] = [`${ids[index] ?? ''}/one`, countries[index] ?? 'DE']
      return alternative(at, { cost: cost(totals[index] ?? 0), country })
    }),
    facts: books.map((book, index) => about(ids[index] ?? '', book)),
    weights,
    reference,
    rates,
    today,
  }).alternatives
}
