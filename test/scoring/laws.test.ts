import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import type { FactBook, FactKey } from '../../src/domain/facts.ts'
import { factKeys } from '../../src/domain/facts.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import { ageFacts, factsOfCompany } from '../../src/scoring/criteria/age-facts.ts'
import { indicators } from '../../src/scoring/criteria/criteria.ts'
import { scoreIndicator } from '../../src/scoring/criteria/score-indicator.ts'
import { rankByScore } from '../../src/scoring/rank/rank-by-score.ts'
import { runs } from '../cost/runs.ts'
import { anyBook } from './arbitrary-facts.ts'
import { anyWorld, scored, wanted } from './arbitrary-worlds.ts'
import { nobodyKnows, situation } from './build.ts'

const order = (alternatives: readonly Alternative[]): readonly string[] => rankByScore(alternatives).map(({ id }) => id)

describe('the laws of scoring', () => {
  it('adding, removing or reordering alternatives never reorders the rest, nor changes a score', () => {
    const worlds = anyWorld.chain((world) =>
      fc.record({
        world: fc.constant(world),
        chosen: fc.shuffledSubarray(
          world.books.map((_, index) => index),
          { minLength: 1 },
        ),
      }),
    )
    fc.assert(
      fc.property(worlds, ({ world, chosen }) => {
        const all = scored(world)
        const some = scored(world, chosen)
        expect(order(some)).toEqual(order(all).filter((id) => some.some((one) => one.id === id)))
        expect(some.map(({ overall }) => overall)).toEqual(
          some.map(({ id }) => all.find((one) => one.id === id)?.overall),
        )
      }),
      runs(60),
    )
  })

  it('making a fact unknown never raises a low nor lowers a high', () => {
    fc.assert(
      fc.property(anyBook, fc.constantFrom(...factKeys), fc.boolean(), (book, key, all) => {
        const forgotten = { ...book, [key]: forget(book, key, all) }
        for (const indicator of indicators) {
          const [before, after] = [book, forgotten].map((facts) =>
            scoreIndicator(indicator, situation({ facts, deployment: wanted })),
          )
          expect(after?.low ?? 0).toBeLessThanOrEqual((before?.low ?? 0) + 1e-9)
          expect(after?.high ?? 100).toBeGreaterThanOrEqual((before?.high ?? 100) - 1e-9)
        }
      }),
      runs(300),
    )
  })

  it('neither age nor knowing the company alone raises a low or lowers a high, and age leaves the score', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const aged = ageFacts(book, '2027-06-03')
        for (const weaker of [aged, factsOfCompany(book), factsOfCompany(aged)]) {
          for (const indicator of indicators) {
            const [before, after] = [book, weaker].map((facts) =>
              scoreIndicator(indicator, situation({ facts, deployment: wanted })),
            )
            expect(after?.low ?? 0).toBeLessThanOrEqual((before?.low ?? 0) + 1e-9)
            expect(after?.high ?? 100).toBeGreaterThanOrEqual((before?.high ?? 100) - 1e-9)
            if (weaker === aged) expect(after?.score).toBe(before?.score)
          }
        }
      }),
      runs(150),
    )
  })

  it('keeps low ≤ score ≤ high within 0 and 100 on every level', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const { criteria, overall } of scored(world)) {
          const parts = criterionKeys.flatMap((key) => [criteria?.[key], ...(criteria?.[key].indicators ?? [])])
          for (const part of [...parts, overall]) {
            if (part === null || part === undefined) throw new Error('not scored')
            expect([part.low >= 0, part.low <= part.score + 1e-9, part.score <= part.high + 1e-9]).toEqual([
              true,
              true,
              true,
            ])
            expect(part.high).toBeLessThanOrEqual(100 + 1e-9)
          }
        }
      }),
      runs(40),
    )
  })
})

/** All entries of a fact, or the last of them, become unknown. */
function forget(book: FactBook, key: FactKey, all: boolean): readonly ReturnType<typeof nobodyKnows>[] {
  const entries = book[key] ?? []
  return entries.map((entry, index) => (all || index === entries.length - 1 ? nobodyKnows() : (entry as never)))
}
