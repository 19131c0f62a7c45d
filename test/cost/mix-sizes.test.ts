import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ServerOption } from '../../src/scoring/placement/server-options.ts'
import { mixSizes, type MixRequest } from '../../src/scoring/placement/mix-sizes.ts'
import { price, server } from './build.ts'

function option(sku: string, micros: number, trafficIncluded: number): ServerOption {
  const month = price('1', 'month')
  const offer = server(sku, [month], { trafficIncluded })
  return {
    offer,
    server: { offer, price: month, amount: { count: 1, gibEach: null }, micros },
    disk: null,
    addresses: 0,
    micros,
    trafficIncluded,
  }
}

type Group = MixRequest['groups'][number]

/** Every choice of a size for every single server. */
function bruteForce(request: MixRequest): number {
  const units = request.groups.flatMap(({ count, options }) => Array.from({ length: count }, () => options))
  const search = (index: number, micros: number, included: number): number => {
    const options = units[index]
    if (options === undefined) return micros + request.trafficMicros(Math.min(request.demand, included))
    return Math.min(...options.map((one) => search(index + 1, micros + one.micros, included + one.trafficIncluded)))
  }
  return search(0, 0, 0)
}

function costOf(request: MixRequest): number {
  const parts = mixSizes(request).flatMap((mix) => mix.parts)
  const micros = parts.reduce((all, part) => all + part.count * part.option.micros, 0)
  const included = parts.reduce((all, part) => all + part.count * part.option.trafficIncluded, 0)
  return micros + request.trafficMicros(Math.min(request.demand, included))
}

const size = fc.record({ micros: fc.integer({ min: 1, max: 50 }), included: fc.integer({ min: 0, max: 12 }) })

function groups(sizes: number): fc.Arbitrary<readonly Group[]> {
  const group = fc.record({
    count: fc.integer({ min: 1, max: 4 }),
    sizes: fc.array(size, { minLength: 1, maxLength: sizes }),
  })
  return fc.array(group, { minLength: 1, maxLength: 2 }).map((all) =>
    all.map(({ count, sizes: some }) => ({
      count,
      options: some
        .map(({ micros, included }, index) => option(`s${String(index)}`, micros, included))
        .sort((a, b) => a.micros - b.micros),
    })),
  )
}

const curve = fc.record({
  demand: fc.integer({ min: 0, max: 60 }),
  free: fc.integer({ min: 0, max: 20 }),
  each: fc.integer({ min: 0, max: 20 }),
})

function request(
  all: readonly Group[],
  { demand, free, each }: { demand: number; free: number; each: number },
): MixRequest {
  return { groups: all, demand, trafficMicros: (included) => Math.max(0, demand - included - free) * each }
}

test('with two sizes it is as cheap as trying everything', () => {
  fc.assert(
    fc.property(groups(2), curve, (all, traffic) => {
      expect(costOf(request(all, traffic))).toBe(bruteForce(request(all, traffic)))
    }),
    { numRuns: 500 },
  )
})

test('with more sizes it is never dearer than one size for all, and places every server', () => {
  fc.assert(
    fc.property(groups(4), curve, (all, traffic) => {
      const asked = request(all, traffic)
      const cost = costOf(asked)
      const uniform = all.reduce<readonly number[][]>(
        (choices, { options }) => choices.flatMap((chosen) => options.map((_, index) => [...chosen, index])),
        [[]],
      )
      for (const choice of uniform) {
        const one = all.map((group, index) => ({
          ...group,
          options: group.options.slice(choice[index], (choice[index] ?? 0) + 1),
        }))
        expect(cost).toBeLessThanOrEqual(costOf({ ...asked, groups: one }))
      }
      expect(mixSizes(asked).map(({ parts }) => parts.reduce((count, part) => count + part.count, 0))).toEqual(
        all.map(({ count }) => count),
      )
    }),
    { numRuns: 200 },
  )
})

test('many servers and many sizes stay affordable', () => {
  const options = Array.from({ length: 12 }, (_, index) => option(`s${String(index)}`, 100 + index * 7, index * 50))
  const all = [10_000, 5000, 20].map((count) => ({ count, options }))
  const started = process.cpuUsage()
  expect(mixSizes(request(all, { demand: 1_000_000, free: 0, each: 1 })).length).toBe(3)
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000)
})
