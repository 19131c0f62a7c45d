import type { NotIncluded, Placement, TrafficCase } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
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
  return {
    drafts: withTraffic(request.trafficGib),
    notIncluded: [...rest.notIncluded, ...traffic.notIncluded],
    placements: rest.placements,
    unstoredGib: unstoredGib(request),
    trafficCases: isTrafficPriced(request) ? trafficCases(request.deployment.traffic, withTraffic) : [],
  }
}

function computeOf(portion: Portion): readonly Draft[] {
  return portion.drafts.filter((draft) => draft.line.part === 'compute')
}

function isTrafficPriced({ plan, prices }: BillRequest): boolean {
  return plan.traffic !== null && isPriced(plan.traffic, prices)
}

function billTraffic({ plan, prices, context }: BillRequest, demandGib: number): Portion {
  if (demandGib === 0) return nothing
  const { traffic: offer, trafficIncluded: included } = plan
  if (offer === null || !isPriced(offer, prices)) {
    return missing(message('bill.missing.traffic', { size: Math.round(demandGib) }), message('bill.why.noPrice'))
  }
  return { ...nothing, drafts: trafficLines({ offer, demandGib, included }, context) }
}

function discounted(drafts: readonly Draft[], { market, deployment, context }: BillRequest): readonly Draft[] {
  const { discounts, id } = market.provider
  const request = { discounts, drafts, currency: deployment.currency, provider: id }
  return [...drafts, ...discountLines(request, context)]
}
