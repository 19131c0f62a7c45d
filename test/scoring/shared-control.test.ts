import { expect, test } from 'vitest'
import type { Evidence } from '../../src/domain/evidence.ts'
import type { FactBook, Holder } from '../../src/domain/facts.ts'
import { factConstraints } from '../../src/scoring/constraints/fact-constraints.ts'
import { parseConstraint } from '../../src/scoring/constraints/parse-constraint.ts'
import { today } from '../cost/build.ts'
import { about, alternative, book, nobodyKnows, sourced, unverified, word } from './build.ts'

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

const whole = (country: string) => half(country, { capitalPercent: 100 })
const law = (country: string, evidence: Evidence = sourced) =>
  book({ lawOfControl: { country, through: 'golden share' } }, evidence)

const share = (capitalPercent: number | null, votesPercent: number | null) =>
  half('US', { capitalPercent, votesPercent })

test.each<[string, readonly Holder[], FactBook, string]>([
  ['outside, above a direct parent inside', [whole('FR')], law('US'), 'unmet'],
  ['outside, above a majority inside', [half('FR', { capitalPercent: 60 }), half('US')], law('US'), 'unmet'],
  ['inside, above a direct parent outside', [whole('US')], law('FR'), 'unmet'],
  ['inside, above a direct parent inside', [whole('FR')], law('DE'), 'met'],
  ['outside, unconfirmed, above a direct parent inside', [whole('FR')], law('US', unverified), 'unknown'],
  ['inside, unconfirmed, above a direct parent inside', [whole('FR')], law('DE', unverified), 'met'],
  ['outside, on the word of its author, above a direct parent inside', [whole('FR')], law('US', word), 'unmet'],
  ['inside, where some of those who share are inside', [half('FR'), half('US')], law('FR'), 'met'],
  ['inside, where all that there are lie outside', [half('US'), half('CA')], law('FR'), 'unknown'],
  [
    'inside, where those that are known have more than half and lie outside',
    [half('US', { capitalPercent: 40 }), half('CA', { capitalPercent: 30 })],
    law('FR'),
    'unknown',
  ],
  ['inside, where those that are known outside have no more than half', [half('US')], law('FR'), 'met'],
  ...[
    [share(45, 45), share(45, null)],
    [share(45, null), share(45, 5)],
    [share(45, null), share(null, 45)],
    [share(30, 20), share(25, 20)],
    [share(20, 30), share(20, 25)],
  ].map((holders): [string, readonly Holder[], FactBook, string] => [
    `inside, where most lies outside by votes or by capital: ${JSON.stringify(holders)}`,
    holders,
    law('FR'),
    'unknown',
  ]),
  ['inside, where neither votes nor capital outside are most', [share(40, 10), share(10, 40)], law('FR'), 'met'],
])('a law of control that is stated counts beside the holders: %s', (_, holders, stated, kind) => {
  expect(judge(holders, stated)?.kind).toBe(kind)
})

test('a law of control outside is named as what excludes, one that is contested as what to obtain', () => {
  expect(JSON.stringify(judge([whole('FR')], law('US')))).toMatch(/constraint\.control".*golden share.*US/)
  expect(JSON.stringify(judge([whole('FR')], law('US', unverified)))).toMatch(/controlShared.*FR holding.*golden share/)
})

test('whoever is known is named, in what excludes and in what is to be obtained', () => {
  const texts = [
    judge([half('US'), half('CA')]),
    judge([half('FR', { capitalPercent: 49 }), half('DE', { capitalPercent: 49 }), half('US', { capitalPercent: 2 })]),
  ].map((outcome) => JSON.stringify(outcome))
  expect(texts[0]).toMatch(/controlTogether.*US holding.*CA holding/)
  expect(texts[1]).toMatch(/controlShared.*FR holding.*DE holding.*US holding/)
})
