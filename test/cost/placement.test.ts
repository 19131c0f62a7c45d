import { describe, expect, test } from 'vitest'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { Offer } from '../../src/domain/offers.ts'
import { billedGib } from '../../src/scoring/placement/fit-volume.ts'
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
  price,
  provider,
  server,
  sourced,
  table,
  traffic,
  volume,
} from './build.ts'

/** SKUs and numbers of what was placed. */
function placed(offers: readonly Offer[], wanted: Deployment): readonly string[] {
  const [first] = compare(offers, wanted).alternatives
  return first?.placements.map(({ component: of, count, sku }) => `${of}: ${String(count)} ${sku}`) ?? []
}

/** Reasons without their words. */
function reasons(offers: readonly Offer[], wanted: Deployment): readonly string[] {
  const [first] = compare(offers, wanted).alternatives
  return [first?.state ?? '', ...(first?.reasons.map(({ constraint, text }) => `${constraint} ${text.key}`) ?? [])]
}

const one = deployment([component('web')])

describe('servers', () => {
  const cheap = [price('1', 'month')]
  const right = server('right', [price('9', 'month')])

  test.each([
    ['too few CPUs', server('x', cheap, { vcpu: 1 })],
    ['a baseline too low', server('x', cheap, { cpu: 'burstable', baseline: 0.2 })],
    ['too little memory', server('x', cheap, { memoryGib: 3.9 })],
    ['another architecture', server('x', cheap, { arch: 'arm64' })],
    ['a graphics card', server('x', cheap, { gpu: true })],
    ['limited stock', server('x', cheap, { stock: 'limited' })],
    ['deprecated', server('x', cheap, { stock: 'deprecated' })],
    ['no price', server('x', [])],
    ['a disk too small and no volume to start from', server('x', cheap, { diskGib: 10, takesVolumes: false })],
    ['a currency without a rate', server('x', [price('1', 'month', { currency: 'XXX' })])],
  ])('a cheaper size is not taken with %s', (_why, unfit) => {
    expect(placed([unfit, right], one)).toEqual(['web: 1 right'])
  })

  test.each([
    ['burstable sizes count their baseline', server('x', cheap, { cpu: 'burstable', vcpu: 8, baseline: 0.25 })],
    ['dedicated does for shared', server('x', cheap, { cpu: 'dedicated' })],
    ['stock may be unknown', server('x', cheap, { stock: 'unknown' })],
  ])('%s', (_why, fit) => {
    expect(placed([fit, right], one)).toEqual(['web: 1 x'])
  })

  test('dedicated is met by dedicated only', () => {
    const wanted = deployment([component('web', { cpu: 'dedicated' })])
    expect(reasons([right], wanted)).toEqual(['excluded', 'feasible bill.infeasible.server'])
    expect(placed([right, server('own', [price('50', 'month')], { cpu: 'dedicated' })], wanted)).toEqual(['web: 1 own'])
  })

  test('the disk and the address count: the dearer server may be the cheaper choice', () => {
    const offers = [
      server('bare', [price('5', 'month')], { disk: 'none', diskGib: 0 }),
      server('full', [price('7', 'month')], { ipv4Included: true }),
      volume('block', [price('0.05', 'GiB-month')]),
      address([price('2', 'month')]),
    ]
    expect(placed(offers, deployment([component('web', { publicIpv4: 1 })]))).toEqual(['web: 1 full'])
    expect(placed(offers, one)).toEqual(['web: 1 bare'])
  })

  test('an own disk that is too small is bought as a volume, whole', () => {
    const offers = [server('s', [price('5', 'month')], { diskGib: 10 }), volume('block', [price('0.05', 'GiB-month')])]
    expect(table(compare(offers, one), 'north/one')).toEqual([
      'compute | s | 1 month | 5 EUR | 5.00',
      'storage | block | 20 GiB-month | 0.05 EUR | 1.00',
    ])
  })

  test('a system disk is called by the size that is billed', () => {
    const bare = server('s', [price('5', 'month')], { disk: 'none', diskGib: 0 })
    const offers = [bare, volume('block', [price('0.05', 'GiB-month')], { minGib: 10 })]
    const said = (diskGib: number): unknown =>
      costOf(compare(offers, deployment([component('web', { diskGib })]))).lines[1]?.what.values
    expect([said(0.001), said(20)]).toEqual([{ size: 10 }, { size: 20 }])
  })

  test('equal prices: the first name wins, whatever the order', () => {
    const [a, b] = [server('a', cheap), server('b', cheap)]
    expect([placed([a, b], one), placed([b, a], one)]).toEqual([['web: 1 a'], ['web: 1 a']])
  })

  test('nothing with a price leaves it undecided', () => {
    expect(reasons([server('x', [])], one)).toEqual(['undecided', 'price bill.infeasible.serverPrice'])
    expect(reasons([volume('block', [price('1', 'GiB-month')])], one)).toEqual([
      'undecided',
      'price bill.infeasible.noServers',
    ])
  })
})

