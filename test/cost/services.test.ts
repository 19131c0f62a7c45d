import { describe, expect, test } from 'vitest'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { DatabaseOffer, Offer, SupportOffer } from '../../src/domain/offers.ts'
import {
  address,
  catalogue,
  compare,
  component,
  costOf,
  deployment,
  json,
  measured,
  missing,
  need,
  plain,
  price,
  provider,
  server,
  table,
  traffic,
  volume,
} from './build.ts'

const host = server('s', [price('10', 'month')], { diskGib: 200 })

describe('managed services', () => {
  const base: Omit<DatabaseOffer, 'sku' | 'id' | 'prices'> = {
    kind: 'database',
    provider: 'north',
    region: 'one',
    origin: 'bundled',
    engine: 'postgresql',
    vcpu: 2,
    memoryGib: 4,
    diskGib: 100,
    nodes: 1,
  }
  const database = (sku: string, month: string, part: Partial<DatabaseOffer> = {}): DatabaseOffer => ({
    ...base,
    id: `north/one/${sku}`,
    sku,
    prices: [price(month, 'month')],
    ...part,
  })
  const db = component('db', { kind: 'database', managed: true, diskGib: 50 })
  const web = component('web')
  const managed = (offers: readonly Offer[], wanted: Deployment): readonly string[] =>
    table(compare(offers, wanted), 'north/one').filter((line) => line.startsWith('managed'))

  test('a database: the cheapest plan that is large enough, in whole plans', () => {
    const offers = [
      host,
      database('small', '5', { memoryGib: 2 }),
      database('short', '6', { diskGib: 20 }),
      database('single', '20'),
      database('pair', '9', { nodes: 2 }),
    ]
    expect(managed(offers, deployment([web, db]))).toEqual(['managed | pair | 2 month | 9 EUR | 18.00'])
    expect(managed(offers, deployment([web, { ...db, count: 3 }]))).toEqual([
      'managed | pair | 4 month | 9 EUR | 36.00',
    ])
    expect(managed(offers.slice(0, 4), deployment([web, db]))).toEqual(['managed | single | 1 month | 20 EUR | 20.00'])
  })

  test('a database whose storage is sold apart: the storage is not included', () => {
    const offers = [host, database('apart', '20', { diskGib: 0 })]
    expect(missing(offers, deployment([web, db]))).toEqual([
      'bill.missing.databaseDisk – bill.why.noPrice',
      'lower bound',
    ])
  })

  test('storage by size, load balancers by piece, mail by the thousand', () => {
    const offers = [
      host,
      plain('object-storage', [price('0.02', 'GB-month')]),
      plain('load-balancer', [price('0.01', 'hour')]),
      plain('mail', [price('0.10', '1000-mails')]),
    ]
    const wanted = deployment([
      web,
      component('files', { kind: 'object-storage', managed: true, diskGib: 1000 }),
      component('front', { kind: 'load-balancer', managed: true, count: 2, diskGib: null }),
      component('post', { kind: 'mail', managed: true, count: 30_500, diskGib: null }),
    ])
    expect(managed(offers, wanted)).toEqual([
      'managed | object-storage | 1073.741824 GB-month | 0.02 EUR | 21.47',
      'managed | load-balancer | 1460 hour | 0.01 EUR | 14.60',
      'managed | mail | 30.5 1000-mails | 0.10 EUR | 3.05',
    ])
  })

  test('not sold: the team runs it on a server of that size', () => {
    const known = catalogue([host], { providers: [provider('north', { lacks: ['database'] })] })
    const result = compare(known, deployment([web, db]))
    const [alternative] = result.alternatives
    expect([
      alternative?.placements.map(({ component: of, sku, note }) => [of, sku, note?.key]),
      alternative?.cost?.operations.hours.expected,
      alternative?.cost?.lowerBound,
    ]).toEqual([
      [
        ['web', 's', undefined],
        ['db', 's', 'bill.note.selfRun'],
      ],
      // account 2, two servers 2, running the database 4
      8,
      false,
    ])
  })

  test('sold without a known price, or nobody knows: not included', () => {
    const sold = catalogue([host], { providers: [provider('north', { sells: ['database'] })] })
    expect([missing(sold, deployment([web, db])), missing([host], deployment([web, db]))]).toEqual([
      ['bill.missing.service – bill.why.sold', 'lower bound'],
      ['bill.missing.service – bill.why.unknown', 'lower bound'],
    ])
  })

  test('run by the team on purpose; or staying elsewhere at its price', () => {
    const own = deployment([{ ...db, managed: false }])
    const away = deployment([web, { ...db, managed: 'elsewhere', price: '12.345' }])
    expect([table(compare([host], own), 'north/one'), table(compare([host], away), 'north/one')]).toEqual([
      ['compute | s | 1 month | 10 EUR | 10.00'],
      ['compute | s | 1 month | 10 EUR | 10.00', 'managed | - | 1 line | 12.345 EUR | 12.35'],
    ])
  })
})

