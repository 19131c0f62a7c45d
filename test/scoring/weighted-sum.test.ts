import { describe, expect, it } from 'vitest'
import { weightedMean, weightedSum } from '../../src/scoring/rank/weighted-sum.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import type { MethodRow } from '../../src/scoring/rank/method.ts'

const exact = (score: number) => ({ score, low: score, high: score })

describe('the weighted sum', () => {
  it('reproduces the published example after linear normalisation', () => {
    const columns = [
      { values: [25, 21, 19, 22], cost: false },
      { values: [65, 78, 53, 25], cost: false },
      { values: [7, 6, 5, 2], cost: true },
      { values: [20, 24, 33, 31], cost: false },
    ]
    const normalised = columns.map(({ values, cost }) =>
      values.map((value) => (cost ? Math.min(...values) / value : value / Math.max(...values))),
    )
    const sums = [0, 1, 2, 3].map((row) =>
      weightedMean(normalised.map((column) => ({ interval: exact(column[row] ?? NaN), weight: 0.25 }))),
    )
    const published = [0.681277, 0.725151, 0.709871, 0.784976]
    // The source cuts after six places.
    expect(sums.map(({ score }) => Math.floor(score * 1e6) / 1e6)).toEqual(published)
  })

  it('means lows with lows and highs with highs', () => {
    const parts = [
      { interval: { score: 50, low: 40, high: 80 }, weight: 3 },
      { interval: { score: 10, low: 0, high: 20 }, weight: 1 },
    ]
    expect(weightedMean(parts)).toEqual({ score: 40, low: 30, high: 65 })
  })

  it('needs a positive weight', () => {
    expect(() => weightedMean([])).toThrow('a weighted mean needs a positive weight')
    expect(() => weightedMean([{ interval: exact(1), weight: 0 }])).toThrow(RangeError)
  })

  it('is a method like others that may come', () => {
    const row = (id: string, security: number): MethodRow => ({
      id,
      criteria: {
        security: exact(security),
        sovereignty: exact(50),
        flexibility: exact(50),
        consistency: exact(50),
        cost: exact(50),
        skills: exact(50),
        fit: exact(50),
      },
    })
    const weights = { security: 2, sovereignty: 1, flexibility: 1, consistency: 0, cost: 0, skills: 0, fit: 0 }
    expect([...weightedSum.overall([row('a', 100), row('b', 0)], weights)]).toEqual([
      ['a', exact(75)],
      ['b', exact(25)],
    ])
    expect([weightedSum.name, weightedSum.mayReverseRanks, criterionKeys.length]).toEqual(['weighted-sum', false, 7])
  })
})
