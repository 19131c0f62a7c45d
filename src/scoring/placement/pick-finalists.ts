import type { CpuKind, ServerOffer } from '../../domain/offers.ts'
import type { Pricer, Purchase } from '../cost/purchase.ts'
import { purchase } from '../cost/purchase.ts'
import type { ServerNeed } from './needs.ts'

export interface PricedServer {
  readonly offer: ServerOffer
  /** A month of one server; null where no price is known. */
  readonly bought: Purchase<ServerOffer> | null
}

/**
 * The servers that may be chosen for a need. Of those that make one pay the same besides (volume to start from, address)
 * only the cheapest, and dearer ones that include more traffic: no surcharge on the price changes who is left.
 */
export interface Finalists {
  readonly withDisk: readonly Purchase<ServerOffer>[]
  /** Their own disk is too small: a volume must be bought to start from. */
  readonly withoutDisk: readonly Purchase<ServerOffer>[]
  /** Does any machine do, whatever its price? */
  readonly admissible: boolean
  readonly priced: boolean
}

const tolerance = 1e-9
const one = { count: 1, gibEach: null } as const

/** Limited and deprecated sizes are never taken by default, nor those that are made for a graphics card. */
export function priceServers(offers: readonly ServerOffer[], prices: Pricer): readonly PricedServer[] {
  return offers
    .filter(({ stock, gpu }) => (stock === 'general' || stock === 'unknown') && !gpu)
    .map((offer) => ({ offer, bought: purchase(offer, one, prices) }))
}

/** The cheapest server for each amount of included traffic. */
type Cheapest = Map<number, Purchase<ServerOffer>>

export function pickFinalists(need: ServerNeed, servers: readonly PricedServer[]): Finalists {
  const withDisk: readonly [Cheapest, Cheapest] = [new Map(), new Map()]
  const withoutDisk: readonly [Cheapest, Cheapest] = [new Map(), new Map()]
  let admissible = false
  for (const { offer, bought } of servers) {
    const startsFromDisk = hasDisk(offer, need)
    if (!isAdmissible(offer, need) || !(startsFromDisk || offer.takesVolumes)) continue
    admissible = true
    if (bought === null) continue
    const group = startsFromDisk ? withDisk : withoutDisk
    enter(bought, group[offer.ipv4Included ? 1 : 0])
  }
  const left = (group: readonly Cheapest[]): Purchase<ServerOffer>[] => group.flatMap(unbeaten)
  const [disk, bare] = [left(withDisk), left(withoutDisk)]
  return { withDisk: disk, withoutDisk: bare, admissible, priced: disk.length + bare.length > 0 }
}

/** Does the machine do, whatever its disk and price? */
function isAdmissible(offer: ServerOffer, need: ServerNeed): boolean {
  return (
    offer.arch === need.arch &&
    (offer.takesVolumes || !need.takesVolumes) &&
    offer.vcpu * offer.baseline >= need.vcpu - tolerance &&
    offer.memoryGib >= need.memoryGib - tolerance &&
    isCpuGoodEnough(offer.cpu, need.cpu)
  )
}

function isCpuGoodEnough(offered: CpuKind, wanted: CpuKind): boolean {
  switch (wanted) {
    case 'dedicated':
      return offered === 'dedicated'
    case 'shared':
    case 'burstable':
      return true
  }
}

function hasDisk(offer: ServerOffer, need: ServerNeed): boolean {
  return offer.disk === 'none' ? need.diskGib === 0 : offer.diskGib >= need.diskGib - tolerance
}

function enter(server: Purchase<ServerOffer>, group: Cheapest): void {
  const { trafficIncluded } = server.offer
  const rival = group.get(trafficIncluded)
  if (rival === undefined || isBefore(server, rival)) group.set(trafficIncluded, server)
}

function isBefore(a: Purchase<ServerOffer>, b: Purchase<ServerOffer>): boolean {
  return a.micros !== b.micros ? a.micros < b.micros : a.offer.sku < b.offer.sku
}

/** From the most traffic downwards, only those that are cheaper than all with more. */
function unbeaten(group: Cheapest): readonly Purchase<ServerOffer>[] {
  const kept: Purchase<ServerOffer>[] = []
  for (const [, server] of [...group].sort(([a], [b]) => b - a)) {
    const last = kept.at(-1)
    if (last === undefined || server.micros < last.micros) kept.push(server)
  }
  return kept
}