test('a mail server that the team runs has a public address; other services have those that are asked for', () => {
  const offers = [host, address([price('2', 'month')])]
  const self = (kind: 'mail' | 'database', publicIpv4: number): readonly string[] =>
    table(compare(offers, deployment([component('own', { kind, publicIpv4, count: 1 })])), 'north/one').slice(1)
  expect([self('mail', 0), self('mail', 2), self('database', 0)]).toEqual([
    ['addresses | ipv4 | 1 month | 2 EUR | 2.00'],
    ['addresses | ipv4 | 2 month | 2 EUR | 4.00'],
    [],
  ])
})

test('support: the cheapest that answers when and as fast as wanted, per cent or flat', () => {
  const offer = (sku: string, part: Partial<SupportOffer>): SupportOffer => ({
    id: `north/one/${sku}`,
    provider: 'north',
    region: 'one',
    sku,
    origin: 'bundled',
    kind: 'support',
    hours: 'always',
    responseHours: 4,
    prices: [],
    ...part,
  })
  const offers = [
    host,
    offer('slow', { responseHours: 24, prices: [price('0.5', 'month')] }),
    offer('office', { hours: 'business', responseHours: 1, prices: [price('2', 'month')] }),
    offer('flat', { prices: [price('29', 'month')] }),
    offer('share', { prices: [price('10', 'percent')] }),
  ]
  const wanted = (hours: 'business' | 'always', responseHours: number, count = 1): readonly string[] =>
    table(
      compare(offers, deployment([component('web', { count })], { support: { hours, responseHours } })),
      'north/one',
    ).slice(1)
  expect([wanted('business', 24), wanted('business', 4), wanted('always', 4), wanted('always', 4, 40)]).toEqual([
    ['support | slow | 1 month | 0.5 EUR | 0.50'],
    ['support | share | 0.1 percent | 10 EUR | 1.00'],
    ['support | share | 0.1 percent | 10 EUR | 1.00'],
    ['support | flat | 1 month | 29 EUR | 29.00'],
  ])
  const impossible = deployment([component('web')], { support: { hours: 'always', responseHours: 1 } })
  expect(missing(offers, impossible)).toEqual(['bill.missing.support – bill.why.noPrice', 'lower bound'])
})

test('discounts are negative lines on the parts they touch, each from the list price', () => {
  const discounts = [
    {
      what: 'frame contract',
      percent: '10',
      kinds: [],
      evidence: { source: 'contract', date: '2026-01-01', confidence: 'sourced' as const },
    },
    {
      what: 'servers',
      percent: '5.5',
      kinds: ['server' as const],
      evidence: { source: 'contract', date: '2026-01-01', confidence: 'sourced' as const },
    },
  ]
  const offers = [host, volume('block', [price('0.1', 'GiB-month')])]
  const known = catalogue(offers, { providers: [provider('north', { discounts })] })
  const wanted = deployment([component('web', { volumes: [need(50)] })])
  expect(table(compare(known, wanted), 'north/one')).toEqual([
    'compute | s | 1 month | 10 EUR | 10.00',
    'storage | block | 50 GiB-month | 0.1 EUR | 5.00',
    'compute | - | 0.1 percent | -10 EUR | -1.00',
    'storage | - | 0.05 percent | -10 EUR | -0.50',
    'compute | - | 0.1 percent | -5.5 EUR | -0.55',
  ])
})

