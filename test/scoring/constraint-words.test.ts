import { describe, expect, it } from 'vitest'
import type { Certification, FactBook } from '../../src/domain/facts.ts'
import { compareCost } from '../../src/scoring/compare-cost.ts'
import { baseConstraints } from '../../src/scoring/constraints/base-constraints.ts'
import { factConstraints } from '../../src/scoring/constraints/fact-constraints.ts'
import { parseConstraint } from '../../src/scoring/constraints/parse-constraint.ts'
import { catalogue, component, costOf, deployment, norms, plain, price, rates, server, today } from '../cost/build.ts'
import { about, alternative, book, fact, seals } from './build.ts'

const jurisdictions = { EU: ['DE', 'FR'], european: ['CH', 'DE', 'FR'] }

describe('what is wrong with a constraint, in full', () => {
  const table = { ...baseConstraints(jurisdictions, 'EUR'), ...factConstraints({ facts: [], jurisdictions, today }) }

  it.each<[string, string, object, [string, object] | null]>([
    ['country', 'bill.constraint.shape', { text: 'country' }, ['bill.constraint.shapeHint', {}]],
    [
      'bill!=5',
      'bill.constraint.operator',
      { key: 'bill', operator: '!=', text: 'bill!=5' },
      ['bill.constraint.operatorHint', { key: 'bill', allowed: '<= >=' }],
    ],
    ['region=a,', 'bill.constraint.empty', { key: 'region', text: 'region=a,' }, null],
    ['country=Mars', 'bill.constraint.country', { value: 'Mars', known: 'EU, european' }, null],
    ['jurisdiction=Mars', 'bill.constraint.country', { value: 'Mars', known: 'EU, european' }, null],
    ['arch=x86,sparc', 'bill.constraint.arch', { value: 'sparc' }, null],
    ['bill<=10.', 'bill.constraint.amount', { key: 'bill', value: '10.' }, null],
    ['total<=10.5.5', 'bill.constraint.amount', { key: 'total', value: '10.5.5' }, null],
    ['seal>=12', 'criteria.constraint.sealLevel', { value: '12' }, null],
    ['seal>=SEAL-2', 'criteria.constraint.sealLevel', { value: 'SEAL-2' }, null],
  ])('%s', (text, key, values, hint) => {
    expect(parseConstraint(text, table)).toEqual({
      kind: 'problem',
      message: { key, values },
      hint: hint === null ? null : { key: hint[0], values: hint[1] },
    })
  })
})

/** Outcome of a constraint at `north`, whole. */
function outcome(text: string, facts: FactBook): unknown {
  const table = factConstraints({ facts: [about('north', facts)], jurisdictions, today })
  const parsed = parseConstraint(text, table)
  if (parsed.kind === 'problem') throw new Error(`cannot be read: ${text}`)
  const offers = [server('b3-8', [price('1', 'month')])]
  return table[parsed.constraint.key]?.judge(parsed.constraint, { alternative: alternative('north/one'), offers })
}

describe('SEAL', () => {
  it('is reached at the level itself', () => {
    expect(['seal>=2', 'seal>=3'].map((text) => outcome(text, seals(2)))).toEqual([
      { kind: 'met' },
      { kind: 'unmet', reason: { key: 'criteria.constraint.seal', values: { level: 2 } } },
    ])
  })

  it('counts what is unknown: all eight, or those without a level', () => {
    const count = (facts: FactBook) => outcome('seal>=2', facts)
    const some = Object.fromEntries(Object.entries(seals(3)).slice(0, 5)) as FactBook
    const unknown = (open: number) => ({
      kind: 'unknown',
      fact: { key: 'criteria.constraint.sealUnknown', values: { count: open } },
    })
    expect([count({}), count(some)]).toEqual([unknown(8), unknown(3)])
  })
})

describe('who decides', () => {
  const holder = (country: string, votesPercent: number | null) => {
    return { name: `${country} holding`, country, capitalPercent: null, votesPercent, veto: false }
  }

  it('has more than half of the votes, not half', () => {
    const facts = (votes: number) => book({ holders: [holder('US', votes), holder('FR', 100 - votes)] })
    expect([
      outcome('control=EU', facts(50)),
      outcome('control=EU', facts(51)),
      outcome('control=EU', facts(49)),
    ]).toEqual([
      { kind: 'unknown', fact: expect.objectContaining({ key: 'criteria.constraint.controlShared' }) as unknown },
      { kind: 'unmet', reason: expect.objectContaining({ key: 'criteria.constraint.control' }) as unknown },
      { kind: 'met' },
    ])
  })
})

describe('copies at another provider hold the same data', () => {
  const offers = [
    server('s', [price('10', 'month')], { diskGib: 100 }),
    plain('object-storage', [price('0.01', 'GiB-month')], 'cheap/one'),
    plain('object-storage', [price('0.05', 'GiB-month')], 'safe/one'),
  ]
  const certificate: Certification = {
    name: 'HDS',
    products: 'all',
    regions: 'all',
    issuer: 'LNE',
    validFrom: '2025-01-01',
    validUntil: '2028-01-01',
  }
  const good: FactBook = {
    ...seals(3),
    ...book({ holders: [{ name: 'F', country: 'FR', capitalPercent: 90, votesPercent: null, veto: false }] }),
    ...book({ contractEntity: { name: 'F', country: 'FR' } }),
    certifications: [fact([certificate])],
  }
  const bad: FactBook = {
    ...seals(0),
    ...book({ holders: [{ name: 'U', country: 'US', capitalPercent: 90, votesPercent: null, veto: false }] }),
    ...book({ contractEntity: { name: 'U', country: 'US' } }),
    certifications: [fact([{ ...certificate, name: 'C5' }])],
  }
  const facts = [about('north', good), about('safe', good), about('cheap', bad)]

  it.each([
    ['provider!=cheap', 'safe/one/object-storage'],
    ['region!=cheap/one', 'safe/one/object-storage'],
    ['provider=north', 'cheap/one/object-storage'],
    ['region=north/one', 'cheap/one/object-storage'],
    ['control=european', 'safe/one/object-storage'],
    ['jurisdiction=EU', 'safe/one/object-storage'],
    ['seal>=2', 'safe/one/object-storage'],
  ])('%s: %s', (text, store) => {
    const wanted = deployment([component('web', { diskGib: 100 })], {
      backup: { retentionDays: 1, copies: 1, otherProvider: true },
      require: [text],
    })
    const options = { jurisdictions, moreConstraints: factConstraints({ facts, jurisdictions, today }) }
    const known = catalogue(offers)
    const result = compareCost({ deployment: wanted, catalogue: known, stores: known, rates, norms, options, today })
    expect(costOf(result).lines.find(({ part }) => part === 'backups')?.offer).toBe(store)
  })
})
