import { describe, expect, test } from 'vitest'
import type { StorageClass, VolumeOffer } from '../../src/domain/offers.ts'
import { converter } from '../../src/scoring/cost/convert.ts'
import type { Purchase } from '../../src/scoring/cost/purchase.ts'
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

/** Every way to choose one offer for each need, by hand: the least that a sure one costs, in millionths; null where none is sure. */
function leastByHand({ demands, offers, perServer, most }: Given): number | null {
  interface Way {
    readonly micros: number
    readonly unsure: number
    readonly hasLeast: boolean
  }
  const none: readonly Way[] = [{ micros: 0, unsure: 0, hasLeast: false }]
  const ways = demands.reduce((before, each) => {
    const fits = offers.flatMap((one) => {
      const fit = fitVolume(each, [one], prices)
      return fit.kind === 'fits' ? [fit.bought] : []
    })
    if (fits.length === 0) return before
    return before.flatMap((way) =>
      fits.map(({ offer: { maxPerServer }, micros }) => ({
        micros: way.micros + micros,
        unsure: way.unsure + (maxPerServer === null ? each.count : 0),
        hasLeast: way.hasLeast || maxPerServer === perServer,
      })),
    )
  }, none)
  const sure = ways.filter(({ unsure, hasLeast }) => unsure <= most && hasLeast)
  return sure.length === 0 ? null : Math.min(...sure.map(({ micros }) => micros))
}

function costOf({ demands, offers, perServer, most }: Given): number | null {
  const volumes = demands.map((each): PlacedVolumes => {
    const fit = fitVolume(each, offers, prices)
    return { demand: each, bought: fit.kind === 'fits' ? fit.bought : null }
  })
  const found = sureVolumes({ volumes, offers, prices, perServer, most })
  return found === null ? null : found.reduce((sum, { bought }) => sum + (bought?.micros ?? 0), 0)
}

/** Small whole numbers that look like chance and are always the same. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

function anyGiven(seed: number): Given {
  const throwOf = dice(seed)
  const kinds: readonly StorageClass[] = ['capacity', 'general', 'fast']
  const limits = [null, null, 8, 8, 12, 20]
  const kind = (): StorageClass => kinds[throwOf(3)] ?? 'general'
  const offers = Array.from({ length: 2 + throwOf(5) }, (_, at) =>
    offer(`o${String(at)}`, `0.0${String(1 + throwOf(9))}`, limits[throwOf(6)] ?? null, kind()),
  )
  const demands = Array.from({ length: 1 + throwOf(4) }, (_, at) => demand(`d${String(at)}`, 1 + throwOf(9), kind()))
  return { demands, offers, perServer: throwOf(4) === 0 ? 12 : 8, most: throwOf(20) }
}

test('the choice costs as little as the cheapest of all sure ones, in four hundred cases of chance', () => {
  const cases = Array.from({ length: 400 }, (_, seed) => anyGiven(seed + 1)).map((given) => ({
    ...given,
    offers: given.offers.filter(({ maxPerServer }) => maxPerServer === null || maxPerServer >= given.perServer),
  }))
  const found = cases.map(costOf)
  expect(found).toEqual(cases.map(leastByHand))
  const chosenAtAll = found.filter((each) => each !== null).length
  expect([chosenAtAll > 100, chosenAtAll < 390]).toEqual([true, true])
})

test('forty needs of many kinds are decided at once: what is beaten is not carried on', () => {
  const demands = Array.from({ length: 40 }, (_, at) =>
    demand(`d${String(at)}`, 1 + (at % 3), at % 2 === 0 ? 'general' : 'fast'),
  )
  const offers = [open, wide, least, offer('open-fast', '0.03', null, 'fast'), offer('wide-fast', '0.05', 20, 'fast')]
  const found = costOf({ demands, offers, perServer: 8, most: 30 })
  expect(found).toBe(leastWithout({ demands, offers }))
})

interface Reached {
  readonly unsure: number
  readonly hasLeast: boolean
  readonly micros: number
}

/** The same by keeping the cheapest of every number of unsure volumes, with and without one of the least limit. */
function leastWithout({ demands, offers }: Pick<Given, 'demands' | 'offers'>): number {
  const begin: readonly Reached[] = [{ unsure: 0, hasLeast: false, micros: 0 }]
  const end = demands.reduce((before, each) => {
    const fits = offers.flatMap((one) => {
      const fit = fitVolume(each, [one], prices)
      return fit.kind === 'fits' ? [fit.bought] : []
    })
    const cheapest = new Map<string, Reached>()
    const all = before.flatMap((at) => fits.map((bought) => reach(at, bought, each.count)))
    for (const one of all.filter(({ unsure }) => unsure <= 30)) {
      const key = `${String(one.unsure)} ${String(one.hasLeast)}`
      if (one.micros < (cheapest.get(key)?.micros ?? Infinity)) cheapest.set(key, one)
    }
    return [...cheapest.values()]
  }, begin)
  return Math.min(...end.flatMap(({ hasLeast, micros }) => (hasLeast ? [micros] : [])))
}

function reach(at: Reached, { offer: { maxPerServer }, micros }: Purchase<VolumeOffer>, count: number): Reached {
  return {
    unsure: at.unsure + (maxPerServer === null ? count : 0),
    hasLeast: at.hasLeast || maxPerServer === 8,
    micros: at.micros + micros,
  }
}

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
