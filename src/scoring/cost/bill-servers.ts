import type { Placement } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import type { AddressOffer } from '../../domain/offers.ts'
import { cheapestAddress } from '../placement/server-options.ts'
import type { PlacedServers } from '../placement/place.ts'
import type { Draft } from './draft.ts'
import { purchaseLine } from './draft.ts'
import type { BillRequest } from './bill-request.ts'
import type { Portion } from './portion.ts'
import { lines, missing, nothing, together } from './portion.ts'
import type { Purchase } from './purchase.ts'

/** Servers, the volumes they start from, and their addresses. */
export function billServers(request: BillRequest, servers: readonly PlacedServers[]): Portion {
  const address = cheapestAddress(request.market, request.prices)
  return together(servers.map((placed) => billOne(placed, address, request)))
}

function billOne(placed: PlacedServers, address: Purchase<AddressOffer> | null, request: BillRequest): Portion {
  const { need, option, count } = placed
  const { component } = need
  const each = { count, gibEach: null }
  const what = message(need.carrier ? 'bill.line.carrier' : 'bill.line.server')
  const compute = purchaseLine(
    { part: 'compute', component, what },
    { ...option.server, amount: each },
    request.context,
  )
  const drafts: Draft[] = [compute]
  if (option.disk !== null) {
    const amount = { ...option.disk.amount, count }
    // As billed: a provider's smallest volume may be larger than what is needed.
    const size = Math.round((amount.gibEach ?? need.diskGib) * 100) / 100
    const head = { part: 'storage', component, what: message('bill.line.systemDisk', { size }) } as const
    drafts.push(purchaseLine(head, { ...option.disk, amount }, request.context))
  }
  const placement: Placement = {
    component,
    count,
    sku: option.offer.sku,
    offer: option.offer.id,
    vcpu: option.offer.vcpu,
    memoryGib: option.offer.memoryGib,
    price: compute.line.amount,
    note: placed.note,
  }
  return together([{ ...nothing, drafts, placements: [placement] }, billAddresses(placed, address, request)])
}

function billAddresses(placed: PlacedServers, address: Purchase<AddressOffer> | null, request: BillRequest): Portion {
  const count = placed.option.addresses * placed.count
  const { component } = placed.need
  if (count === 0) return nothing
  if (address === null) {
    return missing(message('bill.missing.addresses', { component, count }), message('bill.why.noPrice'))
  }
  const head = { part: 'addresses', component, what: message('bill.line.address') } as const
  return lines(purchaseLine(head, { ...address, amount: { count, gibEach: null } }, request.context))
}
