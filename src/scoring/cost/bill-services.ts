import type { Component } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { Big, cents } from '../../domain/money.ts'
import type { DatabaseOffer, Offer } from '../../domain/offers.ts'
import type { Market } from '../placement/market.ts'
import { serviceOf } from '../placement/needs.ts'
import { roomsFor } from './bill-backups.ts'
import type { BillRequest } from './bill-request.ts'
import type { Draft } from './draft.ts'
import { purchaseLine } from './draft.ts'
import type { Portion } from './portion.ts'
import { lines, missing, nothing, together } from './portion.ts'
import type { Purchase } from './purchase.ts'
import { cheapest } from './purchase.ts'

/** Services operated by the provider, and those that stay elsewhere at a price of their own. */
export function billServices(request: BillRequest): Portion {
  return together([
    ...request.needs.bought.map((component) => billBought(component, request)),
    ...request.needs.elsewhere.map((component) => billElsewhere(component, request)),
  ])
}

function billBought(component: Component, request: BillRequest): Portion {
  const found = offered(component, request)
  const service = serviceOf(component) ?? 'backup'
  const name = message(`bill.service.${service}`)
  if (found === null) {
    const { provider } = request.market
    const key = provider.sells.includes(service) || request.market.offers[shelf(service)].length > 0
    const why = message(key ? 'bill.why.sold' : 'bill.why.unknown', { provider: provider.name, service: name })
    return missing(message('bill.missing.service', { component: component.name, service: name }), why)
  }
  const head = {
    part: 'managed',
    component: component.name,
    what: message('bill.line.service', { service: name }),
  } as const
  const draft = purchaseLine(head, found, request.context)
  return together([
    { ...lines(draft), placements: [placementOf(component, found, draft)] },
    isDiskMissing(component, found.offer)
      ? missing(
          message('bill.missing.databaseDisk', { component: component.name, size: component.diskGib ?? 0 }),
          message('bill.why.noPrice'),
        )
      : nothing,
  ])
}

type Shelf = 'database' | 'object-storage' | 'load-balancer' | 'mail' | 'backup'

/** Where a service stands in the catalogue; shared files are sold by size like room for copies, but by nobody listed yet. */
function shelf(service: NonNullable<ReturnType<typeof serviceOf>>): Shelf {
  return service === 'file-share' ? 'backup' : service
}

function offered(component: Component, { market, prices }: BillRequest): Purchase | null {
  const { count, diskGib } = component
  const bySize = { count, gibEach: diskGib ?? 0 }
  switch (component.kind) {
    case 'database':
      return cheapestDatabase(component, market, prices)
    case 'object-storage':
      return cheapest(market.offers['object-storage'], () => bySize, prices)
    case 'backup':
      return cheapest(roomsFor(market), () => bySize, prices)
    case 'load-balancer':
      return cheapest(market.offers['load-balancer'], () => ({ count, gibEach: null }), prices)
    case 'mail':
      return cheapest(market.offers.mail, () => ({ count, gibEach: null }), prices)
    case 'file-share':
    case 'server':
    case 'volume':
      return null
  }
}

/** Whole plans of as many nodes as they consist of; sizes whose disk is sold apart only where no other one fits. */
function cheapestDatabase(component: Component, market: Market, prices: BillRequest['prices']): Purchase | null {
  const { vcpu, memoryGib, diskGib, count } = component
  const large = market.offers.database.filter(
    (offer) => offer.vcpu >= (vcpu ?? 0) && offer.memoryGib >= (memoryGib ?? 0) - 1e-9,
  )
  const nodes = (offer: DatabaseOffer): { count: number; gibEach: null } => ({
    count: Math.ceil(count / offer.nodes) * offer.nodes,
    gibEach: null,
  })
  const whole = large.filter((offer) => offer.diskGib >= (diskGib ?? 0) - 1e-9)
  return (
    cheapest(whole, nodes, prices) ??
    cheapest(
      large.filter((offer) => offer.diskGib === 0),
      nodes,
      prices,
    )
  )
}

function isDiskMissing(component: Component, offer: Offer): boolean {
  return offer.kind === 'database' && offer.diskGib === 0 && (component.diskGib ?? 0) > 0
}

function placementOf(component: Component, { offer, amount }: Purchase, draft: Draft): Portion['placements'][number] {
  const sized = offer.kind === 'database' ? offer : { vcpu: null, memoryGib: null }
  return {
    component: component.name,
    count: component.kind === 'mail' ? 1 : amount.count,
    sku: offer.sku,
    offer: offer.id,
    vcpu: sized.vcpu,
    memoryGib: sized.memoryGib,
    price: draft.line.amount,
    note: null,
  }
}

function billElsewhere(component: Component, request: BillRequest): Portion {
  const { price, name } = component
  const words = { component: name }
  if (price === null) return missing(message('bill.missing.elsewhere', words), message('bill.why.noElsewherePrice'))
  const what: Message = message('bill.line.elsewhere')
  const line: Draft['line'] = {
    part: 'managed',
    component: name,
    what,
    offer: null,
    sku: null,
    count: 1,
    quantity: new Big(1),
    unit: 'line',
    unitPrice: { amount: price, currency: request.deployment.currency },
    rate: null,
    amount: cents(new Big(price)),
    evidence: { source: request.deployment.name, date: request.context.today, confidence: 'sourced' },
    origin: 'deployment',
  }
  return lines({ kind: null, line })
}
