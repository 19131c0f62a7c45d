import { describe, expect, test } from 'vitest'
import type { Current, InvoiceLine } from '../../src/domain/deployment.ts'
import { compare, component, costOf, deployment, json, price, server, sourced } from './build.ts'

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

  test('the whole of it: lines, hours by what runs, remarks', () => {
    const components = [
      component('web', { count: 2 }),
      component('disk', { kind: 'volume', count: 7 }),
      component('db', { kind: 'database', managed: true }),
      component('post', { kind: 'mail', count: 30_000 }),
      component('crm', { kind: 'database', managed: 'elsewhere', price: '9' }),
    ]
    const lines = [line('rack', '120.50', { tax: 'included' }), line('move in', '99', { period: 'once', date: null })]
    const wanted = deployment(components, {
      current: current(lines, { provider: 'NORTH' }),
      backup: { retentionDays: 7, copies: 1, otherProvider: false },
    })
    const today = { source: 'shop', date: '2026-10-01', confidence: 'sourced' }
    const hours = (key: string, values: object, [low, expected, high]: readonly number[]): object => {
      return { what: { key, values }, low, expected, high, evidence: sourced }
    }
    const remark = (what: object, why: string): object => ({ what, why: { key: why, values: {} }, needed: false })
    const service = { key: 'bill.service.mail', values: {} }

    expect(json(compare([host], wanted).alternatives.find(({ id }) => id === 'current'))).toEqual({
      id: 'current',
      provider: 'north',
      providerName: 'North',
      region: '',
      country: 'DE',
      state: 'ranked',
      rank: 1,
      reasons: [],
      placements: [],
      criteria: null,
      overall: null,
      seal: null,
      cost: {
        bill: '120.5',
        breakdown: {
          compute: '120.5',
          storage: '0',
          snapshots: '0',
          backups: '0',
          traffic: '0',
          addresses: '0',
          managed: '0',
          support: '0',
        },
        lines: [
          {
            part: 'compute',
            component: null,
            what: { key: 'bill.line.invoice.month', values: { what: 'rack' } },
            offer: null,
            sku: null,
            count: 1,
            quantity: '1',
            unit: 'line',
            unitPrice: { amount: '120.50', currency: 'EUR' },
            rate: null,
            amount: '120.5',
            evidence: today,
            origin: 'deployment',
          },
        ],
        operations: {
          hours: { low: 4.75, expected: 9.5, high: 20 },
          money: null,
          items: [
            hours('bill.hours.account', {}, [1, 2, 3]),
            hours('bill.hours.servers', { servers: 3 }, [1.5, 3, 6]),
            hours('bill.hours.selfRun', { component: 'post', service }, [1, 2, 6]),
            hours('bill.hours.backups', {}, [1, 2, 4]),
            hours('bill.hours.managed', { services: 1 }, [0.25, 0.5, 1]),
          ],
        },
        total: '120.5',
        lowerBound: false,
        oneOff: null,
        tax: null,
        range: null,
        notIncluded: [
          remark({ key: 'bill.remark.once', values: { what: 'move in', amount: '99' } }, 'bill.why.once'),
          remark({ key: 'bill.remark.taxIncluded', values: {} }, 'bill.why.noTaxRate'),
          remark({ key: 'bill.remark.staff', values: {} }, 'bill.why.noWage'),
        ],
        trafficCases: [],
        yearly: { bill: '1446', total: '1446' },
        againstCurrent: null,
      },
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
