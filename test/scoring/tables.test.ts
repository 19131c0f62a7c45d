import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactBook, FactKey } from '../../src/domain/facts.ts'
import { factKeys, factRoles, sealObjectives } from '../../src/domain/facts.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import en from '../../src/messages/en/index.ts'
import fr from '../../src/messages/fr/index.ts'
import { criteria, indicators } from '../../src/scoring/criteria/criteria.ts'
import { pointsOf } from '../../src/scoring/criteria/shape.ts'
import { calculatorWeights, frameworkWeights } from '../../src/scoring/criteria/sovereignty.ts'
import type { Indicator } from '../../src/scoring/criteria/indicator.ts'
import { runs } from '../cost/runs.ts'
import { anyBook } from './arbitrary-facts.ts'
import { wanted } from './arbitrary-worlds.ts'
import { situation } from './build.ts'
import { knowledge } from './world.ts'

const bundledBooks = (): readonly FactBook[] => knowledge.providers.map(({ facts }) => facts)

/** The facts that a measure looks at, by watching it. */
function readOf(book: FactBook, measure: Indicator['measure']): readonly FactKey[] {
  const read = new Set<FactKey>()
  const facts = new Proxy(book, {
    get: (target, key) => {
      // The keys of a book of facts are its only properties.
      read.add(key as FactKey)
      return target[key as FactKey]
    },
    has: () => {
      throw new Error('a measure looks whether a fact is there')
    },
    ownKeys: () => {
      throw new Error('a measure looks at all facts')
    },
  })
  measure(situation({ facts, deployment: wanted }))
  return [...read]
}

describe('the tables of indicators', () => {
  it('use no fact twice', () => {
    const used = indicators.flatMap(({ facts }) => facts)
    expect(used.filter((fact, index) => used.indexOf(fact) !== index)).toEqual([])
  })

  it('read no fact but those they name, whatever is known', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const strays = indicators.flatMap(({ id, facts, measure }) =>
          readOf(book, measure).flatMap((key) => (facts.includes(key) ? [] : [`${id} reads ${key}`])),
        )
        expect(strays).toEqual([])
      }),
      runs(60),
    )
  })

  it('read every fact they name, so that none is there for show', () => {
    const world = bundledBooks()
    const read = (indicator: Indicator) => new Set(world.flatMap((book) => readOf(book, indicator.measure)))
    const idle = indicators.flatMap((indicator) => {
      const found = read(indicator)
      return indicator.facts.filter((key) => !found.has(key)).map((key) => `${indicator.id} never reads ${key}`)
    })
    expect(idle).toEqual([])
  })

  it('use every scored fact, and none that is evidence or serves constraints', () => {
    const used = indicators.flatMap(({ facts }) => facts)
    expect(used.toSorted()).toEqual(factKeys.filter((key) => factRoles[key] === 'scored').toSorted())
  })

  it('hold at least four indicators for each criterion, each with an id of its own', () => {
    expect(criterionKeys.filter((key) => criteria[key].length < 4)).toEqual([])
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length)
    expect(indicators.filter(({ id, criterion }) => !id.startsWith(`${criterion}.`))).toEqual([])
  })

  it('read something, weigh something, and stay between 0 and 100', () => {
    for (const { id, facts, derived, weight, shape } of indicators) {
      expect([id, facts.length + derived.length > 0, weight > 0]).toEqual([id, true, true])
      const values = shape.kind === 'ladder' ? Object.keys(shape.rungs) : [-1e9, 0, 1e-9, 1, 7, 1e9]
      const points = values.map((value) => pointsOf(shape, value))
      expect([id, Math.min(...points) >= 0, Math.max(...points) <= 100]).toEqual([id, true, true])
    }
  })

  it('have a name, an explanation, units and rungs in both languages', () => {
    const wanted = indicators.flatMap(({ id, criterion, unit, shape, derived }) => [
      `criteria.indicator.${id}`,
      `criteria.how.${criterion === 'sovereignty' ? criterion : id}`,
      `criteria.unit.${unit}`,
      ...derived.map((name) => `criteria.input.${name}`),
      ...(shape.kind === 'ladder' ? Object.keys(shape.rungs).map((rung) => `criteria.rung.${rung}`) : []),
    ])
    const facts = factKeys.map((key) => `criteria.fact.${key}`)
    const missing = (texts: object): string[] => [...wanted, ...facts].filter((key) => !(key in texts))
    expect([missing(en), missing(fr)]).toEqual([[], []])
  })

  it('weigh the objectives as the Commission does, and its calculator beside', () => {
    expect(frameworkWeights).toEqual(knowledge.framework.weights)
    expect(calculatorWeights).toEqual(knowledge.framework.calculator.weights)
    const sum = (weights: typeof frameworkWeights): number =>
      sealObjectives.reduce((all, objective) => all + weights[objective], 0)
    expect([sum(frameworkWeights), sum(calculatorWeights)]).toEqual([100, 100])
  })
})
