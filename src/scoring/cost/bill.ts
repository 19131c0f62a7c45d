import type { NotIncluded, Placement, TrafficCase } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import { inGib } from '../../domain/size.ts'
import { billBackups, unstoredGib } from './bill-backups.ts'
import { billServers } from './bill-servers.ts'
import { billServices } from './bill-services.ts'
import { billStorage } from './bill-storage.ts'
import { billSupport } from './bill-support.ts'
import { discountLines } from './discounts.ts'
import type { BillRequest } from './bill-request.ts'
import type { Draft } from './draft.ts'
import type { Portion } from './portion.ts'
import { missing, nothing, together } from './portion.ts'
import { isPriced, trafficCases, trafficLines } from './traffic.ts'

/** What the provider would invoice for a plan. */
export interface Bill {
  readonly drafts: readonly Draft[]
  readonly notIncluded: readonly NotIncluded[]
  readonly placements: readonly Placement[]
  readonly trafficCases: readonly TrafficCase[]
  /** GiB of data for whose backups no priced room was found. */
  readonly unstoredGib: number
}

export function drawUpBill(request: BillRequest): Bill {
  const { servers } = request.plan
  const own = billServers(
    request,
    servers.filter((placed) => !placed.need.carrier),
  )
  const carriers = billServers(
    request,
    servers.filter((placed) => placed.need.carrier),
  )
  const rest = together([
    own,
    carriers,
    billStorage(request),
    billBackups(request, computeOf(own)),
    billServices(request),
    billSupport(request, [...computeOf(own), ...computeOf(carriers)]),
  ])
  const withTraffic = (trafficGib: number): readonly Draft[] =>
    discounted([...rest.drafts, ...billTraffic(request, trafficGib).drafts], request)
  const traffic = billTraffic(request, request.trafficGib)
  const isKnown = (trafficGib: number): boolean => unpricedGib(request, trafficGib) === 0
  return {
    drafts: withTraffic(request.trafficGib),
    notIncluded: [
      ...rest.notIncluded,
      ...traffic.notIncluded,
      ...promiseBeyond(request),
      ...firstCopies(request),
      ...unread(request),
    ],
    placements: rest.placements,
    unstoredGib: unstoredGib(request),
    trafficCases: trafficCases(request.deployment.traffic, (gib) => (isKnown(gib) ? withTraffic(gib) : null)),
  }
}

function computeOf(portion: Portion): readonly Draft[] {
  return portion.drafts.filter((draft) => draft.line.part === 'compute')
}

/** Traffic and the copies that are sent to another provider, on one ladder of tiers. */
function billTraffic(request: BillRequest, trafficGib: number): Portion {
  const { plan, prices, context, copiesSent } = request
  const { traffic: offer, trafficIncluded: included } = plan
  const demandGib = withCopies(request, trafficGib)
  if (offer !== null && isPriced(offer, prices)) {
    const derivation = copiesSent?.derivation
    return { ...nothing, drafts: trafficLines({ offer, demandGib, included, derivation }, context) }
  }
  const size = unpricedGib(request, trafficGib)
  if (size === 0) return nothing
  const words = { size: Math.ceil(size), included: Math.round(demandGib - size) }
  const what = message(included > 0 ? 'bill.missing.trafficBeyond' : 'bill.missing.traffic', words)
  const why = copiesSent === null ? 'bill.why.noPrice' : 'bill.why.noPriceOfCopies'
  return missing(what, message(why, { size: Math.ceil(copiesSent?.monthlyGib ?? 0) }))
}

function withCopies({ copiesSent }: BillRequest, trafficGib: number): number {
  return trafficGib + (copiesSent?.monthlyGib ?? 0)
}

/** GiB of a month's traffic and copies that neither come with the servers nor have a price. */
function unpricedGib(request: BillRequest, trafficGib: number): number {
  const { plan, prices } = request
  const { traffic, trafficIncluded } = plan
  const demandGib = withCopies(request, trafficGib)
  if (traffic !== null && isPriced(traffic, prices)) return 0
  // A price that nobody knows has no unit either: the smaller one promises no more than is there.
  return Math.max(0, demandGib - inGib(trafficIncluded, traffic?.unit ?? 'GB'))
}

/** What runs today and the deployment lacks, since it could not be read. */
function unread({ deployment: { incomplete } }: BillRequest): readonly NotIncluded[] {
  const why = message('bill.why.unread')
  return incomplete.map((kind) => ({ what: message(`bill.missing.unread.${kind}`), why, needed: true }))
}

/** What is expected of a promise is priced, but not all that was promised: a remark. */
function promiseBeyond(request: BillRequest): readonly NotIncluded[] {
  const { traffic } = request.deployment
  if (traffic?.basis !== 'promised' || unpricedGib(request, request.trafficGib) > 0) return []
  const size = Math.ceil(unpricedGib(request, traffic.outGib))
  if (size === 0) return []
  return [{ what: message('bill.remark.promise', { size }), why: message('bill.why.noPrice'), needed: false }]
}

/** The first copies leave once: a remark, unless all traffic is free. */
function firstCopies({ copiesSent, plan: { traffic } }: BillRequest): readonly NotIncluded[] {
  if (copiesSent === null) return []
  if (traffic !== null && traffic.tiers.length > 0 && traffic.tiers.every(({ price }) => Number(price.amount) === 0))
    return []
  const what = message('bill.remark.firstCopies', { size: Math.ceil(copiesSent.firstGib) })
  return [{ what, why: message('bill.why.sentOnce'), needed: false }]
}

function discounted(drafts: readonly Draft[], { market, deployment, context }: BillRequest): readonly Draft[] {
  const { discounts, id } = market.provider
  const request = { discounts, drafts, currency: deployment.currency, provider: id }
  return [...drafts, ...discountLines(request, context)]
}
