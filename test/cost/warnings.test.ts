import { describe, expect, test } from 'vitest'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { Offer, ServerOffer } from '../../src/domain/offers.ts'
import {
  catalogue,
  compare,
  component,
  deployment,
  json,
  measured,
  need,
  price,
  provider,
  server,
  snapshot,
  sourced,
  today,
  volume,
} from './build.ts'

const host = server('s', [price('10', 'month')])
const web = component('web')

function warned(offers: Parameters<typeof compare>[0], part: Partial<Deployment> = {}, parts = [web]): unknown {
  return json(compare(offers, deployment(parts, part)).warnings)
}

describe('exchange rates', () => {
  const foreign = server('s', [price('10', 'month', { currency: 'USD' })])
  const rate = (from: string, to: string, figure: string) => ({
    key: 'bill.warning.rate',
    values: { from, to, rate: figure, date: { date: '2026-11-20' }, source: 'ECB' },
  })

  test('are told where some bill needed them, each in the direction it was used', () => {
    expect([
      warned([host]),
      warned([foreign]),
      warned([host], { currency: 'USD' }),
      warned([foreign], { currency: 'USD' }),
      warned([foreign], { currency: 'CHF' }),
    ]).toEqual([
      [],
      [rate('USD', 'EUR', '0.8')],
      [rate('EUR', 'USD', '1.25')],
      [],
      [rate('USD', 'CHF', '0.752'), rate('EUR', 'CHF', '0.94')],
    ])
  })
})

describe('the share that changes daily is an assumption', () => {
  const assumed = [{ key: 'bill.warning.dailyChange', values: { percent: 2 } }]
  const offers = [host, volume('v', [price('1', 'GiB-month')]), snapshot([price('1', 'GiB-month')])]
  const kept = (...snapshots: number[]) => [
    component('web', { volumes: snapshots.map((snapshotsKept) => need(10, { snapshotsKept })) }),
  ]
  const backups = (retentionDays: number) => ({ backup: { retentionDays, copies: 1, otherProvider: false } })

  test('wherever more than one copy is kept', () => {
    expect([
      warned(offers, {}, kept(1)),
      warned(offers, {}, kept(0, 2)),
      warned(offers, backups(1)),
      warned(offers, backups(2)),
    ]).toEqual([[], assumed, [], assumed])
  })

  test('and wherever backups are sent to another provider', () => {
    const sent = { backup: { retentionDays: 1, copies: 1, otherProvider: true } }
    expect(warned(offers, sent)).toEqual([{ key: 'bill.warning.dailyChangeSent', values: { percent: 2 } }])
  })
})

describe('stock that nobody knows', () => {
  const unsure = (sku: string, at: string, part: Partial<ServerOffer> = {}): Offer =>
    server(sku, [price(String(part.memoryGib ?? 4), 'month')], { at, stock: 'unknown', ...part })
  const sizes = [component('web'), component('db', { memoryGib: 8 }), component('api', { arch: 'arm64' })]

  test('by provider, sizes in order, only what was chosen and is ranked', () => {
    const offers = (['north/x', 'south/x', 'south/y'] as const).flatMap((at) => [
      unsure('small', at),
      unsure('large', at, { memoryGib: 8 }),
      unsure('arm', at, { arch: 'arm64', stock: at === 'north/x' ? 'general' : 'unknown' }),
      unsure('huge', at, { memoryGib: 64 }),
    ])
    expect(warned(offers, { require: ['provider!=west'] }, sizes)).toEqual([
      { key: 'bill.warning.stock', values: { provider: 'North', skus: 'large, small' } },
      { key: 'bill.warning.stock', values: { provider: 'South', skus: 'arm, large, small' } },
    ])
    expect(warned(offers, { require: ['provider=west'] }, sizes)).toEqual([])
  })
})

describe('closing', () => {
  const invoice = { what: 'rack', amount: '90', currency: null, tax: 'excluded', period: 'month', date: today } as const
  const terms = { country: 'DE', lines: [invoice], minimumTermEnds: null, noticeDays: null }
  const at = (name: string): Partial<Deployment> => ({ current: { provider: name, ...terms } })
  const closed = (date: string) =>
    catalogue([host], { providers: [provider('north', { closed: { date, evidence: sourced } })] })
  const said = (key: string, date: string) => [{ key, values: { provider: 'North', date: { date } } }]

  test('is announced until the day before; from that day on it matters to those who are still there', () => {
    expect([
      warned(closed('2026-11-23')),
      warned(closed(today)),
      warned(closed(today), at('North')),
      warned(closed('2026-11-23'), at('North')),
      warned(closed(today), at('Elsewhere')),
      warned([host], at('North')),
    ]).toEqual([
      said('bill.warning.closing', '2026-11-23'),
      [],
      said('bill.warning.currentClosed', today),
      said('bill.warning.closing', '2026-11-23'),
      [],
      [],
    ])
  })
})

describe('where the users are', () => {
  const none = { key: 'bill.warning.usersNone', values: { country: { country: 'NO' } } }

  test('nothing is said where something is fully priced; what is priced in part is named', () => {
    const offers = [host, server('s', [price('12', 'month')], { at: 'south/one' })]
    expect([
      warned(offers, { usersIn: ['DE'] }),
      warned(offers, { usersIn: ['NO'] }),
      warned(offers, { usersIn: ['DE'], traffic: measured(10) }),
    ]).toEqual([
      [],
      [none],
      [
        {
          key: 'bill.warning.usersPartly',
          values: { country: { country: 'DE' }, regions: 'north/one, south/one' },
        },
      ],
    ])
  })

  test('nothing is said of regions that a constraint ruled out', () => {
    const offers = [host, server('s', [price('12', 'month')], { at: 'south/one' })]
    const partly = (require: string[]) => warned(offers, { usersIn: ['DE'], traffic: measured(10), require })
    expect([partly(['provider!=north']), partly(['provider=west'])]).toEqual([
      [{ key: 'bill.warning.usersPartly', values: { country: { country: 'DE' }, regions: 'south/one' } }],
      [],
    ])
  })

  test('a budget that is met to the cent is met', () => {
    expect([warned([host], { budget: { monthly: '10.00' } }), warned([], { budget: { monthly: '1' } })]).toEqual([
      [],
      [],
    ])
  })

  test('a budget is held against what is ranked, not against what is excluded', () => {
    const offers = [host, server('s', [price('12', 'month')], { at: 'south/one' })]
    expect(warned(offers, { budget: { monthly: '11' }, require: ['provider!=north'] })).toEqual([
      {
        key: 'bill.warning.budget',
        values: {
          name: { key: 'bill.name.region', values: { provider: 'South', region: 'one' } },
          budget: { amount: '11.00', currency: 'EUR' },
          over: { key: 'bill.warning.over', values: { amount: { amount: '1.00', currency: 'EUR' } } },
        },
      },
    ])
  })
})
