import { expect, test } from 'vitest'
import type { FactBook, Holder } from '../../src/domain/facts.ts'
import { factConstraints } from '../../src/scoring/constraints/fact-constraints.ts'
import { parseConstraint } from '../../src/scoring/constraints/parse-constraint.ts'
import { today } from '../cost/build.ts'
import { about, alternative, book, nobodyKnows, unverified } from './build.ts'

const jurisdictions = { european: ['DE', 'FR'] }
const half = (country: string, part: Partial<Holder> = {}): Holder => ({
  name: `${country} holding`,
  country,
  capitalPercent: 50,
  votesPercent: null,
  veto: false,
  ...part,
})

function judge(holders: readonly Holder[], law: FactBook = {}) {
  const table = factConstraints({ facts: [about('north', { ...book({ holders }), ...law })], jurisdictions, today })
  const parsed = parseConstraint('control=european', table)
  if (parsed.kind === 'problem') throw new Error(parsed.message.key)
  return table['control']?.judge(parsed.constraint, { alternative: alternative('north/one'), offers: [] })
}

test.each<[string, readonly Holder[], string]>([
  ['two halves inside', [half('FR'), half('DE')], 'met'],
  ['one of two halves outside', [half('FR'), half('US')], 'unknown'],
  ['both halves outside', [half('US'), half('US')], 'unmet'],
  ['outside, in two countries', [half('US'), half('CA')], 'unmet'],
  ['outside, and not all that there are', [half('US'), half('CA', { capitalPercent: 30 })], 'unknown'],
  [
    'halves of the votes',
    [half('FR', { votesPercent: 50, capitalPercent: null }), half('DE', { votesPercent: 50 })],
    'met',
  ],
  [
    'all of the capital, not of the votes',
    [half('FR', { votesPercent: 40 }), half('DE', { votesPercent: 40 })],
    'unknown',
  ],
  ['not all that there are', [half('FR'), half('DE', { capitalPercent: 30 })], 'unknown'],
])('where nobody decides alone: %s', (_, holders, kind) => {
  expect(judge(holders)?.kind).toBe(kind)
})

test.each<[string, FactBook, string]>([
  ['is established', book({ lawOfControl: { country: 'US', through: 'golden share' } }), 'unmet'],
  ['is only said', book({ lawOfControl: { country: 'US', through: 'golden share' } }, unverified), 'unknown'],
  ['is looked for in vain', { lawOfControl: [nobodyKnows()] }, 'unknown'],
])('a law of control outside that %s takes nobody for met', (_, law, kind) => {
  expect(judge([half('FR'), half('DE')], law)?.kind).toBe(kind)
})

test('whoever is known is named, in what excludes and in what is to be obtained', () => {
  const texts = [
    judge([half('US'), half('CA')]),
    judge([half('FR', { capitalPercent: 49 }), half('DE', { capitalPercent: 49 }), half('US', { capitalPercent: 2 })]),
  ].map((outcome) => JSON.stringify(outcome))
  expect(texts[0]).toMatch(/controlTogether.*US holding.*CA holding/)
  expect(texts[1]).toMatch(/controlShared.*FR holding.*DE holding.*US holding/)
})
