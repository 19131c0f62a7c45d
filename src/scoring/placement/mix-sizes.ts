import type { ServerOption } from './server-options.ts'

/** So many servers of each of one or two sizes. */
export interface SizeMix {
  readonly parts: readonly { readonly option: ServerOption; readonly count: number }[]
}

export interface MixRequest {
  /** For each component: how many servers, and the sizes that fit. */
  readonly groups: readonly { readonly count: number; readonly options: readonly ServerOption[] }[]
  /** Traffic expected, in the unit in which it is billed; 0 when traffic plays no part. */
  readonly demand: number
  /** A month's traffic bill in millionths when so much is included. */
  readonly trafficMicros: (included: number) => number
}

interface Point {
  readonly mixes: readonly SizeMix[]
  readonly micros: number
  readonly included: number
}

/** More points than this are thinned out evenly; far beyond what real price lists give. */
const maxPoints = 1024

/**
 * Chooses sizes for all components at once. Dearer sizes may include more traffic, and included traffic is pooled, so
 * the cheapest size for each server is not always the cheapest bill. Within a component at most two sizes are mixed,
 * which is exact where two sizes are in question; over components all mixes that no other one beats are combined.
 */
export function mixSizes(request: MixRequest): readonly SizeMix[] {
  const start: Point = { mixes: [], micros: 0, included: 0 }
  let points: readonly Point[] = [start]
  for (const group of request.groups) {
    const additions = pointsOf(group, request.demand)
    points = unbeaten(points.flatMap((point) => additions.map((addition) => join(point, addition, request.demand))))
  }
  let best: { readonly point: Point; readonly micros: number } | null = null
  for (const point of points) {
    const micros = point.micros + request.trafficMicros(point.included)
    if (best === null || micros < best.micros) best = { point, micros }
  }
  return best?.point.mixes ?? []
}

function join(a: Point, b: Point, demand: number): Point {
  return {
    mixes: [...a.mixes, ...b.mixes],
    micros: a.micros + b.micros,
    included: Math.min(demand, a.included + b.included),
  }
}

function pointsOf(group: MixRequest['groups'][number], demand: number): readonly Point[] {
  const sizes = frontier(group.options, demand)
  const points: Point[] = []
  for (const [index, small] of sizes.entries()) {
    points.push(pointFor([{ option: small, count: group.count }], demand))
    for (const large of sizes.slice(index + 1)) {
      points.push(...upgrades(small, large, { count: group.count, demand }))
    }
  }
  return unbeaten(points)
}

/** Upgrading 1, 2, … servers until the traffic is covered. */
function upgrades(
  small: ServerOption,
  large: ServerOption,
  { count, demand }: { readonly count: number; readonly demand: number },
): readonly Point[] {
  const points: Point[] = []
  for (let upgraded = 1; upgraded < count; upgraded++) {
    const point = pointFor(
      [
        { option: small, count: count - upgraded },
        { option: large, count: upgraded },
      ],
      demand,
    )
    points.push(point)
    if (point.included >= demand) break
  }
  return points
}

function pointFor(parts: SizeMix['parts'], demand: number): Point {
  const total = (of: (option: ServerOption) => number): number =>
    parts.reduce((running, part) => running + part.count * of(part.option), 0)
  return {
    mixes: [{ parts }],
    micros: total((option) => option.micros),
    included: Math.min(
      demand,
      total((option) => option.trafficIncluded),
    ),
  }
}

/** Options come cheapest first; a dearer one is worth a thought only if it includes more. */
function frontier(options: readonly ServerOption[], demand: number): readonly ServerOption[] {
  const worth: ServerOption[] = []
  let most = -1
  for (const option of options) {
    if (option.trafficIncluded <= most || (worth.length > 0 && demand === 0)) continue
    worth.push(option)
    most = option.trafficIncluded
  }
  return worth
}

function unbeaten(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.micros - b.micros || b.included - a.included)
  const kept: Point[] = []
  for (const point of sorted) {
    const last = kept.at(-1)
    if (last === undefined || point.included > last.included) kept.push(point)
  }
  if (kept.length <= maxPoints) return kept
  const stride = (kept.length - 1) / (maxPoints - 1)
  return Array.from({ length: maxPoints }, (_, index) => kept[Math.round(index * stride)]).filter(
    (point) => point !== undefined,
  )
}
