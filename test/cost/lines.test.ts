import { describe, expect, test } from 'vitest'
import type { Discount, SupportOffer } from '../../src/domain/offers.ts'
import {
  address,
  backup,
  catalogue,
  compare,
  component,
  costOf,
  deployment,
  json,
  need,
  price,
  provider,
  server,
  sourced,
  today,
  volume,
} from './build.ts'

const old = { ...sourced, date: '2020-01-01' }
const stale = { ...old, confidence: 'stale' }
const host = server('s', [price('10', 'month')])

const support: SupportOffer = {
  id: 'north/one/gold',
  provider: 'north',
  region: 'one',
  sku: 'gold',
  origin: 'refreshed',
  kind: 'support',
  hours: 'always',
  responseHours: 1,
  prices: [price('20', 'percent', { evidence: old })],
}

const discount: Discount = { what: 'frame contract', percent: '5', kinds: ['server', 'support'], evidence: old }

describe('a line of the bill, whole', () => {
  const known = catalogue([host, support], { providers: [provider('north', { discounts: [discount] })] })
  const crm = component('crm', { kind: 'database', managed: 'elsewhere', price: '12.345' })
  const wanted = deployment([component('web', { count: 3 }), crm], { support: { hours: 'business', responseHours: 8 } })
  const rest = { component: null, count: 1, rate: null, unit: 'percent', offer: null, sku: null }

  test('of a server, of what stays elsewhere, of a share, and of discounts on both', () => {
    expect(json(costOf(compare(known, wanted)).lines)).toEqual([
      {
        part: 'compute',
        component: 'web',
        what: { key: 'bill.line.server', values: {} },
        offer: 'north/one/s',
        sku: 's',
        count: 3,
        quantity: '3',
        unit: 'month',
        unitPrice: { amount: '10', currency: 'EUR' },
        rate: null,
        amount: '30',
        evidence: sourced,
        origin: 'bundled',
      },
      {
        ...rest,
        part: 'managed',
        component: 'crm',
        what: { key: 'bill.line.elsewhere', values: {} },
        quantity: '1',
        unit: 'line',
        unitPrice: { amount: '12.345', currency: 'EUR' },
        amount: '12.35',
        evidence: { source: 'shop', date: today, confidence: 'sourced' },
        origin: 'deployment',
      },
      {
        ...rest,
        part: 'support',
        what: { key: 'bill.line.support', values: {} },
        offer: 'north/one/gold',
        sku: 'gold',
        quantity: '0.3',
        unitPrice: { amount: '20', currency: 'EUR' },
        amount: '6',
        evidence: stale,
        origin: 'refreshed',
      },
      ...(['compute', 'support'] as const).map((part) => ({
        ...rest,
        part,
        what: { key: 'bill.line.discount', values: { what: 'frame contract' } },
        quantity: part === 'compute' ? '0.3' : '0.06',
        unitPrice: { amount: '-5', currency: 'EUR' },
        amount: part === 'compute' ? '-1.5' : '-0.3',
        evidence: stale,
        origin: 'user',
      })),
    ])
  })
})

describe('servers, their disks and addresses', () => {
  const bare = server('bare', [price('10', 'month')], { diskGib: 0, disk: 'none' })
  const block = volume('block', [price('0.1', 'GiB-month')], { minGib: 51 })
  const wanted = deployment([component('web', { count: 2, publicIpv4: 2, volumes: [need(5)] })])
  const said = (...offers: Parameters<typeof catalogue>[0][number][]): unknown => {
    const { lines, notIncluded } = costOf(compare([...offers], wanted))
    return [
      lines.map(({ part, what, count, amount }) => [part, what.key, json(what.values), count, amount.toFixed(2)]),
      notIncluded.filter(({ needed }) => needed).map(({ what, why }) => [what.key, json(what.values), why.key]),
    ]
  }

  test('are billed as often as there are servers; sizes as they are sold', () => {
    expect(said(bare, block, address([price('1.5', 'month')]))).toEqual([
      [
        ['compute', 'bill.line.server', {}, 2, '20.00'],
        ['storage', 'bill.line.systemDisk', { size: 51 }, 2, '10.20'],
        ['addresses', 'bill.line.address', {}, 4, '6.00'],
        [
          'storage',
          'bill.line.volumeRounded',
          { size: 5, count: 1, class: { key: 'bill.class.general', values: {} }, billed: 51 },
          1,
          '5.10',
        ],
      ],
      [],
    ])
  })

  test('addresses without a price are missing, all of them', () => {
    expect(said(host, block)).toEqual([
      [expect.arrayContaining(['bill.line.server']), expect.arrayContaining(['bill.line.volumeRounded'])],
      [['bill.missing.addresses', { component: 'web', count: 4 }, 'bill.why.noPrice']],
    ])
  })
})

describe('room for backups', () => {
  test('is no offer in per cent alone; what has no room is missing by its size', () => {
    const wanted = deployment([component('web', { diskGib: 10 })], {
      backup: { retentionDays: 11, copies: 2, otherProvider: false },
    })
    const room = backup([price('0.5', 'GiB-month')])
    const { lines } = costOf(compare([host, room], wanted))
    // Ten more copies of which 2 % changed: 12 GiB, twice.
    expect(json(lines.at(-1)?.what)).toEqual({ key: 'bill.line.backups', values: { size: 12, copies: 2, count: 11 } })
    expect(lines.at(-1)?.amount.toFixed(2)).toBe('12.00')
    const { notIncluded } = costOf(compare([host], wanted))
    expect(json(notIncluded.filter(({ needed }) => needed))).toEqual([
      {
        what: { key: 'bill.missing.backups', values: { size: 12, copies: 2, count: 11 } },
        why: { key: 'bill.why.noPrice', values: {} },
        needed: true,
      },
    ])
  })
})
