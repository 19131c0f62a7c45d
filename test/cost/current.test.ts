import { describe, expect, test } from 'vitest'
import type { Current, InvoiceLine } from '../../src/domain/deployment.ts'
import { compare, component, costOf, deployment, json, price, server } from './build.ts'

const host = server('s', [price('100', 'month')])

function line(what: string, amount: string, part: Partial<InvoiceLine> = {}): InvoiceLine {
  return { what, amount, currency: null, tax: 'excluded', period: 'month', date: '2026-10-01', ...part }
}

function current(lines: readonly InvoiceLine[], part: Partial<Current> = {}): Current {
  return { provider: 'Old Host', country: 'DE', lines, minimumTermEnds: null, noticeDays: null, ...part }
}

const tax = { rate: '20', recoverablePercent: '0' }

describe('the invoice', () => {
  test('a year is exact although a month is rounded, and tax is taken out', () => {
    const lines = [
      line('server', '1290.00', { period: 'year' }),
      line('backup space', '144.00', { period: 'quarter' }),
      line('domain', '76.80', { period: 'year', tax: 'included' }),
      line('installation', '99.00', { period: 'once' }),
    ]
    const result = compare([host], deployment([component('web')], { current: current(lines), tax }))
    const cost = costOf(result, 'current')
    expect({
      lines: cost.lines.map(({ what, quantity, amount }) => [what.key, quantity.toFixed(6), amount.toFixed(2)]),
      bill: cost.bill.toFixed(2),
      yearly: json(cost.yearly),
      once: cost.notIncluded.filter((entry) => entry.what.key === 'bill.remark.once').map((entry) => entry.needed),
      country: result.alternatives.find(({ id }) => id === 'current')?.country,
    }).toEqual({
      lines: [
        ['bill.line.invoice.year', '0.083333', '107.50'],
        ['bill.line.invoice.quarter', '0.333333', '48.00'],
        ['bill.line.invoice.year', '0.069444', '5.33'],
      ],
      bill: '160.83',
      // 1290 + 4 × 144 + 64
      yearly: { bill: '1930', total: '1930' },
      once: [false],
      country: 'DE',
    })
  })

  test('hours are those of today: a dedicated server where nobody knows the provider', () => {
    const team = { wagePerHour: '10', peopleOnCall: 1, languages: [] }
    const cost = costOf(
      compare([host], deployment([component('web', { count: 2 })], { current: current([line('x', '1')]), team })),
      'current',
    )
    // account 2, two servers at 3
    expect([cost.operations.hours.expected, cost.total.toFixed(2)]).toEqual([8, '81.00'])
  })

  test('a foreign invoice is converted; one without a rate is a usage error', () => {
    const of = (currency: string) =>
      deployment([component('web')], { current: current([line('x', '50', { currency })]) })
    expect(costOf(compare([host], of('USD')), 'current').bill.toFixed(2)).toBe('40.00')
    expect(() => compare([host], of('XXX'))).toThrow(expect.objectContaining({ kind: 'usage' }))
  })

  test('no recurring line: no alternative', () => {
    const once = deployment([component('web')], { current: current([line('x', '50', { period: 'once' })]) })
    expect(compare([host], once).alternatives.map(({ id }) => id)).toEqual(['north/one'])
  })
})

describe('moving', () => {
  const move = (amount: string, part: Partial<Current> = {}): unknown => {
    const wanted = deployment([component('web')], { current: current([line('x', amount)], part) })
    const { oneOff, againstCurrent } = costOf(compare([host], wanted))
    return [
      oneOff?.items.map((item) => [item.what.key, item.amount.toFixed(2)]),
      againstCurrent?.difference.toFixed(2),
      againstCurrent?.paybackMonths,
    ]
  }

  test('one month is paid twice; what is saved pays it back', () => {
    expect(move('150')).toEqual([[['bill.oneOff.double', '150.00']], '-50.00', 3])
    expect(move('100')).toEqual([[['bill.oneOff.double', '100.00']], '0.00', null])
    expect(move('60')).toEqual([[['bill.oneOff.double', '60.00']], '40.00', null])
  })

  test('the rest of the term or of the notice is paid too', () => {
    // 2027-02-21 is 91 days away, 2.99 months: 1.99 beyond the month of both.
    const term = [
      [
        ['bill.oneOff.double', '150.00'],
        ['bill.oneOff.term', '298.46'],
      ],
      '-50.00',
      9,
    ]
    expect(move('150', { minimumTermEnds: '2027-02-21', noticeDays: 30 })).toEqual(term)
    expect(move('150', { noticeDays: 91 })).toEqual(term)
    expect(move('150', { minimumTermEnds: '2020-01-01', noticeDays: 14 })).toEqual([
      [['bill.oneOff.double', '150.00']],
      '-50.00',
      3,
    ])
  })

  test('current competes, and is compared with nothing', () => {
    const wanted = deployment([component('web')], { current: current([line('x', '60')]) })
    const result = compare([host], wanted)
    expect([
      result.alternatives.map(({ id, rank }) => [id, rank]),
      costOf(result, 'current').oneOff,
      costOf(result, 'current').againstCurrent,
      result.verdict.sentences.map((sentence) => sentence.key),
    ]).toEqual([
      [
        ['current', 1],
        ['north/one', 2],
      ],
      null,
      null,
      ['bill.verdict.stay', 'bill.verdict.next'],
    ])
  })
})
