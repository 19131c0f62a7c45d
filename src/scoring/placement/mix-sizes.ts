import { firstDifference } from '../order.ts'
import type { ServerOption } from './server-options.ts'

/** So many servers of each of one or two sizes. */
export interface SizeMix {
  readonly parts: readonly { readonly option: ServerOption; readonly count: number }[]
}

export interface MixRequest {
  /** For each component: how many servers, and the sizes that fit, cheapest first. */
  readonly groups: readonly Group[]
  /** Traffic expected, in the unit in which it is billed; 0 when traffic plays no part. */
  readonly demand: number
  /** A month's traffic bill in millionths when so much is included; never rises with what is included. */
  readonly trafficMicros: (included: number) => number
}

interface Group {
  readonly count: number
  readonly options: readonly ServerOption[]
}

/** A choice for some of the groups. */
interface Point {
  readonly mix: SizeMix
  readonly before: Point | null
  readonly micros: number
  readonly included: number
}

/** What the groups that are not chosen yet add at least and bring at most. */
interface Rest {
  readonly cheapest: { readonly micros: number; readonly included: number }
  readonly mostIncluded: number
}

/** More points than this are thinned out evenly; far beyond what real price lists give. */
const maxPoints = 512

/**
 * Chooses sizes for all components at once. Dearer sizes may include more traffic, and included traffic is pooled, so
 * the cheapest size for each server is not always the cheapest bill. Within a component at most two sizes are mixed,
 * which is exact where two sizes are in question; over components all mixes that may still win are combined.
 */
export function mixSizes(request: MixRequest): readonly SizeMix[] {
  const groups = request.groups.map(({ count, options }) => ({ count, options: frontier(options, request.demand) }))
  let points: readonly Point[] = [{ mix: { parts: [] }, before: null, micros: 0, included: 0 }]
  for (const [index, group] of groups.entries()) {
    const additions = unbeaten(mixes(group, request.demand))
    const rest = restOf(groups.slice(index + 1))
    points = promising(combine(points, additions, request.demand), rest, request)
  }
  const [best] = promising(points, restOf([]), request)
  return best === undefined ? [] : chain(best).slice(1)
}

function chain(point: Point): SizeMix[] {
  return [...(point.before === null ? [] : chain(point.before)), point.mix]
}

function combine(points: readonly Point[], additions: readonly Point[], demand: number): readonly Point[] {
  const combined: Point[] = []
  for (const before of points) {
    for (const { mix, micros, included } of additions) {
      const all = Math.min(demand, before.included + included)
      combined.push({ mix, before, micros: before.micros + micros, included: all })
    }
  }
  return unbeaten(combined)
}

/** All of one size, or some of a size and the rest of a larger one. */
function mixes({ count, options }: Group, demand: number): readonly Point[] {
  return options.flatMap((small, index) => [
    pointFor([{ option: small, count }], demand),
    ...options.slice(index + 1).flatMap((large) => upgrades({ small, large, count, demand })),
  ])
}

/** Upgrading 1, 2, … servers until the traffic is covered. */
function upgrades(from: {
  readonly small: ServerOption
  readonly large: ServerOption
  readonly count: number
  readonly demand: number
}): readonly Point[] {
  const { small, large, count, demand } = from
  const points: Point[] = []
  for (let upgraded = 1; upgraded < count; upgraded++) {
    const rest = { option: small, count: count - upgraded }
    const point = pointFor([rest, { option: large, count: upgraded }], demand)
    points.push(point)
    if (point.included >= demand) break
  }
  return points
}

function pointFor(parts: SizeMix['parts'], demand: number): Point {
  let micros = 0
  let included = 0
  for (const { option, count } of parts) {
    micros += option.micros * count
    included += option.trafficIncluded * count
  }
  return { mix: { parts }, before: null, micros, included: Math.min(demand, included) }
}

/** Options come cheapest first; a dearer one is worth a thought only if it includes more. */
function frontier(options: readonly ServerOption[], demand: number): readonly ServerOption[] {
  const worth: ServerOption[] = []
  for (const option of options) {
    const last = worth.at(-1)
    if (last !== undefined && (demand === 0 || option.trafficIncluded <= last.trafficIncluded)) continue
    worth.push(option)
  }
  return worth
}

/** Points of which no other one is cheaper and includes as much, cheapest first. */
function unbeaten(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = []
  for (const point of points.toSorted((a, b) => firstDifference(a.micros - b.micros, b.included - a.included))) {
    const last = kept.at(-1)
    if (last === undefined || point.included > last.included) kept.push(point)
  }
  if (kept.length <= maxPoints) return kept
  const stride = (kept.length - 1) / (maxPoints - 1)
  return kept.filter((_, index) => Math.floor(index / stride) !== Math.floor((index - 1) / stride))
}

function restOf(groups: readonly Group[]): Rest {
  let [micros, included, mostIncluded] = [0, 0, 0]
  for (const { count, options } of groups) {
    const [cheapest, largest] = [options[0], options.at(-1)]
    if (cheapest === undefined || largest === undefined) continue
    micros += count * cheapest.micros
    included += count * cheapest.trafficIncluded
    mostIncluded += count * largest.trafficIncluded
  }
  return { cheapest: { micros, included }, mostIncluded }
}

/**
 * Drops points that cannot win any more: even with all the traffic that the rest may bring they cost more than the best
 * point does with the cheapest rest. With no rest the first of the cheapest remains.
 */
function promising(points: readonly Point[], rest: Rest, { demand, trafficMicros }: MixRequest): readonly Point[] {
  const traffic = (included: number): number => trafficMicros(Math.min(demand, included))
  let bound = Infinity
  for (const { micros, included } of points) {
    bound = Math.min(bound, micros + traffic(included + rest.cheapest.included))
  }
  return points.filter(({ micros, included }) => micros + traffic(included + rest.mostIncluded) <= bound)
}
