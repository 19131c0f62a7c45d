import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import type { Certification, FactBook, Holder } from '../../src/domain/facts.ts'
import { factConstraints } from '../../src/scoring/constraints/fact-constraints.ts'
import { parseConstraint } from '../../src/scoring/constraints/parse-constraint.ts'
import { price, server, today } from '../cost/build.ts'
import { runs } from '../cost/runs.ts'
import { anyBook } from './arbitrary-facts.ts'
import { about, alternative, book, fact, nobodyKnows, onWord, score, seals, stale, unverified, word } from './build.ts'

const jurisdictions = { EU: ['DE', 'FR'], european: ['CH', 'DE', 'FR', 'NO'] }
const placed = [server('b3-8', [price('1', 'month')])]

/** Kind of outcome, and what it says. */
function judge(text: string, facts: FactBook, offers = placed): string {
  const table = factConstraints({ facts: [about('north', facts)], jurisdictions, today })
  const parsed = parseConstraint(text, table)
  if (parsed.kind === 'problem') return `problem ${parsed.message.key}`
  const definition = table[parsed.constraint.key]
  const outcome = definition?.judge(parsed.constraint, { alternative: alternative('north/one'), offers })
  switch (outcome?.kind) {
    case 'met':
      return 'met'
    case 'unmet':
      return `unmet ${outcome.reason.key} ${Object.values(outcome.reason.values)
        .map((value) => JSON.stringify(typeof value === 'object' && 'country' in value ? value.country : value))
        .join('|')
        .replaceAll('"', '')}`
    case 'unknown':
      return `unknown ${outcome.fact.key}`
    case undefined:
      return 'no such constraint'
  }
}

const holder = (country: string, part: Partial<Holder> = {}): Holder => ({
  name: `${country} holding`,
  country,
  capitalPercent: 60,
  votesPercent: null,
  veto: false,
  ...part,
})

/** Constraints, with the facts that they ask for. */
const asked = fc.constantFrom(
  ['seal>=1', ['SOV-1', 'SOV-5'] as const] as const,
  ['certification=C5', ['certifications'] as const] as const,
  ['control=european', ['holders', 'lawOfControl'] as const] as const,
  ['jurisdiction=EU', ['contractEntity'] as const] as const,
)

describe('control', () => {
  const holders = (...list: Holder[]): FactBook => book({ holders: list })
  it.each<[string, FactBook, string]>([
    ['a European majority', holders(holder('FR')), 'met'],
    ['a majority outside', holders(holder('US')), 'unmet criteria.constraint.control US holding|US'],
    [
      'exactly half decides nothing',
      holders(holder('US', { capitalPercent: 50 })),
      'unknown criteria.constraint.controlUnknown',
    ],
    [
      'votes decide',
      holders(holder('FR', { capitalPercent: 49 }), holder('US', { capitalPercent: 1, votesPercent: 51 })),
      'unmet criteria.constraint.control US holding|US',
    ],
    [
      'a veto outside beside a majority inside',
      holders(holder('FR'), holder('US', { capitalPercent: 10, veto: true })),
      'unmet criteria.constraint.control US holding|US',
    ],
    ['a minority outside', holders(holder('FR'), holder('US', { capitalPercent: 40 })), 'met'],
    ['nobody knows', {}, 'unknown criteria.constraint.controlUnknown'],
    [
      'only said, not confirmed',
      book({ holders: [holder('FR')] }, unverified),
      'unknown criteria.constraint.controlUnknown',
    ],
    ['an old source', book({ holders: [holder('FR')] }, stale), 'met'],
    ['the law that is stated', book({ lawOfControl: { country: 'CH', through: 'founders' } }), 'met'],
    [
      'the law that is stated, outside',
      book({ lawOfControl: { country: 'MX', through: 'owner' } }),
      'unmet criteria.constraint.control owner|MX',
    ],
    [
      'the law that is stated, unconfirmed',
      book({ lawOfControl: { country: 'CH', through: 'founders' } }, unverified),
      'unknown criteria.constraint.controlUnknown',
    ],
  ])('%s', (_, facts, expected) => {
    expect(judge('control=european', facts)).toBe(expected)
  })

  it('may be named by country, and turned round', () => {
    const facts = holders(holder('US'))
    expect([judge('control=us', facts), judge('control!=US,CN', facts), judge('control=Elbonia', facts)]).toEqual([
      'met',
      'unmet criteria.constraint.control US holding|US',
      'problem bill.constraint.country',
    ])
  })
})

