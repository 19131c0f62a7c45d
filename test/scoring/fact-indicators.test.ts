import { describe, expect, it } from 'vitest'
import type { Certification, FactBook } from '../../src/domain/facts.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { book, brief, fact, nobodyKnows, score, stale, unverified } from './build.ts'

const tr = await createTranslator('en')

describe('how far a fact is known', () => {
  it.each<[string, FactBook, string]>([
    ['sourced', book({ resize: 'stop' }), 'stop: 75 75 75 known'],
    ['stale', book({ resize: 'stop' }, stale), 'stop: 65 75 85 stale'],
    ['unverified', book({ resize: 'stop' }, unverified), 'stop: 50 75 100 unverified'],
    ['unverified at the top', book({ resize: 'live' }, unverified), 'live: 75 100 100 unverified'],
    ['said to be unknown', { resize: [nobodyKnows()] }, 'null: 0 25 100 unknown'],
    ['never looked for', {}, 'null: 0 25 100 unknown'],
  ])('%s', (_, facts, expected) => {
    expect(brief('flexibility.resize', { facts })).toBe(expected)
  })

  it('names what to obtain', () => {
    expect(score('flexibility.resize', { facts: book({ resize: 'stop' }, unverified) })?.lacking).toEqual(['resize'])
    expect(score('flexibility.resize', { facts: book({ resize: 'stop' }) })?.lacking).toEqual([])
    const said = score('flexibility.resize', { facts: { resize: [nobodyKnows('no page says')] } })
    expect([said?.lacking, said?.reason]).toEqual([
      ['resize'],
      { key: 'facts.reason.said', values: { reason: 'no page says' } },
    ])
    expect(score('flexibility.resize')?.reason?.key).toBe('criteria.reason.noFact')
  })

  it('says in words why it is weak', () => {
    const weak = (id: string, facts: FactBook) => {
      const found = score(id, { facts })
      return [found?.lacking, found?.reason]
    }
    expect(weak('flexibility.resize', book({ resize: 'stop' }, stale))).toEqual([
      ['resize'],
      { key: 'criteria.reason.stale', values: {} },
    ])
    expect(weak('flexibility.timeToServer', book({ timeToServerMinutes: 5 }, unverified))).toEqual([
      ['timeToServerMinutes'],
      { key: 'criteria.reason.unverified', values: {} },
    ])
    expect(weak('flexibility.timeToServer', book({ timeToServerMinutes: 5 }))).toEqual([[], null])
    const snapshots = { volume: true, group: null, schedule: true }
    expect(weak('consistency.snapshots', book({ snapshots }))).toEqual([
      ['snapshots'],
      { key: 'criteria.reason.features', values: { what: { key: 'criteria.part.group', values: {} } } },
    ])
    expect(weak('fit.continuity', {})).toEqual([
      ['founded', 'ownershipChanges', 'closingNotice'],
      {
        key: 'criteria.reason.noFact',
        values: {
          facts: {
            key: 'criteria.factList',
            values: {
              first: { key: 'criteria.fact.founded', values: {} },
              rest: {
                key: 'criteria.factList',
                values: {
                  first: { key: 'criteria.fact.ownershipChanges', values: {} },
                  rest: { key: 'criteria.fact.closingNotice', values: {} },
                },
              },
            },
          },
        },
      },
    ])
    expect(score('flexibility.resize', {})?.evidence).toEqual([])
  })

  it('takes features that nobody knows for a quarter, and their whole as bounds', () => {
    const identity = { twoFactor: true, scopedTokens: false, auditLog: null, federation: null }
    expect(brief('security.identity', { facts: book({ identity }) })).toBe('25: 25 37.5 75 partial')
    expect(score('security.identity', { facts: book({ identity }) })?.lacking).toEqual(['identity'])
  })
})

describe('where a fact holds', () => {
  it.each([
    ['the entry for the product', { products: ['b3-*'] }, 'live'],
    ['the entry for the kind', { products: ['kind:server'] }, 'live'],
    ['the entry for the region', { regions: ['one'] }, 'live'],
    ['not that for another region', { regions: ['two'] }, 'no'],
    ['not that for another product', { products: ['c3-*', 'b3', 'kind:volume'] }, 'no'],
    ['not that for a product line', { products: ['line:b3-8'] }, 'no'],
  ])('%s', (_, scope, rung) => {
    const facts: FactBook = { resize: [fact('no'), fact('live', undefined, scope)] }
    expect(score('flexibility.resize', { facts })?.value).toBe(rung)
  })

  it('prefers the narrower of two that hold, whatever their order', () => {
    const narrow = fact('live' as const, undefined, { products: ['b3-8'] })
    const wide = fact('stop' as const, undefined, { regions: ['one'] })
    expect(score('flexibility.resize', { facts: { resize: [narrow, wide] } })?.value).toBe('live')
    expect(score('flexibility.resize', { facts: { resize: [wide, narrow] } })?.value).toBe('live')
  })

  it('knows wildcards in the middle and takes other signs as they are', () => {
    const facts = (pattern: string): FactBook => ({ resize: [fact('live', undefined, { products: [pattern] })] })
    const value = (pattern: string, sku: string) =>
      score('flexibility.resize', { facts: facts(pattern), products: [{ sku, kind: 'server' }] })?.value
    expect(['b*8', '*-8', 'b3-8*', 'b.-8', 'b3-88'].map((pattern) => value(pattern, 'b3-8'))).toEqual([
      'live',
      'live',
      'live',
      null,
      null,
    ])
  })
})

