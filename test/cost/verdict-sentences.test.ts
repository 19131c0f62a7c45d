import { describe, expect, test } from 'vitest'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { Evidence } from '../../src/domain/evidence.ts'
import type { Offer } from '../../src/domain/offers.ts'
import {
  compare,
  component,
  deployment,
  json,
  measured,
  need,
  price,
  server,
  snapshot,
  sourced,
  traffic,
  volume,
} from './build.ts'

const guess: Evidence = { ...sourced, confidence: 'unverified' }
const team = { wagePerHour: '10', peopleOnCall: null, languages: [] }
const eur = (amount: string) => ({ amount, currency: 'EUR' })
const at = (provider: string, region = 'x') => ({ key: 'bill.name.region', values: { provider, region } })
const staying = { key: 'bill.name.current', values: { provider: 'Old' } }
const transfer = { key: 'bill.missing.traffic', values: { size: 10, included: 0 } }

function host(place: string, amount: string, evidence = sourced): Offer {
  return server('s', [price(amount, 'month', { evidence })], { at: place.includes('/') ? place : `${place}/x` })
}

/** The sentences, each as its key and what is filled in. */
function said(offers: readonly Offer[], part: Partial<Deployment> = {}): readonly unknown[] {
  const { verdict } = compare(offers, deployment([component('web')], part))
  expect([verdict.decidedBy, verdict.weakest]).toEqual([null, []])
  return [verdict.separable, ...verdict.sentences.map(({ key, values }) => [key, json(values)])]
}

function paid(amount: string, country = 'DE'): Pick<Deployment, 'current'> {
  const line = { what: 'rack', amount, currency: null, tax: 'excluded', period: 'month', date: null } as const
  return { current: { provider: 'Old', country, lines: [line], minimumTermEnds: null, noticeDays: null } }
}

describe('the verdict on cost', () => {
  test('names the cheapest, by its total where a wage is known, and how far the next one is', () => {
    const words = { name: at('North'), second: at('South'), difference: eur('5.00') }
    // Two hours for the account, one for the server.
    const [bill, both] = [eur('10.00'), { total: eur('40.00'), bill: eur('10.00') }]
    expect([said([host('north', '10'), host('south', '15')], { team }), said([host('north', '10')])]).toEqual([
      [true, ['bill.verdict.cheapest', { name: at('North'), ...both }], ['bill.verdict.next', words]],
      [true, ['bill.verdict.cheapestBill', { name: at('North'), total: bill, bill }], ['bill.verdict.alone', {}]],
    ])
  })

  test('two at the same price cannot be told apart', () => {
    const words = { name: at('North'), second: at('South'), difference: eur('0.00') }
    expect(said([host('north', '10'), host('south', '10')])).toEqual([
      false,
      ['bill.verdict.cheapestBill', { name: at('North'), total: eur('10.00'), bill: eur('10.00') }],
      ['bill.verdict.next', words],
      ['bill.verdict.noWinner', words],
    ])
  })

  test('other regions of the same provider at the same price are named, not compared', () => {
    const offers = [...['a', 'b', 'c'].map((region) => host(`north/${region}`, '10')), host('north/d', '11')]
    expect(said(offers)).toEqual([
      true,
      ['bill.verdict.cheapestBill', { name: at('North', 'a'), total: eur('10.00'), bill: eur('10.00') }],
      [
        'bill.verdict.same',
        { names: { key: 'bill.list', values: { list: at('North', 'b'), next: at('North', 'c') } } },
      ],
      ['bill.verdict.next', { name: at('North', 'a'), second: at('North', 'd'), difference: eur('1.00') }],
    ])
  })

  test('alone and unsure: a quote, and what has no price', () => {
    const name = at('North')
    expect(said([host('north', '100', guess)], { traffic: measured(10) })).toEqual([
      false,
      ['bill.verdict.cheapestBillAtLeast', { name, total: eur('75.00'), bill: eur('75.00') }],
      ['bill.verdict.alone', {}],
      ['bill.verdict.askQuote', { name, low: eur('75.00'), high: eur('125.00') }],
      ['bill.verdict.lowerBound', { name, what: transfer }],
    ])
  })

  test('alone at a price that is not sure: not separable either', () => {
    const name = at('North')
    expect(said([host('north', '100', guess)])).toEqual([
      false,
      ['bill.verdict.cheapestBill', { name, total: eur('100.00'), bill: eur('100.00') }],
      ['bill.verdict.alone', {}],
      ['bill.verdict.askQuote', { name, low: eur('75.00'), high: eur('125.00') }],
    ])
  })

  test('a lower bound stays first as long as what is missing costs less than the difference', () => {
    const free = traffic([{ upTo: null, price: price('0', 'GiB') }], { at: 'south/x', unit: 'GiB' })
    const words = { name: at('North'), second: at('South'), difference: eur('7.50') }
    expect(said([host('north', '100'), host('south', '107.5'), free], { traffic: measured(10) })).toEqual([
      false,
      ['bill.verdict.cheapestBillAtLeast', { name: at('North'), total: eur('100.00'), bill: eur('100.00') }],
      ['bill.verdict.next', words],
      ['bill.verdict.noWinner', words],
      ['bill.verdict.onlyIfMissing', { name: at('North'), what: transfer, limit: eur('7.50') }],
    ])
  })
})