describe('jurisdiction', () => {
  it('is the seat of who signs', () => {
    const facts = (country: string, evidence = stale) =>
      book({ contractEntity: { name: 'North SARL', country } }, evidence)
    expect(judge('jurisdiction=EU', facts('DE'))).toBe('met')
    expect(judge('jurisdiction=EU', facts('CH'))).toBe('unmet criteria.constraint.jurisdiction North SARL|CH')
    expect(judge('jurisdiction=EU', facts('DE', unverified))).toBe('unknown criteria.constraint.entityUnknown')
    expect(judge('jurisdiction=EU', {})).toBe('unknown criteria.constraint.entityUnknown')
  })
})

describe('certification', () => {
  const snc: Certification = {
    name: 'SecNumCloud',
    products: ['b3-*'],
    regions: ['one'],
    issuer: 'ANSSI',
    validFrom: '2025-01-01',
    validUntil: '2028-01-01',
  }
  const of = (part: Partial<Certification>, evidence?: typeof stale) =>
    judge('certification=secnumcloud', { certifications: [fact([{ ...snc, ...part }], evidence)] })

  it.each<[string, Partial<Certification>, string]>([
    ['for the product and region', {}, 'met'],
    ['for everything', { products: 'all', regions: 'all' }, 'met'],
    [
      'for another product line',
      { products: ['line:hosted-private-cloud'] },
      'unmet criteria.constraint.certificateOtherLine SecNumCloud',
    ],
    ['for other sizes', { products: ['d2-*', 'line:pod'] }, 'unknown criteria.constraint.certificateUnnamed'],
    ['for other kinds', { products: ['kind:volume'] }, 'unknown criteria.constraint.certificateUnnamed'],
    ['for another region', { regions: ['two'] }, 'unmet criteria.constraint.certificateOtherRegion SecNumCloud'],
    ['without a scope', { products: null }, 'unknown criteria.constraint.certificateUnproven'],
    ['without regions', { regions: null }, 'unknown criteria.constraint.certificateUnproven'],
    ['ended', { validUntil: '2026-01-01' }, 'unmet criteria.constraint.certificateEnded SecNumCloud'],
    ['yet to begin', { validFrom: '2027-01-01' }, 'unmet criteria.constraint.certificateEnded SecNumCloud'],
    ['without an end, source of this year', { validUntil: null }, 'met'],
    ['of another name', { name: 'HDS' }, 'unknown criteria.constraint.certificateUnknown'],
  ])('%s', (_, part, expected) => {
    expect(of(part).split(' North')[0]).toBe(expected)
  })

  it('proves nothing for any product or region that it does not name, nor scores', () => {
    const some = fc.constantFrom(null, 'all' as const, ['b3-8'])
    const places = fc.constantFrom(null, 'all' as const, ['one'])
    fc.assert(
      fc.property(some, places, (products, regions) => {
        const facts = { certifications: [fact([{ ...snc, products, regions }])] }
        const isStated = products !== null && regions !== null
        expect([judge('certification=SecNumCloud', facts), score('security.certifications', { facts })?.value]).toEqual(
          isStated ? ['met', 1] : ['unknown criteria.constraint.certificateUnproven', 0],
        )
      }),
      runs(30),
    )
  })

  it('needs a source that holds', () => {
    expect([of({}, stale), of({}, unverified)]).toEqual([
      'unknown criteria.constraint.certificateUnproven',
      'unknown criteria.constraint.certificateUnproven',
    ])
  })

  it('must cover everything placed', () => {
    const facts: FactBook = { certifications: [fact([snc])] }
    const two = [...placed, server('d2-4', [price('1', 'month')])]
    expect(judge('certification=SecNumCloud', facts, two)).toBe('unknown criteria.constraint.certificateUnnamed')
    expect(judge('certification=SecNumCloud', facts, [])).toBe('unknown criteria.constraint.certificateUnproven')
    expect(judge('certification=SecNumCloud', {}, [])).toBe('unknown criteria.constraint.certificateUnknown')
    expect(judge('certification=HDS,SecNumCloud', facts)).toBe('met')
  })
})