describe('certificates', () => {
  const iso: Certification = {
    name: 'ISO27001',
    products: 'all',
    regions: 'all',
    issuer: null,
    validFrom: null,
    validUntil: '2027-12-31',
  }
  const of = (...certifications: Certification[]) =>
    brief('security.certifications', { facts: { certifications: [fact(certifications)] } })

  it.each<[string, Certification[], string]>([
    ['none found', [], '0: 0 25 100 unknown'],
    ['one kind', [iso], '1: 33.3 50 100 partial'],
    ['the same kind twice', [iso, { ...iso, name: 'ISO27017' }], '1: 33.3 50 100 partial'],
    ['three kinds', [iso, { ...iso, name: 'SOC2-II' }, { ...iso, name: 'C5' }], '3: 100 100 100 known'],
    ['a name without meaning', [{ ...iso, name: 'Best of 2026' }], '0: 0 25 100 unknown'],
    ['no scope', [{ ...iso, products: null }], '0: 0 25 100 unknown'],
    ['no regions', [{ ...iso, regions: null }], '0: 0 25 100 unknown'],
    ['another line', [{ ...iso, products: ['line:private'] }], '0: 0 25 100 unknown'],
    ['another region', [{ ...iso, regions: ['two'] }], '0: 0 25 100 unknown'],
    ['ended', [{ ...iso, validUntil: '2026-11-21' }], '0: 0 25 100 unknown'],
    ['ends today', [{ ...iso, validUntil: '2026-11-22' }], '1: 33.3 50 100 partial'],
    ['not begun', [{ ...iso, validFrom: '2026-11-23' }], '0: 0 25 100 unknown'],
    ['no end, fresh evidence', [{ ...iso, validUntil: null }], '1: 33.3 50 100 partial'],
  ])('%s', (_, certifications, expected) => {
    expect(of(...certifications)).toBe(expected)
  })

  it('without an end prove nothing once their evidence is older than a year', () => {
    const old = { source: 'https://facts.example', date: '2025-11-21', confidence: 'sourced' } as const
    const facts: FactBook = { certifications: [fact([{ ...iso, validUntil: null }], old)] }
    expect(brief('security.certifications', { facts })).toBe('0: 0 25 100 unknown')
  })

  it('count for the least certified product, and not at all where nothing is placed', () => {
    const facts: FactBook = { certifications: [fact([{ ...iso, products: ['b3-*'] }])] }
    const products = [
      { sku: 'b3-8', kind: 'server' },
      { sku: 'd2-4', kind: 'server' },
    ] as const
    expect(brief('security.certifications', { facts, products })).toBe('0: 0 25 100 unknown')
    expect(brief('security.certifications', { facts, products: [] })).toBe('null: 0 25 100 unknown')
  })

  it('name what is to be obtained for each kind that is not proven', () => {
    const named: Certification[] = [
      iso,
      { ...iso, name: 'C5', regions: null },
      { ...iso, name: 'HDS', products: null },
      { ...iso, name: 'SecNumCloud', products: ['line:private'] },
      { ...iso, name: 'ENS-High', products: null, validUntil: '2020-01-01' },
    ]
    const found = score('security.certifications', { facts: { certifications: [fact(named)] } })
    expect([found?.lacking, found?.reason === null || found === null ? '' : tr.t(found.reason)]).toEqual([
      ['certifications'],
      'still to be found out: a report on how it works over months (such as SOC2-II), scope and dates of C5, HDS',
    ])
  })

  it('are joined from all entries, and unknown as soon as one is', () => {
    const entry = fact([iso])
    const soc = fact([{ ...iso, name: 'SOC2-II' }], stale)
    expect(brief('security.certifications', { facts: { certifications: [entry, soc] } })).toBe('2: 56.7 75 100 partial')
    expect(brief('security.certifications', { facts: { certifications: [entry, nobodyKnows()] } })).toBe(
      'null: 0 25 100 unknown',
    )
  })
})

describe('sovereignty', () => {
  it.each([
    ['a third party', 'third-party', '3: 75 75 75 known'],
    ['the user', 'user', '3: 75 75 75 known'],
    ['the provider itself', 'provider-claim', '3: 50 75 100 unverified'],
  ] as const)('a level assessed by %s', (_, assessedBy, expected) => {
    expect(brief('sovereignty.SOV-4', { facts: book({ 'SOV-4': { level: 3, assessedBy } }) })).toBe(expected)
  })
})
