import { describe, expect, test } from 'vitest'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { Offer } from '../../src/domain/offers.ts'
import { compare, component, deployment, json, missing, need, price, server, table, volume } from './build.ts'

/** SKUs and numbers of what was placed. */
function placed(offers: readonly Offer[], wanted: Deployment): readonly string[] {
  const [first] = compare(offers, wanted).alternatives
  return first?.placements.map(({ component: of, count, sku }) => `${of}: ${String(count)} ${sku}`) ?? []
}

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

  test('servers for volumes alone are no extra servers', () => {
    const shelf = component('shelf', { kind: 'volume', diskGib: null, volumes: [need(10, { count: 20 })] })
    const web = component('web', { volumes: [need(10, { count: 17 })] })
    const notes = [[shelf], [web]].map((parts) => {
      const { placements } = compare(offers, deployment(parts)).alternatives[0] ?? { placements: [] }
      return json(placements.flatMap(({ count, note }) => (note === null ? [] : [[count, note]])))
    })
    expect(notes).toEqual([
      [[2, { key: 'bill.note.carriersOnly', values: { count: 16 } }]],
      [[1, { key: 'bill.note.carriers', values: { count: 16 } }]],
    ])
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
