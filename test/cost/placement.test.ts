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

describe('places for volumes', () => {
  const offers = [
    server('big', [price('20', 'month')]),
    server('tiny', [price('3', 'month')], { vcpu: 1, memoryGib: 1 }),
    volume('block', [price('0.05', 'GiB-month')], { minGib: 10, maxPerServer: 16 }),
  ]

  test('ten thousand volumes of 1 GB: the minimum size, and servers to carry them', () => {
    const sites = component('sites', { count: 4, volumes: [need(1, { count: 10_000 })] })
    // (10,000 − 4 × 16) / 16 = 621 servers.
    expect(table(compare(offers, deployment([sites])), 'north/one')).toEqual([
      'compute | big | 4 month | 20 EUR | 80.00',
      'compute | tiny | 621 month | 3 EUR | 1863.00',
      'storage | block | 100000 GiB-month | 0.05 EUR | 5000.00',
    ])
  })

  test.each([
    [16, 0],
    [17, 1],
    [32, 1],
    [33, 2],
  ])('%i volumes on one server take %i more', (count, carriers) => {
    const web = component('web', { volumes: [need(10, { count })] })
    const names = placed(offers, deployment([web]))
    expect(names).toEqual(carriers === 0 ? ['web: 1 big'] : ['web: 1 big', `web: ${String(carriers)} tiny`])
  })

  test('volumes of their own go wherever a place is free', () => {
    const web = component('web', { volumes: [need(10, { count: 6 })] })
    const shelf = (count: number): Deployment =>
      deployment([
        web,
        component('shelf', {
          kind: 'volume',
          vcpu: null,
          memoryGib: null,
          diskGib: null,
          volumes: [need(10, { count })],
        }),
      ])
    expect(placed(offers, shelf(10))).toEqual(['web: 1 big', 'shelf: 10 block'])
    expect(placed(offers, shelf(11))).toEqual(['web: 1 big', 'shelf: 1 tiny', 'shelf: 11 block'])
  })

  test.each([
    [32, false],
    [33, true],
  ])('%i volumes on two servers of unknown limit: a lower bound is %s', (count, lowerBound) => {
    const silent = [server('big', [price('20', 'month')]), volume('block', [price('0.05', 'GiB-month')])]
    const wanted = deployment([component('web', { count: 2, volumes: [need(1, { count })] })])
    expect(missing(silent, wanted)).toEqual(
      lowerBound ? ['bill.missing.carriers – bill.why.noLimit', 'lower bound'] : ['complete'],
    )
  })

  test('a dearer volume that needs no carriers is taken when that is cheaper in all', () => {
    const roomy = volume('roomy', [price('0.06', 'GiB-month')], { minGib: 10, maxPerServer: 200 })
    const web = component('web', { volumes: [need(10, { count: 160 })] })
    // With the cheaper one: 80 + 9 carriers at 3 = 107.
    expect(table(compare([...offers, roomy], deployment([web])), 'north/one')).toEqual([
      'compute | big | 1 month | 20 EUR | 20.00',
      'storage | roomy | 1600 GiB-month | 0.06 EUR | 96.00',
    ])
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
      ['bill.missing.traffic – bill.why.noPrice', 'lower bound'],
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
