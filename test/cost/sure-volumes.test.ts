import { describe, expect, test } from 'vitest'
import type { StorageClass, VolumeOffer } from '../../src/domain/offers.ts'
import { converter } from '../../src/scoring/cost/convert.ts'
import { pricer } from '../../src/scoring/cost/purchase.ts'
import type { PlacedVolumes } from '../../src/scoring/placement/carriers.ts'
import { fitVolume } from '../../src/scoring/placement/fit-volume.ts'
import type { VolumeDemand } from '../../src/scoring/placement/needs.ts'
import { sureVolumes } from '../../src/scoring/placement/sure-volumes.ts'
import { price, rates, volume } from './build.ts'

const prices = pricer(converter(rates, 'EUR'), [])

function offer(sku: string, each: string, maxPerServer: number | null, kind: StorageClass = 'general'): VolumeOffer {
  return volume(sku, [price(each, 'GiB-month')], { class: kind, maxPerServer })
}

function demand(component: string, count: number, kind: StorageClass = 'general'): VolumeDemand {
  return { component, count, sizeGib: 1, class: kind, attach: 'own', arch: 'x86', snapshotsKept: 0 }
}

interface Given {
  readonly demands: readonly VolumeDemand[]
  readonly offers: readonly VolumeOffer[]
  readonly perServer: number
  readonly most: number
}

/** Component and SKU of each need, in order; null where there is no choice. */
function chosen({ demands, offers, perServer, most }: Given): unknown {
  const volumes = demands.map((each): PlacedVolumes => {
    const fit = fitVolume(each, offers, prices)
    return { demand: each, bought: fit.kind === 'fits' ? fit.bought : null }
  })
  const found = sureVolumes({ volumes, offers, prices, perServer, most })
  return found === null ? null : found.map(({ demand: of, bought }) => [of.component, bought?.offer.sku ?? null])
}

const open = offer('open', '0.01', null)
const wide = offer('wide', '0.02', 20)
const least = offer('least', '0.10', 8)

describe('volumes that surely find a place', () => {
  test('as many of unknown limit as allowed, and not one more', () => {
    const given = { demands: [demand('a', 3), demand('b', 4)], offers: [open, wide, least], perServer: 8 }
    expect([3, 4, 6, 7].map((most) => chosen({ ...given, most }))).toEqual([
      [
        ['a', 'least'],
        ['b', 'wide'],
      ],
      [
        ['a', 'least'],
        ['b', 'open'],
      ],
      [
        ['a', 'least'],
        ['b', 'open'],
      ],
      [
        ['a', 'least'],
        ['b', 'open'],
      ],
    ])
  })

  test('one of the least limit is among them, where it costs least', () => {
    const demands = [demand('a', 9), demand('b', 2), demand('c', 5)]
    expect(chosen({ demands, offers: [wide, least], perServer: 8, most: 0 })).toEqual([
      ['a', 'wide'],
      ['b', 'least'],
      ['c', 'wide'],
    ])
    expect(chosen({ demands, offers: [wide, least], perServer: 20, most: 0 })).toEqual([
      ['a', 'wide'],
      ['b', 'wide'],
      ['c', 'wide'],
    ])
  })

  test('there is no choice where none has the least limit', () => {
    const fast = [demand('a', 1, 'fast')]
    const offers = [offer('open', '0.01', null, 'fast'), offer('wide', '0.02', 20, 'fast'), least]
    expect(chosen({ demands: fast, offers, perServer: 8, most: 5 })).toBeNull()
    expect(chosen({ demands: fast, offers, perServer: 20, most: 5 })).toEqual([['a', 'wide']])
  })

  test('there is no choice where too many would be of unknown limit', () => {
    const demands = [demand('a', 1), demand('b', 2, 'fast')]
    const offers = [least, offer('fast', '0.01', null, 'fast')]
    expect([1, 2].map((most) => chosen({ demands, offers, perServer: 8, most }))).toEqual([
      null,
      [
        ['a', 'least'],
        ['b', 'fast'],
      ],
    ])
  })

  test('what nobody knows the price of stays, and leaves the others their choice', () => {
    const demands = [demand('a', 4, 'fast'), demand('b', 2), demand('c', 3)]
    expect(chosen({ demands, offers: [open, least], perServer: 8, most: 3 })).toEqual([
      ['a', null],
      ['b', 'least'],
      ['c', 'open'],
    ])
  })

  test('nothing wanted has no least limit either', () => {
    expect(chosen({ demands: [], offers: [least], perServer: 8, most: 0 })).toBeNull()
  })

  test('of equal prices the one of which the limit is known', () => {
    const alike = [offer('open', '0.02', null), wide, offer('least', '0.02', 8)]
    const demands = [demand('a', 2), demand('b', 2)]
    expect(chosen({ demands, offers: alike, perServer: 8, most: 4 })).toEqual([
      ['a', 'least'],
      ['b', 'least'],
    ])
  })

  test('a dearer start may end cheaper: unknown limits are kept for where they save most', () => {
    const offers = [
      open,
      offer('open-fast', '0.50', null, 'fast'),
      offer('least', '0.03', 8),
      offer('least-fast', '5.00', 8, 'fast'),
    ]
    const demands = [demand('a', 4), demand('b', 4, 'fast'), demand('c', 3)]
    expect([4, 7, 8].map((most) => chosen({ demands, offers, perServer: 8, most }))).toEqual([
      [
        ['a', 'least'],
        ['b', 'open-fast'],
        ['c', 'least'],
      ],
      [
        ['a', 'least'],
        ['b', 'open-fast'],
        ['c', 'open'],
      ],
      [
        ['a', 'open'],
        ['b', 'open-fast'],
        ['c', 'least'],
      ],
    ])
  })
})
