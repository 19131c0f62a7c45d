import { describe, expect, test } from 'vitest'
import type { Comparison } from '../../src/domain/comparison.ts'
import type { FactBook, Scope } from '../../src/domain/facts.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { compare, component, deployment, need, plain, price, server, today, volume } from '../cost/build.ts'
import { about, alternative, book, fact, sourced } from './build.ts'
import { closingNotice } from '../../src/scoring/rank/closing-notice.ts'

const tr = await createTranslator('en')
const later = { announced: '2026-10-01', ends: '2027-02-01' }
const offers = [
  server('s', [price('10', 'month')], { at: 'north/x' }),
  volume('disk', [price('0.1', 'GiB-month')], { at: 'north/x' }),
  server('s', [price('20', 'month')], { at: 'south/x' }),
  volume('disk', [price('0.1', 'GiB-month')], { at: 'south/x' }),
]
const wanted = deployment([component('web', { volumes: [need(50)] })])

const notice = (value: typeof later | null, scope: Partial<Scope> = {}): FactBook => ({
  closingNotice: [fact(value, sourced, scope)],
})
const found = (facts: FactBook): Comparison =>
  compare(offers, wanted, { knowledge: { providers: [about('north', facts)] } })
const said = ({ verdict }: Comparison): readonly string[] =>
  verdict.sentences.map((each) => tr.t(each)).filter((text) => text.includes('closes on'))
const brief = ({ alternatives }: Comparison) =>
  alternatives.map(({ provider, state, reasons, closing }) => [
    provider,
    state,
    reasons.map((one) => tr.t(one.text)),
    closing,
  ])

describe('ranked by what it costs', () => {
  test('who closes is not recommended without its end and the time to leave', () => {
    const at = found(notice(later))
    expect([said(at), brief(at)]).toEqual([
      [
        'North x closes on 1 Feb 2027 (announced on 1 Oct 2026; days left: 71). Sending 70 GiB out takes about 1 day at 100 Mbit/s. Ways out: unknown.',
      ],
      [
        ['north', 'ranked', [], later],
        ['south', 'ranked', [], undefined],
      ],
    ])
  })

  test('further down it is a warning', () => {
    const three = [
      ...offers,
      server('s', [price('90', 'month')], { at: 'west/x' }),
      volume('disk', [price('0.1', 'GiB-month')], { at: 'west/x' }),
    ]
    const at = compare(three, wanted, { knowledge: { providers: [about('west', notice(later))] } })
    expect([said(at), at.warnings.filter(({ key }) => key.startsWith('criteria.closing')).length]).toEqual([[], 1])
  })

  test.each([
    ['today', today],
    ['long ago', '2026-01-15'],
  ])('who has ended %s is excluded', (_, ends) => {
    const ended = { announced: '2025-11-01', ends }
    const at = found(notice(ended))
    expect(brief(at)).toEqual([
      ['south', 'ranked', [], undefined],
      ['north', 'excluded', [`closed on ${ends === today ? '22 Nov 2026' : '15 Jan 2026'}`], ended],
    ])
  })

  test('who has ended keeps no backups of others', () => {
    const stores = [
      ...offers,
      plain('object-storage', [price('0.01', 'GiB-month')], 'north/x'),
      plain('object-storage', [price('0.02', 'GiB-month')], 'west/x'),
    ]
    const backup = { retentionDays: 7, copies: 1, otherProvider: true }
    const at = compare(
      stores,
      { ...wanted, backup },
      {
        knowledge: { providers: [about('north', notice({ announced: '2025-11-01', ends: '2026-01-15' }))] },
      },
    )
    const lines = at.alternatives.find(({ provider }) => provider === 'south')?.cost?.lines ?? []
    expect(lines.filter(({ part }) => part === 'backups').map(({ offer }) => offer)).toEqual(['west/x/object-storage'])
  })
})

describe('a notice on a part of what is sold', () => {
  test.each<[string, Partial<Scope>, boolean]>([
    ['servers', { products: ['kind:server'] }, true],
    ['volumes', { products: ['kind:volume'] }, true],
    ['the size that is placed', { products: ['s'] }, true],
    ['another size', { products: ['t'] }, false],
    ['databases', { products: ['kind:database'] }, false],
    ['another region', { regions: ['y'] }, false],
  ])('%s', (_, scope, told) => {
    expect(said(found(notice(later, scope))).length).toBe(told ? 1 : 0)
  })

  test('the first end counts, and a narrower entry speaks for its own products only', () => {
    const sooner = { announced: '2026-09-01', ends: '2026-12-24' }
    const entries = [
      fact(null),
      fact(later, sourced, { products: ['kind:server'] }),
      fact(sooner, sourced, { products: ['kind:volume'] }),
    ]
    expect(brief(found({ closingNotice: entries }))[0]?.[3]).toEqual(sooner)
    expect(brief(found({ closingNotice: entries.slice(0, 2) }))[0]?.[3]).toEqual(later)
  })

  test('what is placed without an offer is known by its SKU alone', () => {
    const of = (facts: FactBook) => closingNotice(alternative('north/one'), { facts: [about('north', facts)] })
    expect([
      of(notice(later, { products: ['b3-*'] })),
      of(notice(later, { products: ['kind:server'] })),
      of(book({})),
    ]).toEqual([later, null, null])
  })
})