test('promised traffic: the bill when none, the expected share and all of it is used', () => {
  const offers = [
    host,
    traffic(
      [
        { upTo: 100, price: price('0', 'GiB') },
        { upTo: null, price: price('0.1', 'GiB') },
      ],
      { unit: 'GiB' },
    ),
  ]
  const promised = deployment([component('web')], {
    traffic: { outGib: 2000, basis: 'promised', usedShare: { low: 0.05, expected: 0.1, high: 0.5 } },
  })
  const cases = costOf(compare(offers, promised)).trafficCases
  expect(
    cases.map(({ share, trafficGib, traffic: part, bill }) => [share, trafficGib, part.toFixed(2), bill.toFixed(2)]),
  ).toEqual([
    [0, 0, '0.00', '10.00'],
    [0.1, 200, '10.00', '20.00'],
    [1, 2000, '190.00', '200.00'],
  ])
  expect(costOf(compare(offers, { ...promised, traffic: measured(2000) })).trafficCases).toEqual([])
  expect(missing([host], promised)).toEqual(['bill.missing.traffic – bill.why.noPrice', 'lower bound'])
})

describe('traffic without a price', () => {
  const roomy = server('s', [price('10', 'month')], { trafficIncluded: 1000 })
  const unpriced = traffic([], { unit: 'GiB' })
  const wanted = (outGib: number): Deployment =>
    deployment([component('web', { count: 2 })], { traffic: measured(outGib) })
  const said = (offers: readonly Offer[], outGib: number): unknown => {
    const { notIncluded, breakdown } = costOf(compare(offers, wanted(outGib)))
    const needed = notIncluded.filter((entry) => entry.needed)
    return [breakdown.traffic.toFixed(2), needed.map(({ what }) => json(what))]
  }

  test('costs nothing as long as it comes with the servers; above that only the excess is missing', () => {
    const beyond = (size: number, included: number): object => {
      return { key: 'bill.missing.trafficBeyond', values: { size, included } }
    }
    expect([said([roomy, unpriced], 2000), said([roomy, unpriced], 2000.5), said([roomy, unpriced], 5000)]).toEqual([
      ['0.00', []],
      ['0.00', [beyond(1, 2000)]],
      ['0.00', [beyond(3000, 2000)]],
    ])
    expect(missing([roomy, unpriced], wanted(2000))).toEqual(['complete'])
  })

  test('where even the unit is unknown it is the smaller one: 2,000 GB are 1,862 GiB', () => {
    expect([missing([roomy], wanted(1862)), missing([roomy], wanted(1863))]).toEqual([
      ['complete'],
      ['bill.missing.trafficBeyond – bill.why.noPrice', 'lower bound'],
    ])
  })

  test('a promise: the cases that are known, and a remark where all of it would exceed what is included', () => {
    const promise = (expected: number): Deployment =>
      deployment([component('web')], {
        traffic: { outGib: 2000, basis: 'promised', usedShare: { low: 0.05, expected, high: 1 } },
      })
    const result = (expected: number): unknown => {
      const cost = costOf(compare([roomy, unpriced], promise(expected)))
      const entries = cost.notIncluded.map(({ what, needed }) => [what.key, what.values['size'], needed])
      return [cost.trafficCases.map(({ share, bill }) => [share, bill.toFixed(2)]), entries.slice(0, -1)]
    }
    expect([result(0.4), result(0.6)]).toEqual([
      [
        [
          [0, '10.00'],
          [0.4, '10.00'],
        ],
        [['bill.remark.promise', 1000, false]],
      ],
      [[[0, '10.00']], [['bill.missing.trafficBeyond', 200, true]]],
    ])
  })
})