describe('volumes', () => {
  const host = server('s', [price('5', 'month')])

  test.each([
    [1, 10],
    [10, 10],
    [10.5, 11],
    [11, 11],
    [100, 100],
    [101, null],
  ])('%f GiB are billed as %s (minimum 10, step 1, maximum 100)', (size, billed) => {
    expect(billedGib(size, { minGib: 10, stepGib: 1, maxGib: 100 })).toBe(billed)
  })

  test('a better class does, if cheaper; a lesser one does not', () => {
    const offers = [
      host,
      volume('slow', [price('0.01', 'GiB-month')], { class: 'capacity' }),
      volume('general', [price('0.10', 'GiB-month')]),
      volume('fast', [price('0.08', 'GiB-month')], { class: 'fast' }),
    ]
    const wanted = (kind: 'capacity' | 'general' | 'fast'): Deployment =>
      deployment([component('web', { volumes: [need(100, { class: kind })] })])
    const skus = (['capacity', 'general', 'fast'] as const).map(
      (kind) => table(compare(offers, wanted(kind)), 'north/one')[1],
    )
    expect(skus).toEqual([
      'storage | slow | 100 GiB-month | 0.01 EUR | 1.00',
      'storage | fast | 100 GiB-month | 0.08 EUR | 8.00',
      'storage | fast | 100 GiB-month | 0.08 EUR | 8.00',
    ])
  })

  test('the minimum decides which offer is cheapest', () => {
    const offers = [
      host,
      volume('large', [price('0.01', 'GiB-month')], { minGib: 100 }),
      volume('small', [price('0.05', 'GiB-month')]),
    ]
    const wanted = deployment([component('web', { volumes: [need(5)] })])
    expect(table(compare(offers, wanted), 'north/one')[1]).toBe('storage | small | 5 GiB-month | 0.05 EUR | 0.25')
  })

  test.each([
    ['too large', need(200), 'bill.infeasible.volumeSize'],
    ['too fast', need(50, { class: 'fast' }), 'bill.infeasible.volumeClass'],
  ])('%s: infeasible, with the reason', (_why, wish, key) => {
    const offers = [host, volume('block', [price('0.05', 'GiB-month')], { maxGib: 100 })]
    const [alternative] = compare(offers, deployment([component('web', { volumes: [wish] })])).alternatives
    const reason = alternative?.reasons[0]?.text.values['reason']
    expect([alternative?.state, alternative?.cost, json(reason)]).toEqual([
      'excluded',
      null,
      expect.objectContaining({ key }),
    ])
  })

  test('without a price: undecided, with the fact to obtain, and the total a lower bound', () => {
    const result = compare([host], deployment([component('web', { volumes: [need(50)] })]))
    const [alternative] = result.alternatives
    expect([
      alternative?.state,
      alternative?.rank,
      alternative?.cost?.lowerBound,
      alternative?.cost?.bill.toFixed(2),
    ]).toEqual(['undecided', null, true, '5.00'])
    expect(alternative?.reasons.map((reason) => reason.constraint)).toEqual(['price'])
  })
})

test('a larger size is taken for some servers when its traffic costs more on its own', () => {
  const offers = [
    server('small', [price('5', 'month')], { trafficIncluded: 1000 }),
    server('large', [price('8', 'month')], { trafficIncluded: 6000 }),
    traffic([{ upTo: null, price: price('0.001', 'GiB') }], { unit: 'GiB' }),
  ]
  const wanted = deployment([component('web', { count: 4 })], { traffic: measured(12_000) })
  // 4 small: 20 + 8 = 28. One large: 23 + 3 = 26. Two: 26 + 0 = 26 – no better, so one.
  expect(placed(offers, wanted)).toEqual(['web: 3 small', 'web: 1 large'])
  expect(costOf(compare(offers, wanted)).bill.toFixed(2)).toBe('26.00')
})

describe('what traffic costs decides on sizes', () => {
  const sizes = [
    server('small', [price('5', 'month')], { trafficIncluded: 1000 }),
    server('large', [price('8', 'month')], { trafficIncluded: 6000 }),
  ]
  const wanted = deployment([component('web', { count: 4 })], { traffic: measured(12_000) })
  const dollars = price('0.00125', 'GiB', { currency: 'USD' })

  test('converted', () => {
    const offers = [...sizes, traffic([{ upTo: null, price: dollars }], { unit: 'GiB' })]
    expect(placed(offers, wanted)).toEqual(['web: 3 small', 'web: 1 large'])
  })

  test('after discounts', () => {
    const offers = [...sizes, traffic([{ upTo: null, price: dollars }], { unit: 'GiB' })]
    const discounts = [{ what: 'half', percent: '50', kinds: ['traffic' as const], evidence: sourced }]
    const known = catalogue(offers, { providers: [provider('north', { discounts })] })
    const [first] = compare(known, wanted).alternatives
    expect(first?.placements.map(({ count, sku }) => [count, sku])).toEqual([[4, 'small']])
    expect(first?.cost?.bill.toFixed(2)).toBe('24.00')
  })

  test('unless a tier cannot be converted: then nothing is known of it', () => {
    const odd = { upTo: null, price: price('1', 'GiB', { currency: 'XXX' }) }
    const offers = [...sizes, traffic([{ upTo: 1, price: dollars }, odd], { unit: 'GiB' })]
    expect([placed(offers, wanted), missing(offers, wanted)]).toEqual([
      ['web: 4 small'],
      ['bill.missing.trafficBeyond – bill.why.noPrice', 'lower bound'],
    ])
  })

  test('of several ways to pay for traffic the cheapest in all is taken', () => {
    const flat = {
      ...traffic([{ upTo: null, price: price('0.0001', 'GiB') }], { unit: 'GiB' }),
      id: 'north/one/flat',
      sku: 'flat',
    }
    const offers = [...sizes, traffic([{ upTo: null, price: dollars }], { unit: 'GiB' }), flat]
    expect(table(compare(offers, wanted), 'north/one')).toEqual([
      'compute | small | 4 month | 5 EUR | 20.00',
      'traffic | flat | 8000 GiB | 0.0001 EUR | 0.80',
    ])
  })
})
