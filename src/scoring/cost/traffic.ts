import type { TrafficCase } from '../../domain/comparison.ts'
import type { Traffic } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { Big, sum } from '../../domain/money.ts'
import type { Price, TrafficOffer } from '../../domain/offers.ts'
import { inUnit } from '../../domain/size.ts'
import type { Draft, LineContext } from './draft.ts'
import { offerLine } from './draft.ts'
import type { Pricer } from './purchase.ts'

/** The part of the traffic that falls into one tier, in the unit of the offer. */
interface Slice {
  readonly price: Price
  readonly from: number
  readonly to: number
}

/** What is billed: the demand less what comes with the servers, cut at the tiers' ends. */
function slices(offer: TrafficOffer, billed: number): readonly Slice[] {
  const cut: Slice[] = []
  let from = 0
  for (const tier of offer.tiers) {
    const to = Math.min(billed, tier.upTo ?? billed)
    if (to > from) cut.push({ price: tier.price, from, to })
    from = Math.max(from, to)
  }
  return cut
}

/** A month in millionths, for choosing sizes; the lines say it exactly. Only for offers that are priced. */
export function trafficMicros(request: {
  readonly offer: TrafficOffer
  readonly demandGib: number
  readonly prices: Pricer
}): (included: number) => number {
  const { offer, demandGib, prices } = request
  const demand = inUnit(demandGib, offer.unit)
  const share = prices.share('traffic')
  return (included) =>
    slices(offer, Math.max(0, demand - included)).reduce((running, slice) => {
      const conversion = prices.convert(slice.price.currency)
      if (conversion === null) throw new Error(`traffic of ${offer.id}: asked for a price that cannot be converted`)
      return (
        running + Math.round((slice.to - slice.from) * Number(slice.price.amount) * conversion.factor * share * 1e6)
      )
    }, 0)
}

/** True when every tier has a price that can be converted. */
export function isPriced(offer: TrafficOffer, prices: Pricer): boolean {
  return offer.tiers.length > 0 && offer.tiers.every((tier) => prices.convert(tier.price.currency) !== null)
}

const sizePlaces = 6

/** One line for each tier that the traffic reaches; free tiers too, so that the reader sees what is free. */
export function trafficLines(
  request: {
    readonly offer: TrafficOffer
    readonly demandGib: number
    readonly included: number
    /** What the demand holds besides traffic to the internet; said with the first line. */
    readonly derivation?: Message | undefined
  },
  context: LineContext,
): readonly Draft[] {
  const { offer, demandGib, included, derivation } = request
  const billed = Math.max(0, inUnit(demandGib, offer.unit) - included)
  return slices(offer, billed).map(({ price, from, to }) => {
    const quantity = new Big(to).minus(from).round(sizePlaces)
    const words = {
      from: Math.round(from),
      to: Math.ceil(to),
      included: Math.round(included),
      unit: message(`bill.unit.${offer.unit}`),
    }
    const what = included > 0 ? message('bill.line.trafficIncluded', words) : message('bill.line.traffic', words)
    const head = {
      part: 'traffic',
      component: null,
      what,
      ...(from === 0 && derivation ? { derivation } : {}),
    } as const
    return offerLine(head, { offer, price, quantity, count: 1 }, context)
  })
}

/** GiB a month that are expected to be used. */
export function expectedGib(traffic: Traffic | null): number {
  return traffic === null ? 0 : gibAt(traffic, traffic.usedShare.expected)
}

function gibAt(traffic: Traffic, share: number): number {
  return new Big(traffic.outGib).times(share).toNumber()
}

/**
 * The bill when none, the expected share, and all of the promised traffic is used, as far as each is known (`billAt` is not null).
 * Empty for measured traffic.
 */
export function trafficCases(
  traffic: Traffic | null,
  billAt: (trafficGib: number) => readonly Draft[] | null,
): readonly TrafficCase[] {
  if (traffic?.basis !== 'promised') return []
  const shares = [...new Set([0, traffic.usedShare.expected, 1])]
  return shares.flatMap((share) => {
    const trafficGib = gibAt(traffic, share)
    const lines = billAt(trafficGib)?.map((draft) => draft.line)
    if (lines === undefined) return []
    const billed = sum(lines.filter((line) => line.part === 'traffic').map((line) => line.amount))
    return [{ share, trafficGib, traffic: billed, bill: sum(lines.map((line) => line.amount)) }]
  })
}
