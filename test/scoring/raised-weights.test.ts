import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import type { CriterionKey } from '../../src/domain/score.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import type { CriterionWeights } from '../../src/domain/weighting.ts'
import { rankByScore } from '../../src/scoring/rank/rank-by-score.ts'
import { weightedSum } from '../../src/scoring/rank/weighted-sum.ts'
import { runs } from '../cost/runs.ts'
import { anyWeights, anyWorld, scored } from './arbitrary-worlds.ts'
import { alternative, cost } from './build.ts'

interface Raise {
  readonly key: CriterionKey
  readonly by: number
}

const anyRaise: fc.Arbitrary<Raise> = fc.record({
  key: fc.constantFrom(...criterionKeys),
  by: fc.oneof(
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: 900_000 }).map((thousandths) => thousandths / 1000),
  ),
})

/** The weights with one of them raised, to three decimals. */
function raised(weights: CriterionWeights, { key, by }: Raise): CriterionWeights {
  return { ...weights, [key]: Number((weights[key] + by).toFixed(3)) }
}

/** Everything that stands before each of those that are best on a criterion, and the state of each. */
function standing(alternatives: readonly Alternative[], key: CriterionKey): ReadonlyMap<string, Standing> {
  const most = Math.max(...alternatives.map(({ criteria }) => criteria?.[key].score ?? 0))
  const order = rankByScore(alternatives, ['FR'])
  const best = order.filter(({ criteria }) => criteria?.[key].score === most)
  return new Map(
    best.map((one) => [one.id, { state: one.state, before: order.slice(0, order.indexOf(one)).map(({ id }) => id) }]),
  )
}

interface Standing {
  readonly state: string
  readonly before: readonly string[]
}

function expectNobodyOvertakes(before: readonly Alternative[], after: readonly Alternative[], key: CriterionKey): void {
  const later = standing(after, key)
  for (const [id, earlier] of standing(before, key)) {
    expect(later.get(id)?.state).toBe(earlier.state)
    expect(earlier.before).toEqual(expect.arrayContaining([...(later.get(id)?.before ?? [])]))
  }
}

describe('raising a weight never lowers what is best on that criterion: it keeps its state, and nobody overtakes it', () => {
  it('whatever is known, from any weights and from nothing', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyWorld, anyRaise, (world, raise) => {
        const after = scored({ ...world, weights: raised(world.weights, raise) })
        expectNobodyOvertakes(scored(world), after, raise.key)
      }),
      runs(100),
    )
  })

  it('nor by rounding, where sums are equal or nearly so', () => {
    const rows = anyPoints.chain((points) => fc.array(shuffled(points), { minLength: 2, maxLength: 6 }))
    fc.assert(
      fc.property(rows, fc.oneof(anyWeights, evenWeights), anyRaise, (all, weights, raise) => {
        expectNobodyOvertakes(ranked(all, weights), ranked(all, raised(weights, raise)), raise.key)
      }),
      runs(500),
    )
  })

  it('equal sums are equal in whatever order they are added', () => {
    const pairs = anyPoints.chain((points) => fc.tuple(shuffled(points), shuffled(points)))
    fc.assert(
      fc.property(pairs, evenWeights, (rows, weights) => {
        const [one, other] = ranked(rows, weights)
        expect(other?.overall).toEqual(one?.overall)
      }),
      runs(200),
    )
  })
})

interface Row {
  readonly points: readonly number[]
  readonly total: number
  readonly country: string
}

/** Few figures in many places: many sums are equal, or apart by the least that there is. */
const anyPoints = fc.tuple(...criterionKeys.map(() => fc.constantFrom(14.2857, 33.3333, 33.3334, 57.1, 66.6667)))

const evenWeights: fc.Arbitrary<CriterionWeights> = fc
  .integer({ min: 1, max: 100_000 })
  .map((thousandths) => byCriterion(() => thousandths / 1000))

function shuffled(points: readonly number[]): fc.Arbitrary<Row> {
  return fc.record({
    points: fc.shuffledSubarray([...points], { minLength: points.length }),
    total: fc.constantFrom(10, 20),
    country: fc.constantFrom('DE', 'FR'),
  })
}

function ranked(rows: readonly Row[], weights: CriterionWeights): readonly Alternative[] {
  const all = rows.map(({ points, ...part }, index) => {
    const exact = (score: number) => ({
      score,
      low: score,
      high: score,
      indicators: [],
      notApplicable: [],
      unknownShare: 0,
    })
    return { ...part, id: `p${String(index)}/one`, criteria: byCriterion((index) => exact(points[index] ?? 0)) }
  })
  const overall = weightedSum.overall(all, weights)
  return all.map(({ id, criteria, total, country }) => {
    const interval = overall.get(id) ?? { score: NaN, low: NaN, high: NaN }
    return alternative(id, { criteria, overall: { ...interval, unknownShare: 0 }, cost: cost(total), country })
  })
}

function byCriterion<T>(value: (index: number) => T): Record<CriterionKey, T> {
  return Object.fromEntries(criterionKeys.map((key, index) => [key, value(index)])) as Record<CriterionKey, T>
}