describe('against today', () => {
  const offers = [host('north', '100')]
  const last = (part: Partial<Deployment>): unknown => said(offers, part).at(-1)

  test('staying is a name of its own', () => {
    const words = { name: staying, second: at('North'), difference: eur('10.00') }
    expect(said(offers, paid('90'))).toEqual([
      true,
      ['bill.verdict.stay', { name: staying, total: eur('90.00'), bill: eur('90.00') }],
      ['bill.verdict.next', words],
    ])
  })

  test('today at the same provider and the same price is a rival, no other region', () => {
    const now = paid('100').current
    const current = now === null ? null : { ...now, provider: 'North' }
    const words = { name: { key: 'bill.name.current', values: { provider: 'North' } }, second: at('North') }
    expect(said(offers, { current }).slice(2)).toEqual([
      ['bill.verdict.next', { ...words, difference: eur('0.00') }],
      ['bill.verdict.noWinner', { ...words, difference: eur('0.00') }],
    ])
  })

  test('within the range of a bill, nobody knows whether a move saves', () => {
    const unsaid = snapshot([price('1', 'GiB-month')], { incremental: null, at: 'north/x' })
    const kept = { components: [component('web', { volumes: [need(10, { snapshotsKept: 11 })] })] }
    const block = volume('block', [price('0', 'GiB-month')], { at: 'north/x' })
    const away = (today: string): unknown =>
      said([...offers, block, unsaid], { ...paid(today), ...kept, require: ['provider!=old'] }).at(-1)
    // 100 + 12 by what changed, 100 + 110 in full
    expect([away('112'), away('150'), away('250')]).toEqual([
      ['bill.verdict.dearerThanToday', { difference: eur('98.00'), oneOff: eur('112.00') }],
      ['bill.verdict.todayUnclear', { difference: eur('60.00'), oneOff: eur('150.00') }],
      ['bill.verdict.saves', { difference: eur('40.00'), oneOff: eur('250.00'), count: 7 }],
    ])
  })

  test('what is saved pays the move back, in whole months; what is dearer says so', () => {
    const away = { require: ['provider!=old'] }
    expect([
      last(paid('150')),
      last({ ...paid('150'), traffic: measured(10) }),
      last({ ...paid('100'), ...away }),
      last({ ...paid('80'), ...away }),
      last({ ...paid('80'), ...away, traffic: measured(10) }),
    ]).toEqual([
      ['bill.verdict.saves', { difference: eur('50.00'), oneOff: eur('150.00'), count: 3 }],
      ['bill.verdict.savesAtMost', { difference: eur('50.00'), oneOff: eur('150.00') }],
      ['bill.verdict.dearerThanToday', { difference: eur('0.00'), oneOff: eur('100.00') }],
      ['bill.verdict.dearerThanToday', { difference: eur('20.00'), oneOff: eur('80.00') }],
      ['bill.verdict.dearerAtLeast', { difference: eur('20.00'), oneOff: eur('80.00') }],
    ])
  })
})
