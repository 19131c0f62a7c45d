import { describe, expect, test } from 'vitest'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { Catalogue, Offer } from '../../src/domain/offers.ts'
import {
  backup,
  catalogue,
  compare,
  component,
  costOf,
  deployment,
  measured,
  missing,
  need,
  plain,
  price,
  provider,
  server,
  snapshot,
  sourced,
  table,
  traffic,
  volume,
} from './build.ts'

const host = server('s', [price('10', 'month')], { diskGib: 200 })

describe('snapshots', () => {
  const kept = deployment([component('web', { volumes: [need(100, { snapshotsKept: 30, count: 2 })] })])
  const block = volume('block', [price('0.1', 'GiB-month')])
  const line = (offers: readonly Offer[]): string | undefined => table(compare(offers, kept), 'north/one')[2]

  test('incremental ones hold the volume once and what changed', () => {
    // 2 × 100 × (1 + 29 × 2 %) = 316
    const offers = [host, block, snapshot([price('0.05', 'GiB-month')])]
    expect(line(offers)).toBe('snapshots | snapshot | 316 GiB-month | 0.05 EUR | 15.80')
  })

  test('full ones hold it every time', () => {
    const offers = [host, block, snapshot([price('0.05', 'GiB-month')], { incremental: false })]
    expect(line(offers)).toBe('snapshots | snapshot | 6000 GiB-month | 0.05 EUR | 300.00')
  })

  test('a provider that does not say which: the dearer amount, and a range over both', () => {
    const unsaid = snapshot([price('0.05', 'GiB-month')], { incremental: null })
    const found = costOf(compare([host, block, unsaid], kept))
    // 10 for the server, 200 × 0.1 for the volumes; 6,000 or 316 GiB at 0.05
    expect([found.bill.toFixed(2), found.range?.low.toFixed(2), found.range?.high.toFixed(2)]).toEqual([
      '330.00',
      '45.80',
      '330.00',
    ])
    expect(found.range?.shareUncertain).toBe(0.9091)
    expect(found.lines.find(({ part }) => part === 'snapshots')).toMatchObject({
      what: { key: 'bill.line.snapshotsOpen', values: { size: 100, count: 2, kept: 30 } },
      derivation: { key: 'bill.derivation.snapshotsOpen', values: { full: 3000, room: 158 } },
    })
  })

  test('an old price is doubted beyond both readings, and a discount follows them', () => {
    const old = { ...sourced, confidence: 'stale' as const }
    const unsaid = snapshot([price('0.05', 'GiB-month', { evidence: old })], { incremental: null })
    const discount = { what: 'less', percent: '10', kinds: ['snapshot' as const], evidence: sourced }
    const providers = [provider('north', { discounts: [discount] })]
    const range = (offers: readonly Offer[] | Catalogue): readonly (string | undefined)[] => {
      const found = costOf(compare(offers, kept)).range
      return [found?.low.toFixed(2), found?.high.toFixed(2)]
    }
    // 0.05 was rounded, so 0.045 to 0.055: 30 + 15.8 × 0.9 × 0.75 to 30 + 300 × 1.1 × 1.25; less 1.58 to 30
    expect(range([host, block, unsaid])).toEqual(['40.66', '442.50'])
    expect(range(catalogue([host, block, unsaid], { providers }))).toEqual(['39.08', '412.50'])
  })

  test('a single one is the whole volume by either reading', () => {
    const one = deployment([component('web', { volumes: [need(100, { snapshotsKept: 1 })] })])
    const unsaid = snapshot([price('0.05', 'GiB-month')], { incremental: null })
    expect(costOf(compare([host, block, unsaid], one)).range).toBe(null)
  })

  test('without a price the total is a lower bound', () => {
    expect(missing([host, block], kept)).toEqual(['bill.missing.snapshots – bill.why.noPrice', 'lower bound'])
    const lacking = catalogue([host, block], { providers: [provider('north', { lacks: ['snapshot'] })] })
    expect(missing(lacking, kept)).toEqual(['bill.missing.snapshots – bill.why.lacks', 'lower bound'])
  })
})

