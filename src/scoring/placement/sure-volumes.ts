import type { VolumeOffer } from '../../domain/offers.ts'
import type { Pricer, Purchase } from '../cost/purchase.ts'
import { firstDifference } from '../order.ts'
import type { PlacedVolumes } from './carriers.ts'
import { fitVolume } from './fit-volume.ts'
import type { VolumeDemand } from './needs.ts'

export interface SureRequest {
  /** What was chosen for each need by itself. */
  readonly volumes: readonly PlacedVolumes[]
  /** Of unknown limit, or of one that is at least `perServer`. */
  readonly offers: readonly VolumeOffer[]
  readonly prices: Pricer
  /** The least limit among what is chosen: one volume at least has it. */
  readonly perServer: number
  /** At most so many volumes may be of unknown limit. */
  readonly most: number
}

/** A choice for some of the needs. */
interface Point {
  readonly placed: PlacedVolumes | null
  readonly before: Point | null
  readonly micros: number
  /** Volumes of unknown limit. */
  readonly unsure: number
  /** Is one of the least limit among them? */
  readonly hasLeast: boolean
}

const start: Point = { placed: null, before: null, micros: 0, unsure: 0, hasLeast: false }

/** The cheapest choice for all needs together that keeps to `perServer` and `most`; null where none does. Exact. */
export function sureVolumes(request: SureRequest): readonly PlacedVolumes[] | null {
  let points: readonly Point[] = [start]
  for (const placed of request.volumes) {
    const choices = choicesFor(placed, request)
    const all = points.flatMap((before) => choices.map((choice) => after(before, choice)))
    points = unbeaten(all.filter(({ unsure }) => unsure <= request.most))
  }
  const [best] = points.filter(({ hasLeast }) => hasLeast).toSorted((a, b) => a.micros - b.micros)
  return best === undefined ? null : chain(best)
}

type Choice = Pick<Point, 'placed' | 'micros' | 'unsure' | 'hasLeast'>

/** The cheapest of unknown limit, of any sufficient one and of the least one; where nothing has a price, that. */
function choicesFor(placed: PlacedVolumes, { offers, prices, perServer }: SureRequest): readonly Choice[] {
  const { demand, bought } = placed
  if (bought === null) return [{ placed, micros: 0, unsure: 0, hasLeast: false }]
  const kinds = [
    offers.filter(({ maxPerServer }) => maxPerServer === null),
    offers.filter(({ maxPerServer }) => maxPerServer !== null),
    offers.filter(({ maxPerServer }) => maxPerServer === perServer),
  ]
  return kinds.flatMap((some) => {
    const fit = fitVolume(demand, some, prices)
    return fit.kind === 'fits' ? [choiceOf(demand, fit.bought, perServer)] : []
  })
}

function choiceOf(demand: VolumeDemand, bought: Purchase<VolumeOffer>, perServer: number): Choice {
  const { maxPerServer } = bought.offer
  return {
    placed: { demand, bought },
    micros: bought.micros,
    unsure: maxPerServer === null ? demand.count : 0,
    hasLeast: maxPerServer === perServer,
  }
}

function after(before: Point, { placed, micros, unsure, hasLeast }: Choice): Point {
  return {
    placed,
    before,
    micros: before.micros + micros,
    unsure: before.unsure + unsure,
    hasLeast: before.hasLeast || hasLeast,
  }
}

/** Points of which no other one is cheaper, as sure and as near to having one of the least limit. */
function unbeaten(points: readonly Point[]): readonly Point[] {
  const order = (a: Point, b: Point): number =>
    firstDifference(a.micros - b.micros, a.unsure - b.unsure, Number(b.hasLeast) - Number(a.hasLeast))
  const kept: Point[] = []
  let fewest = Infinity
  let fewestWithLeast = Infinity
  for (const point of points.toSorted(order)) {
    if (point.unsure >= (point.hasLeast ? fewestWithLeast : Math.min(fewest, fewestWithLeast))) continue
    kept.push(point)
    if (point.hasLeast) fewestWithLeast = point.unsure
    else fewest = point.unsure
  }
  return kept
}

function chain({ before, placed }: Point): readonly PlacedVolumes[] {
  const earlier = before === null ? [] : chain(before)
  return placed === null ? earlier : [...earlier, placed]
}
