import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactBook } from '../../src/domain/facts.ts'
import { sealLevels, sealObjectives } from '../../src/domain/facts.ts'
import { criteria } from '../../src/scoring/criteria/criteria.ts'
import { scoreIndicator } from '../../src/scoring/criteria/score-indicator.ts'
import { summariseSeal } from '../../src/scoring/criteria/seal.ts'
import { weightedMean } from '../../src/scoring/rank/weighted-sum.ts'
import { runs } from '../cost/runs.ts'
import { fact, nobodyKnows, seals, situation, sourced } from './build.ts'

const ask = (facts: FactBook) => summariseSeal({ facts, region: 'one', products: [] })
const exact = (score: number, low = score, high = score) => ({ score, low, high })

/** Levels of SOV-1 to SOV-8, assessed by the user. */
function levels(...given: readonly (0 | 1 | 2 | 3 | 4)[]): FactBook {
  return Object.fromEntries(
    sealObjectives.map((objective, index) => [objective, [fact({ level: given[index] ?? 0, assessedBy: 'user' })]]),
  )
}

describe('the Cloud Sovereignty Framework', () => {
  it('tells of foreign law where the level for law says that little of it reaches the data', () => {
    const reach: FactBook = {
      foreignReach: [
        fact(['an order of a court abroad'], sourced, { regions: ['one'] }),
        fact(['another place'], sourced, { regions: ['two'] }),
        nobodyKnows(),
      ],
    }
    const text = 'an order of a court abroad'
    const told = (level: 2 | 3) => ask({ ...levels(4, level, 4, 4, 4, 4, 4, 4), ...reach })?.contrary
    expect([told(3), told(2), ask(levels(4, 4, 4, 4, 4, 4, 4, 4))?.contrary]).toEqual([
      [{ objective: 'SOV-2', level: 3, text, evidence: sourced }],
      undefined,
      undefined,
    ])
  })

  it('has a published total beside it, one that nobody could read, or none that anybody looked for', () => {
    const asked = (facts: FactBook) => ask({ ...levels(3, 3, 3, 3, 3, 3, 3, 3), ...facts })?.outside
    expect([
      asked({ calculatorScore: [fact({ percent: 75.1, seal: 3 })] }),
      asked({ calculatorScore: [nobodyKnows()] }),
      asked({}),
    ]).toEqual([{ percent: 75.1, evidence: sourced }, { percent: null, evidence: null }, undefined])
  })

  it('is the sum of weight × level / 4, and the lowest level overall', () => {
    // 15×3 + 10×2 + 10×4 + 15×3 + 20×2 + 15×4 + 10×3 + 5×1 = 285, over 4.
    // 20×3 + 10×2 + 10×4 + 15×3 + 10×2 + 15×4 + 15×3 + 5×1 = 295, over 4.
    const seal = ask(levels(3, 2, 4, 3, 2, 4, 3, 1))
    expect([seal?.score, seal?.calculator, seal?.overall, seal?.estimated]).toEqual([
      exact(71.25),
      exact(73.75),
      { low: 1, high: 1 },
      true,
    ])
    expect(seal?.objectives[1]).toEqual({ objective: 'SOV-2', level: 2, assessedBy: 'user', evidence: sourced })
  })

  it('gives the criterion the same figure', () => {
    const eight = fc.tuple(...sealObjectives.map(() => fc.constantFrom(...sealLevels)))
    fc.assert(
      fc.property(eight, (given) => {
        const facts = levels(...given)
        const scores = criteria.sovereignty.map((one) => scoreIndicator(one, situation({ facts })))
        const mean = weightedMean(
          scores.map((interval) => ({ interval: interval ?? exact(NaN), weight: interval?.weight ?? 0 })),
        )
        expect(mean.score).toBeCloseTo(ask(facts)?.score.score ?? NaN, 9)
        expect(ask(facts)?.overall.low).toBe(Math.min(...given))
      }),
      runs(100),
    )
  })

  it('takes an unknown objective for 0 to 4, and its overall for 0', () => {
    const facts: FactBook = { ...levels(4, 4, 4, 4, 4, 4, 4, 3), 'SOV-5': [nobodyKnows()] }
    const seal = ask(facts)
    // 80 × 4 − 5 = 315 known quarters; SOV-5 adds 20, 0 or 80.
    const known = (75 * 4 + 5 * 3) / 4
    expect([seal?.overall, seal?.score]).toEqual([{ low: 0, high: 3 }, exact(known + 5, known, known + 20)])
  })

  it('is no rating of the Union unless a contracting authority gave every level', () => {
    expect(ask(seals(3, { assessedBy: 'contracting-authority' }))?.estimated).toBe(false)
    const mixed = { ...seals(3, { assessedBy: 'contracting-authority' }), 'SOV-8': seals(3)['SOV-8'] ?? [] }
    expect(ask(mixed)?.estimated).toBe(true)
    const open: FactBook = { ...seals(3, { assessedBy: 'contracting-authority' }), 'SOV-8': [nobodyKnows()] }
    expect(ask(open)?.estimated).toBe(true)
  })

  it('says nothing about a provider without a single level', () => {
    expect(ask({})).toBe(null)
    expect(ask({ 'SOV-1': [nobodyKnows()] })).toBe(null)
  })
})