describe('SEAL', () => {
  it.each<[string, FactBook, string]>([
    ['high enough, by a third party', seals(3), 'met'],
    ['too low', seals(1), 'unmet criteria.constraint.seal 1'],
    [
      'high enough by its own claim only',
      seals(3, { assessedBy: 'provider-claim' }),
      'unknown criteria.constraint.sealClaimed',
    ],
    ['too low by its own claim', seals(1, { assessedBy: 'provider-claim' }), 'unmet criteria.constraint.seal 1'],
    ['one objective unknown', { ...seals(3), 'SOV-2': [nobodyKnows()] }, 'unknown criteria.constraint.sealUnknown'],
    [
      'one objective too low, another unknown',
      { ...seals(1), 'SOV-2': [nobodyKnows()] },
      'unmet criteria.constraint.seal 1',
    ],
    [
      'one objective claimed',
      { ...seals(3), 'SOV-2': [fact({ level: 3, assessedBy: 'provider-claim' })] },
      'unknown criteria.constraint.sealClaimed',
    ],
    [
      'one objective unconfirmed',
      { ...seals(3), 'SOV-2': [fact({ level: 3, assessedBy: 'third-party' }, unverified)] },
      'unknown criteria.constraint.sealUnverified',
    ],
    ['nothing known', {}, 'unknown criteria.constraint.sealUnknown'],
  ])('%s', (_, facts, expected) => {
    expect(judge('seal>=2', facts)).toBe(expected)
  })

  it('reads levels from 0 to 4 only', () => {
    expect([judge('seal>=5', {}), judge('seal=2', {})]).toEqual([
      'problem criteria.constraint.sealLevel',
      'problem bill.constraint.operator',
    ])
  })
})

describe('the bare word of whoever wrote a provider file', () => {
  const signed = (country: string) => book({ contractEntity: { name: 'North SARL', country } }, word)
  it.each<[string, string, FactBook, string]>([
    [
      'a European majority',
      'control=european',
      book({ holders: [holder('FR')] }, word),
      'unknown criteria.constraint.controlUnsourced',
    ],
    [
      'a majority that is none of those ruled out',
      'control!=US',
      book({ holders: [holder('FR')] }, word),
      'unknown criteria.constraint.controlUnsourced',
    ],
    [
      'a majority outside',
      'control=european',
      book({ holders: [holder('US')] }, word),
      'unmet criteria.constraint.control US holding|US',
    ],
    [
      'the law that is stated',
      'control=european',
      book({ lawOfControl: { country: 'CH', through: 'founders' } }, word),
      'unknown criteria.constraint.controlUnsourced',
    ],
    ['who signs', 'jurisdiction=EU', signed('DE'), 'unknown criteria.constraint.entityUnsourced'],
    ['who signs, outside', 'jurisdiction=EU', signed('CH'), 'unmet criteria.constraint.jurisdiction North SARL|CH'],
    ['levels', 'seal>=2', onWord(seals(3, { assessedBy: 'user' })), 'unknown criteria.constraint.sealUnsourced'],
    [
      'one level among others with a source',
      'seal>=2',
      { ...seals(3), 'SOV-4': [fact({ level: 3, assessedBy: 'user' }, word)] },
      'unknown criteria.constraint.sealUnsourced',
    ],
    [
      'levels that are too low',
      'seal>=2',
      onWord(seals(1, { assessedBy: 'user' })),
      'unmet criteria.constraint.seal 1',
    ],
    ['levels with a source', 'seal>=2', seals(3, { assessedBy: 'user' }), 'met'],
  ])('%s: %s', (_, text, facts, expected) => {
    expect(judge(text, facts)).toBe(expected)
  })

  it('never satisfies a constraint, whatever it says', () => {
    fc.assert(
      fc.property(anyBook, asked, (facts, [text]) => {
        expect(judge(text, onWord(facts))).not.toBe('met')
      }),
      runs(100),
    )
  })
})

describe('an unknown', () => {
  it('never satisfies a constraint', () => {
    fc.assert(
      fc.property(anyBook, asked, (facts, [text, keys]) => {
        const forgotten = { ...facts, ...Object.fromEntries(keys.map((key) => [key, [nobodyKnows()]])) }
        expect(judge(text, forgotten)).not.toBe('met')
      }),
      runs(100),
    )
  })
})
