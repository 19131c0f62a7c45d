import { describe, expect, test } from 'vitest'
import type { Component, Deployment, InvoiceLine } from '../../src/domain/deployment.ts'
import { catalogue, compare, component, costOf, deployment, json, price, provider, server } from './build.ts'

const host = server('s', [price('100', 'month')])
const cloud = provider('north', { name: 'Cloud of the North', model: 'hyperscaler' })

function line(part: Partial<InvoiceLine> = {}): InvoiceLine {
  return { what: 'rack', amount: '50', currency: null, tax: 'excluded', period: 'month', date: '2026-10-01', ...part }
}

function paid(lines: readonly InvoiceLine[], part: Partial<Deployment> = {}, at = 'Old Host'): Deployment {
  const current = { provider: at, country: null, lines, minimumTermEnds: null, noticeDays: null }
  return deployment([component('web')], { current, ...part })
}

describe('the provider of today', () => {
  const known = catalogue([host], { providers: [provider('south'), cloud] })

  test.each([
    ['NORTH', ['north', 'Cloud of the North', 3]],
    ['cloud of the North', ['north', 'Cloud of the North', 3]],
    ['Cloud', ['Cloud', 'Cloud', 5]],
  ])('%s is found by its id or its name, as a whole', (at, expected) => {
    const result = compare(known, paid([line()], {}, at))
    const today = result.alternatives.find(({ id }) => id === 'current')
    expect([today?.provider, today?.providerName, today?.cost?.operations.hours.expected]).toEqual(expected)
  })
})

describe('hours of today', () => {
  test('leave out what stays elsewhere, and count services by who runs them', () => {
    const parts: Component[] = [
      component('web', { count: 2 }),
      component('away', { count: 7, managed: 'elsewhere', price: '1' }),
      component('own', { kind: 'database' }),
      ...['a', 'b', 'c'].map((name) => component(name, { kind: 'object-storage', managed: true })),
    ]
    const wanted = { ...paid([line()]), components: parts }
    const { items } = costOf(compare([host], wanted), 'current').operations
    expect(items.map(({ what, expected }) => [what.key, json(what.values), expected])).toEqual([
      ['bill.hours.account', {}, 2],
      ['bill.hours.servers', { servers: 3 }, 9],
      ['bill.hours.selfRun', { component: 'own', service: { key: 'bill.service.database', values: {} } }, 4],
      ['bill.hours.managed', { services: 3 }, 1.5],
    ])
  })
})

describe('remarks on the invoice', () => {
  const tax = { rate: '20', recoverablePercent: '0' }
  const remarks = (lines: readonly InvoiceLine[], part: Partial<Deployment> = {}): readonly string[] =>
    costOf(compare([host], paid(lines, part)), 'current').notIncluded.map(({ what }) => what.key)

  test('tax that could not be taken out is told once, where some line holds it', () => {
    const [without, within] = [line(), line({ tax: 'included' })]
    const staff = 'bill.remark.staff'
    expect([
      remarks([without]),
      remarks([without, within, within]),
      remarks([within], { tax }),
      remarks([without], { tax }),
    ]).toEqual([[staff], ['bill.remark.taxIncluded', staff], [staff], [staff]])
  })

  test('a currency without a rate says what it was met in, and what to do', () => {
    const wanted = paid([line(), line({ what: 'backup space', currency: 'SEK' })])
    expect(() => compare([host], wanted)).toThrow(
      expect.objectContaining({
        kind: 'usage',
        says: { key: 'bill.error.rate', values: { currency: 'SEK', what: 'backup space' } },
        next: { key: 'bill.error.rateNext', values: { currency: 'SEK' } },
      }),
    )
  })
})

describe('moving away from today', () => {
  test('taking the data out is no part of the bill: a remark', () => {
    const { notIncluded, oneOff, lowerBound } = costOf(compare([host], paid([line()])))
    expect(json([notIncluded.at(-1), oneOff, lowerBound])).toEqual([
      {
        what: { key: 'bill.remark.transferOut', values: {} },
        why: { key: 'bill.why.transferOut', values: {} },
        needed: false,
      },
      { amount: '50', items: [{ what: { key: 'bill.oneOff.double', values: {} }, amount: '50' }] },
      false,
    ])
    expect(notIncluded.map(({ what }) => what.key)).toEqual(['bill.remark.staff', 'bill.remark.transferOut'])
  })

  test('what remains of the notice is told in months, to a tenth', () => {
    const wanted = paid([line()])
    const current = wanted.current === null ? null : { ...wanted.current, noticeDays: 100 }
    // 100 days are 3.285 months of 30.4375 days.
    expect(json(costOf(compare([host], { ...wanted, current })).oneOff)).toEqual({
      amount: '164.27',
      items: [
        { what: { key: 'bill.oneOff.double', values: {} }, amount: '50' },
        { what: { key: 'bill.oneOff.term', values: { count: 3.3 } }, amount: '114.27' },
      ],
    })
  })

  test('where nothing is billed nothing is compared', () => {
    const regions = [{ provider: 'north', id: 'empty', country: 'DE', city: null }]
    const [now, empty] = compare(catalogue([], { regions, providers: [cloud] }), paid([line()])).alternatives
    expect([now?.id, empty?.id, empty?.cost]).toEqual(['current', 'north/empty', null])
  })
})
