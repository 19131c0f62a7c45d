import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../src/domain/evidence.ts'
import type { Fact, FactBook, FactKey } from '../../src/domain/facts.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { ageFacts, factsOfCompany } from '../../src/scoring/criteria/age-facts.ts'
import { today } from '../cost/build.ts'
import { alternative, book, fact, nobodyKnows, score, sourced, stale, unverified } from './build.ts'

const tr = await createTranslator('en')
const fresh: Evidence = { ...sourced, date: '2025-11-22' }
const later: Evidence = { ...sourced, date: '2027-11-23' }
const old: Evidence = { ...sourced, date: '2025-11-21' }

function confidences(facts: FactBook, key: FactKey): readonly string[] {
  const entries: readonly Fact<unknown>[] = facts[key] ?? []
  return entries.map((entry) => (entry.known ? entry.evidence.confidence : 'unknown'))
}

describe('evidence ages', () => {
  it.each<[string, FactBook, FactKey, string]>([
    ['a year old', book({ resize: 'stop' }, fresh), 'resize', 'sourced'],
    ['older', book({ resize: 'stop' }, old), 'resize', 'stale'],
    [
      'older and never confirmed',
      book({ resize: 'stop' }, { ...old, confidence: 'unverified' }),
      'resize',
      'unverified',
    ],
    ['stale before', book({ resize: 'stop' }, stale), 'resize', 'stale'],
    ['a year later', book({ resize: 'stop' }, { ...sourced, date: '2027-11-22' }), 'resize', 'sourced'],
    ['later still', book({ resize: 'stop' }, later), 'resize', 'unverified'],
    ['a record read later', book({ incidents: [] }, later), 'incidents', 'unverified'],
    ['a start of service, read later', book({ founded: '2010-01-01' }, later), 'founded', 'sourced'],
    ['a start of service', book({ founded: '2010-01-01' }, old), 'founded', 'sourced'],
    ['certificates, which have dates', book({ certifications: [] }, old), 'certifications', 'sourced'],
    ['a record', book({ incidents: [] }, fresh), 'incidents', 'sourced'],
    ['a stale record', book({ incidents: [] }, stale), 'incidents', 'stale'],
    ['an old record of incidents', book({ incidents: [] }, old), 'incidents', 'unverified'],
    ['of owners', book({ ownershipChanges: [] }, old), 'ownershipChanges', 'unverified'],
    ['of notices', book({ closingNotice: null }, old), 'closingNotice', 'unverified'],
    [
      'of prices',
      book({ priceHistory: { observedFrom: '2020-01-01', changes: [] } }, old),
      'priceHistory',
      'unverified',
    ],
  ])('%s', (_, facts, key, expected) => {
    expect(confidences(ageFacts(facts, today), key)).toEqual([expected])
  })

  it('a newer entry that holds everywhere brings a record up to its day, another does not', () => {
    const of = (...incidents: NonNullable<FactBook['incidents']>) =>
      confidences(ageFacts({ incidents }, today), 'incidents')
    expect(of(fact([], old), fact([], fresh))).toEqual(['sourced', 'sourced'])
    expect(of(fact([], old), fact([], fresh, { regions: ['one'] }))).toEqual(['unverified', 'sourced'])
    expect(of(fact([], old), nobodyKnows())).toEqual(['unverified', 'unknown'])
  })

  it('leaves the value, the scope and the source', () => {
    const entry = fact('stop' as const, old, { regions: ['one'] })
    expect(ageFacts({ resize: [entry] }, today)).toEqual({
      resize: [{ ...entry, evidence: { ...old, confidence: 'stale' } }],
    })
  })

  it('of something that nobody can name, only what holds for the company is known, unconfirmed', () => {
    const whole = book({ resize: 'stop', isolation: 'shared', contractEntity: { name: 'North SA', country: 'FR' } })
    const known = factsOfCompany(whole)
    expect(Object.keys(known)).toEqual(['contractEntity'])
    expect(confidences(known, 'contractEntity')).toEqual(['unverified'])
  })
})

describe('the reason for a weak indicator', () => {
  const said = (id: string, facts: FactBook, at: string = 'north/one') => {
    const found = score(id, { facts: ageFacts(facts, today), alternative: { ...alternative('north/one'), id: at } })
    return [found?.status, found?.lacking, found === null || found.reason === null ? null : tr.t(found.reason)]
  }

  it('names the day on which a record ends', () => {
    const fire = [fact([], { ...old, date: '2021-03-22' }), fact([], { ...old, date: '2020-01-01' })]
    expect(said('fit.incidents', { incidents: fire })).toEqual([
      'unknown',
      ['incidents'],
      'nobody has looked since 22 Mar 2021, the day of the newest source',
    ])
  })

  it('says of a later source that it is one', () => {
    const later = { ...sourced, date: '2029-01-01' }
    expect(said('fit.incidents', { incidents: [fact([], later)] })).toEqual([
      'unverified',
      ['incidents'],
      'the source is more than a year younger than the day asked about',
    ])
    expect(score('fit.incidents', { facts: ageFacts({ incidents: [fact([], later)] }, today) })).toMatchObject({
      low: 75,
      high: 100,
    })
  })

  it('names the weak one of several facts', () => {
    const sure = book({ founded: '2010-01-01', ownershipChanges: [], closingNotice: null })
    expect(said('fit.continuity', { ...sure, founded: [fact('2010-01-01', unverified)] })).toEqual([
      'unverified',
      ['founded'],
      'no source that was read confirms it here (start of the service)',
    ])
    expect(said('fit.continuity', { ...sure, founded: [fact('2010-01-01', stale)] })).toEqual([
      'stale',
      ['founded'],
      'something newer has replaced the source (start of the service)',
    ])
    const aged = { ...stale, date: '2025-11-21' }
    expect(said('fit.continuity', { ...sure, founded: [fact('2010-01-01', aged)] })[2]).toBe(
      'the source is more than a year old (start of the service)',
    )
    expect(said('flexibility.resize', { resize: [fact('stop', stale)] })[2]).toBe(
      'something newer has replaced the source',
    )
    expect(
      said('fit.continuity', { ...sure, ownershipChanges: [fact([], old)], closingNotice: [fact(null, old)] }),
    ).toEqual([
      'unverified',
      ['ownershipChanges', 'closingNotice'],
      'known up to 21 Nov 2025 only (changes of owner; notice of closing); nobody has looked since',
    ])
  })

  it('is the invoice, for what runs today', () => {
    expect(said('flexibility.resize', factsOfCompany(book({ resize: 'stop' })), 'current')).toEqual([
      'unknown',
      ['resize'],
      'the invoice lines are not linked to a product of the catalogue',
    ])
    expect(said('sovereignty.SOV-1', {}, 'current')).toEqual([
      'unknown',
      ['SOV-1'],
      'no fact known (level of SOV-1 (strategy))',
    ])
  })
})