describe('backups', () => {
  const web = component('web', { diskGib: 100, volumes: [need(50)] })
  const block = volume('block', [price('0.1', 'GiB-month')])
  const kept = (part: Partial<NonNullable<Deployment['backup']>> = {}): Deployment =>
    deployment([web], { backup: { retentionDays: 11, copies: 1, otherProvider: false, ...part } })
  const lines = (offers: readonly Offer[], wanted: Deployment): readonly string[] =>
    table(compare(offers, wanted), 'north/one').filter((line) => line.startsWith('backups'))

  // (100 + 50) × (1 + 10 × 2 %) = 180 GiB
  test('room is bought for the data and its changes, for each copy', () => {
    const offers = [host, block, backup([price('0.02', 'GiB-month')])]
    expect(lines(offers, kept({ copies: 2 }))).toEqual(['backups | backup | 360 GiB-month | 0.02 EUR | 7.20'])
  })

  test('the cheaper of backup room and object storage; snapshots only when neither has a price', () => {
    const offers = [host, block, snapshot([price('0.001', 'GiB-month')])]
    const room = backup([price('0.02', 'GiB-month')])
    const object = plain('object-storage', [price('0.01', 'GiB-month')])
    expect([lines(offers, kept()), lines([...offers, room], kept()), lines([...offers, room, object], kept())]).toEqual(
      [
        ['backups | snapshot | 180 GiB-month | 0.001 EUR | 0.18'],
        ['backups | backup | 180 GiB-month | 0.02 EUR | 3.60'],
        ['backups | object-storage | 180 GiB-month | 0.01 EUR | 1.80'],
      ],
    )
  })

  test('per cent of the server, when cheaper: for its disk; volumes need room all the same', () => {
    const object = plain('object-storage', [price('0.05', 'GiB-month')])
    const offers = [host, block, object, backup([price('20', 'percent')])]
    // 20 % of 10 + 60 × 0.05 = 5 instead of 180 × 0.05 = 9
    expect(lines(offers, kept())).toEqual([
      'backups | backup | 0.1 percent | 20 EUR | 2.00',
      'backups | object-storage | 60 GiB-month | 0.05 EUR | 3.00',
    ])
    expect(lines(offers, kept({ copies: 2 }))).toEqual(['backups | object-storage | 360 GiB-month | 0.05 EUR | 18.00'])
  })

  test('of several shares of the server the lowest is taken', () => {
    const lower = { ...backup([price('15', 'percent')]), id: 'north/one/lower', sku: 'lower' }
    const offers = [host, backup([price('20', 'percent')]), lower]
    const wanted = deployment([component('web')], { backup: { retentionDays: 7, copies: 1, otherProvider: false } })
    expect(lines(offers, wanted)).toEqual(['backups | lower | 0.1 percent | 15 EUR | 1.50'])
  })

  test('a dearer server whose backups are cheaper in all is taken', () => {
    const offers = [
      server('bare', [price('6', 'month')], { disk: 'none', diskGib: 0 }),
      server('full', [price('15.9', 'month')], { diskGib: 100 }),
      volume('block', [price('0.1', 'GiB-month')]),
      backup([price('50', 'percent')]),
    ]
    const wanted = deployment([component('web', { diskGib: 100 })], {
      backup: { retentionDays: 7, copies: 1, otherProvider: false },
    })
    // bare: 6 + 10 + 3 = 19; full: 15.9 + 7.95
    expect(costOf(compare(offers, wanted)).bill.toFixed(2)).toBe('19.00')
  })

  test('at another provider: its cheapest store, which must lie where the data may', () => {
    const offers = [
      host,
      block,
      plain('object-storage', [price('0.001', 'GiB-month')]),
      plain('object-storage', [price('0.03', 'GiB-month')], 'south/two'),
      plain('object-storage', [price('0.02', 'GiB-month')], 'west/three'),
      plain('object-storage', [price('0.01', 'GiB-month')], 'gone/four'),
    ]
    const regions = [
      { provider: 'north', id: 'one', country: 'DE', city: null },
      { provider: 'south', id: 'two', country: 'FR', city: null },
      { provider: 'west', id: 'three', country: 'US', city: null },
      { provider: 'gone', id: 'four', country: 'DE', city: null },
    ]
    const closed = {
      date: '2020-02-01',
      evidence: host.prices[0]?.evidence ?? { source: '', date: '', confidence: 'sourced' as const },
    }
    const providers = [provider('north'), provider('south'), provider('west'), provider('gone', { closed })]
    const known = catalogue(offers, { regions, providers })
    const store = (require: readonly string[]): readonly (string | null)[] =>
      costOf(compare(known, { ...kept({ otherProvider: true }), require }))
        .lines.filter((line) => line.part === 'backups')
        .map((line) => line.offer)
    expect([store([]), store(['country=EU'])]).toEqual([['west/three/object-storage'], ['south/two/object-storage']])
  })

  describe('at another provider leave as traffic', () => {
    const store = plain('object-storage', [price('0.02', 'GiB-month')], 'south/two')
    const sent = kept({ otherProvider: true, copies: 2 })
    const ladder = traffic(
      [
        { upTo: 100, price: price('0', 'GiB') },
        { upTo: 150, price: price('0.1', 'GiB') },
        { upTo: null, price: price('0.05', 'GiB') },
      ],
      { unit: 'GiB' },
    )
    const traffics = (offers: readonly Offer[], wanted: Deployment): readonly string[] =>
      table(compare(offers, wanted), 'north/one').filter((line) => line.startsWith('traffic'))

    // 150 GiB × 2 × 2 % × 730 / 24 = 182.5 GiB
    test('on one ladder of tiers with the declared traffic', () => {
      const offers = [host, block, store, ladder]
      expect(traffics(offers, { ...sent, traffic: measured(17.5) })).toEqual([
        'traffic | traffic | 100 GiB | 0 EUR | 0.00',
        'traffic | traffic | 50 GiB | 0.1 EUR | 5.00',
        'traffic | traffic | 50 GiB | 0.05 EUR | 2.50',
      ])
      expect([traffics(offers, sent).at(-1), traffics(offers, kept({ copies: 2 }))]).toEqual([
        'traffic | traffic | 32.5 GiB | 0.05 EUR | 1.63',
        [],
      ])
    })

    test('against what comes with the servers', () => {
      const full = { ...host, trafficIncluded: 180 }
      expect(traffics([full, block, store, ladder], sent)).toEqual(['traffic | traffic | 2.5 GiB | 0 EUR | 0.00'])
    })

    test('the first line says how much they take, and the first copies are a remark', () => {
      const { lines: billed, notIncluded, lowerBound } = costOf(compare([host, block, store, ladder], sent))
      const said = billed.filter(({ part }) => part === 'traffic').map(({ derivation }) => derivation?.values)
      expect(said).toEqual([{ data: 150, copies: 2, days: 30.42, percent: 2, sent: 183 }, undefined, undefined])
      expect([lowerBound, notIncluded.find(({ what }) => what.key === 'bill.remark.firstCopies')]).toMatchObject([
        false,
        { what: { values: { size: 300 } }, needed: false },
      ])
    })

    test('where all traffic is free, nothing is left out', () => {
      const free = traffic([{ upTo: null, price: price('0', 'GiB') }], { unit: 'GiB' })
      const { notIncluded } = costOf(compare([host, block, store, free], sent))
      expect(notIncluded.map(({ what }) => what.key)).not.toContain('bill.remark.firstCopies')
    })

    test('without a price of traffic the total is a lower bound, with the amount', () => {
      const [first] = costOf(compare([host, block, store], sent)).notIncluded
      expect(first).toMatchObject({
        what: { key: 'bill.missing.traffic', values: { size: 183 } },
        why: { key: 'bill.why.noPriceOfCopies', values: { size: 183 } },
        needed: true,
      })
    })
  })

  test('nowhere to store them: a lower bound', () => {
    expect([missing([host, block], kept()), missing([host, block], kept({ otherProvider: true }))]).toEqual([
      ['bill.missing.backups – bill.why.noPrice', 'lower bound'],
      [
        'bill.missing.backups – bill.why.noOtherStore',
        'bill.missing.traffic – bill.why.noPriceOfCopies',
        'lower bound',
      ],
    ])
  })
})
