import { describe, expect, it, test } from 'vitest'
import type { FactBook } from '../../src/domain/facts.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { baseConstraints } from '../../src/scoring/constraints/base-constraints.ts'
import { factConstraints } from '../../src/scoring/constraints/fact-constraints.ts'
import { parseConstraint } from '../../src/scoring/constraints/parse-constraint.ts'
import { rankByScore } from '../../src/scoring/rank/rank-by-score.ts'
import { resolveWeights } from '../../src/scoring/weightings.ts'
import { deploymentKnowledge } from '../../src/workflows/deployment-knowledge.ts'
import { knownNames } from '../../src/workflows/known-names.ts'
import { catalogue, price, rates, server, today } from '../cost/build.ts'
import { about, alternative, book, fact, seals, unverified } from './build.ts'
import { weightings } from './bundled-reference.ts'

const jurisdictions = { european: ['DE', 'FR'] }
const placed = [server('b3-8', [price('1', 'month')])]

function judge(text: string, facts: FactBook, id = 'north/one'): string | undefined {
  const table = factConstraints({ facts: [about('north', facts)], jurisdictions, today })
  const parsed = parseConstraint(text, table)
  if (parsed.kind === 'problem') return parsed.message.key
  const at = { ...alternative('north/one'), id }
  return table[parsed.constraint.key]?.judge(parsed.constraint, {
    alternative: at,
    offers: id === 'current' ? [] : placed,
  }).kind
}

const sure: FactBook = {
  ...seals(3),
  ...book({
    contractEntity: { name: 'North', country: 'FR' },
    holders: [{ name: 'H', country: 'FR', capitalPercent: 60, votesPercent: null, veto: false }],
  }),
}

describe('what runs today', () => {
  it.each(['seal>=1', 'seal>=4', 'control=european', 'jurisdiction=DE'])('is open under %s', (text) => {
    expect(judge(text, sure, 'current')).toBe('unknown')
  })
})

describe('SEAL levels', () => {
  const weak: FactBook = { ...sure, 'SOV-3': [fact({ level: 0, assessedBy: 'third-party' }, unverified)] }
  it('without a confirmed source neither satisfy nor exclude', () => {
    expect([judge('seal>=1', weak), judge('seal>=4', weak), judge('seal>=3', sure)]).toEqual([
      'unknown',
      'unmet',
      'met',
    ])
  })
})

describe('certificates', () => {
  const iso: FactBook = {
    certifications: [
      fact([
        { name: 'ISO27001', products: 'all', regions: 'all', issuer: null, validFrom: null, validUntil: '2028-01-01' },
      ]),
    ],
  }
  it.each(['ISO27001', 'ISO 27001', 'iso-27001'])('%s is the same however it is spelled', (name) => {
    expect(judge(`certification=${name}`, iso)).toBe('met')
  })
})

test.each(['bill<=100,900', 'total>=1,2', 'seal>=2,3'])('%s is refused: a limit is one value', (text) => {
  const table = { ...baseConstraints(jurisdictions, 'EUR'), ...factConstraints({ facts: [], jurisdictions, today }) }
  expect(parseConstraint(text, table)).toMatchObject({ kind: 'problem', message: { key: 'bill.constraint.one' } })
})

describe('names', () => {
  const facts = [
    about('north', {
      certifications: [
        fact([
          { name: 'SecNumCloud', products: 'all', regions: 'all', issuer: null, validFrom: null, validUntil: null },
        ]),
      ],
    }),
  ]
  const names = knownNames({ catalogue: catalogue(placed), facts, own: [] })
  const { constraint } = deploymentKnowledge({ jurisdictions, weightings: null, rates, today, names })
  it.each([
    ['provider=north', null],
    ['provider!=NORTH', null],
    ['provider=nort', ['bill.constraint.noProvider', 'document.unknownKey.near']],
    ['provider=foo', ['bill.constraint.noProvider', 'bill.constraint.unknownHint']],
    ['certification=secnumcloud', null],
    ['certification=SecNumClud', ['bill.constraint.noCertificate', 'document.unknownKey.near']],
    ['certification=foo', ['bill.constraint.noCertificate', 'bill.constraint.unknownHint']],
  ])('%s', (text, told) => {
    const flaw = constraint(text)
    expect(flaw === null ? null : [flaw.says.key, flaw.hint?.key]).toEqual(told)
  })
})

test('a weight of 308 digits is refused, and not repeated', () => {
  const text = `cost=${'9'.repeat(308)}`
  const refused = (typed: string): unknown => {
    try {
      return resolveWeights(weightings, null, [typed]).cost
    } catch (error) {
      return error instanceof BrokerError
        ? [error.kind, error.says.key, JSON.stringify(error.says).length < 200]
        : error
    }
  }
  expect([refused(text), refused('cost=1000.5'), refused('cost=1000')]).toEqual([
    ['usage', 'criteria.weighting.tooGreat', true],
    ['usage', 'criteria.weighting.tooGreat', true],
    1000,
  ])
})

test('undecided ones that would not be ranked anyway say so', () => {
  const overall = { score: 50, low: 0, high: 100, unknownShare: 0.4 }
  const open = alternative('north/one', { state: 'undecided', overall })
  const known = alternative('south/one', { state: 'undecided', overall: { ...overall, unknownShare: 0.3 } })
  expect(rankByScore([open, known]).map(({ state, reasons }) => [state, reasons.map(({ text }) => text.key)])).toEqual([
    ['undecided', ['criteria.notRanked.unknown']],
    ['undecided', []],
  ])
})
