import { describe, expect, test } from 'vitest'
import type { Offer, SupportOffer } from '../../src/domain/offers.ts'
import { catalogue, compare, component, costOf, deployment, json, measured, plain, price, provider } from './build.ts'
import { server, sourced, table, traffic } from './build.ts'

const host = server('s', [price('10', 'month')], { diskGib: 100 })

test('a discount touches the provider’s own prices: neither a store elsewhere nor what stays elsewhere', () => {
  const offers = [host, plain('object-storage', [price('0.1', 'GiB-month')], 'south/two')]
  const discounts = [{ what: 'agreed', percent: '50', kinds: [], evidence: sourced }]
  const known = catalogue(offers, { providers: [provider('north', { discounts }), provider('south')] })
  const crm = component('crm', { kind: 'database', managed: 'elsewhere', price: '8' })
  const wanted = deployment([component('web', { diskGib: 100 }), crm], {
    backup: { retentionDays: 1, copies: 1, otherProvider: true },
  })
  expect(table(compare(known, wanted), 'north/one')).toEqual([
    'compute | s | 1 month | 10 EUR | 10.00',
    'backups | object-storage | 100 GiB-month | 0.1 EUR | 10.00',
    'managed | - | 1 line | 8 EUR | 8.00',
    'compute | - | 0.1 percent | -50 EUR | -5.00',
  ])
})

describe('support', () => {
  const offer = (sku: string, hours: SupportOffer['hours'], month: string): SupportOffer => ({
    id: `north/one/${sku}`,
    provider: 'north',
    region: 'one',
    sku,
    origin: 'bundled',
    kind: 'support',
    hours,
    responseHours: 4,
    prices: [price(month, 'month')],
  })
  const bought = (hours: 'business' | 'always', ...offers: Offer[]): string | undefined =>
    table(
      compare([host, ...offers], deployment([component('web')], { support: { hours, responseHours: 4 } })),
      'north/one',
    )[1]

  test('in business hours is enough for business hours; of two at a price the first by name', () => {
    const [office, round] = [offer('office', 'business', '20'), offer('round', 'always', '30')]
    const [a, b] = [offer('a', 'always', '30'), offer('b', 'always', '30')]
    expect([bought('business', round, office), bought('always', office, round), bought('always', b, a)]).toEqual([
      'support | office | 1 month | 20 EUR | 20.00',
      'support | round | 1 month | 30 EUR | 30.00',
      'support | a | 1 month | 30 EUR | 30.00',
    ])
  })
})

describe('traffic', () => {
  const tiers = [
    { upTo: 100, price: price('0', 'GiB') },
    { upTo: 300, price: price('0.1', 'GiB') },
    { upTo: null, price: price('0.05', 'GiB') },
  ]
  const lines = (included: number, outGib: number): unknown => {
    const offers = [{ ...host, trafficIncluded: included }, traffic(tiers, { unit: 'GiB' })]
    const { lines: all } = costOf(compare(offers, deployment([component('web')], { traffic: measured(outGib) })))
    return all
      .slice(1)
      .map(({ what, quantity, amount }) => [what.key, json(what.values), quantity.toFixed(), amount.toFixed(2)])
  }
  const unit = { key: 'bill.unit.GiB', values: {} }

  test('has a line for each tier that it reaches, and says what comes with the servers', () => {
    const beside = (from: number, to: number) => ['bill.line.traffic', { from, to, included: 0, unit }]
    const ontop = (from: number, to: number) => ['bill.line.trafficIncluded', { from, to, included: 50, unit }]
    expect([lines(0, 100), lines(0, 500), lines(50, 400), lines(50, 50)]).toEqual([
      [[...beside(0, 100), '100', '0.00']],
      [
        [...beside(0, 100), '100', '0.00'],
        [...beside(100, 300), '200', '20.00'],
        [...beside(300, 500), '200', '10.00'],
      ],
      [
        [...ontop(0, 100), '100', '0.00'],
        [...ontop(100, 300), '200', '20.00'],
        [...ontop(300, 350), '50', '2.50'],
      ],
      [],
    ])
  })
})
