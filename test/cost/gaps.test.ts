import { describe, expect, test } from 'vitest'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { Offer } from '../../src/domain/offers.ts'
import {
  backup,
  catalogue,
  compare,
  component,
  costOf,
  deployment,
  json,
  measured,
  need,
  plain,
  price,
  provider,
  server,
  sourced,
  table,
  today,
  traffic,
  volume,
} from './build.ts'

const host = server('s', [price('10', 'month')], { diskGib: 100 })
const block = volume('block', [price('0.1', 'GiB-month')])
const kept: Partial<Deployment> = { backup: { retentionDays: 1, copies: 1, otherProvider: false } }

describe('of several ways the cheapest bill is taken, but gaps count more than money', () => {
  const dear = { ...traffic([{ upTo: null, price: price('9', 'GB') }]), id: 'north/one/dear', sku: 'dear' }
  const cheap = { ...traffic([{ upTo: null, price: price('1', 'GB') }]), id: 'north/one/cheap', sku: 'cheap' }
  const foreign = {
    ...traffic([{ upTo: null, price: price('0.01', 'GB', { currency: 'SEK' }) }]),
    id: 'north/one/foreign',
  }
  const wanted = deployment([component('web')], { traffic: measured(1) })
  const line = (...offers: Offer[]): string | undefined => table(compare([host, ...offers], wanted), 'north/one')[1]

  test('whatever the order', () => {
    const taken = 'traffic | cheap | 1.073742 GB | 1 EUR | 1.07'
    expect([line(dear, cheap), line(cheap, dear), line(cheap, foreign), line(foreign, cheap)]).toEqual(
      Array.from({ length: 4 }, () => taken),
    )
  })

  test('backups of servers are bought where only the volumes find no room', () => {
    const web = component('web', { count: 2, diskGib: 60, volumes: [need(30, { count: 3 })] })
    const said = (...offers: Offer[]): unknown => {
      const { lines, notIncluded } = costOf(compare([host, block, ...offers], deployment([web], kept)))
      const copies = lines.filter(({ part }) => part === 'backups')
      return [copies.map(({ amount }) => amount.toFixed(2)), json(notIncluded.filter((entry) => entry.needed))]
    }
    const without = (size: number) => [
      {
        what: { key: 'bill.missing.backups', values: { size, copies: 1, count: 1 } },
        why: { key: 'bill.why.noPrice', values: {} },
        needed: true,
      },
    ]
    expect([said(), said(backup([price('20', 'percent')]))]).toEqual([
      [[], without(210)],
      [['4.00'], without(90)],
    ])
  })
})

describe('hours for backups', () => {
  const object = plain('object-storage', [price('1', 'GiB-month')])
  const hours = (part: Partial<Deployment>, ...offers: Offer[]): number =>
    costOf(compare([host, object, ...offers], deployment([component('web')], part))).operations.hours.expected

  test('are the team’s where it stores them itself, and none where the provider takes them of whole servers', () => {
    expect([hours({}), hours(kept), hours(kept, backup([price('20', 'percent')]))]).toEqual([3, 5, 3])
  })
})

describe('a region without any price for what is needed', () => {
  const front = component('front', { kind: 'load-balancer', managed: true })
  const first = (known: Parameters<typeof compare>[0], wanted: Deployment): unknown => {
    const [alternative] = compare(known, wanted).alternatives
    return json([alternative?.state, alternative?.reasons, alternative?.cost, alternative?.placements])
  }

  test('is open, not cheap', () => {
    const reason = { constraint: 'price', text: { key: 'bill.infeasible.nothingPriced', values: {} } }
    expect([first([host], deployment([front])), first([host], deployment([]))]).toEqual([
      ['undecided', [reason], null, []],
      ['ranked', [], expect.objectContaining({ bill: '0', lowerBound: false, range: null }), []],
    ])
  })

  test('is closed from the day its provider closes', () => {
    const closed = { closed: { date: today, evidence: sourced } }
    expect(first(catalogue([host], { providers: [provider('north', closed)] }), deployment([front]))).toEqual([
      'excluded',
      [{ constraint: 'closed', text: { key: 'bill.closed', values: { date: { date: today } } } }],
      null,
      [],
    ])
  })
})

test('a store at another provider is named', () => {
  const offers = [host, plain('object-storage', [price('0.01', 'GiB-month')], 'south/two')]
  const wanted = deployment([component('web', { diskGib: 100 })], {
    backup: { retentionDays: 1, copies: 1, otherProvider: true },
  })
  const [, copies] = costOf(compare(offers, wanted)).lines
  expect(json(copies?.what)).toEqual({
    key: 'bill.line.backupsElsewhere',
    values: { size: 100, copies: 1, count: 1, provider: 'South', region: 'two' },
  })
})
