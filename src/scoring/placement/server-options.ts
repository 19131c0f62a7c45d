import type { AddressOffer, CpuKind, ServerOffer, VolumeOffer } from '../../domain/offers.ts'
import type { Pricer, Purchase } from '../cost/purchase.ts'
import { cheapest, purchase } from '../cost/purchase.ts'
import type { VolumeFit } from './fit-volume.ts'
import { fitVolume } from './fit-volume.ts'
import type { Market } from './market.ts'
import type { ServerNeed } from './needs.ts'
import { byName, firstDifference } from '../order.ts'

/** One offer that fits a need, with everything that each such server makes one pay. */
export interface ServerOption {
  readonly offer: ServerOffer
  readonly server: Purchase<ServerOffer>
  /** The volume to start from, where the offer's own disk is too small. */
  readonly disk: Purchase<VolumeOffer> | null
  readonly addresses: number
  /** A month for one server, in millionths: for choosing only. */
  readonly micros: number
  readonly trafficIncluded: number
}

export type ServerOptions =
  | {
      readonly kind: 'options'
      /** Cheapest first. */
      readonly options: readonly ServerOption[]
      readonly unpriced: Extract<VolumeFit, { kind: 'unpriced' }> | null
    }
  /** Nothing fits, or what fits has no known price. */
  | { readonly kind: 'none'; readonly cause: 'feasible' | 'price' | 'disk'; readonly disk: VolumeFit }

/** The servers of one market that may be taken at all, and their prices, worked out once for all needs. */
export interface ServerShelf {
  readonly market: Market
  readonly prices: Pricer
  readonly servers: readonly { readonly offer: ServerOffer; readonly bought: Purchase<ServerOffer> | null }[]
  readonly address: Purchase<AddressOffer> | null
}

const tolerance = 1e-9

/** Limited and deprecated sizes are never taken by default, nor those that are made for a graphics card. */
export function serverShelf(market: Market, prices: Pricer): ServerShelf {
  const servers = market.offers.server
    .filter(({ stock, gpu }) => (stock === 'general' || stock === 'unknown') && !gpu)
    .map((offer) => ({ offer, bought: purchase(offer, { count: 1, gibEach: null }, prices) }))
  return { market, prices, servers, address: cheapestAddress(market, prices) }
}

export function cheapestAddress(market: Market, prices: Pricer): Purchase<AddressOffer> | null {
  const ipv4 = market.offers.address.filter((offer) => offer.family === 'ipv4')
  return cheapest(ipv4, () => ({ count: 1, gibEach: null }), prices)
}

/** Does the machine do, whatever its disk and price? */
function isAdmissible(offer: ServerOffer, need: ServerNeed): boolean {
  return (
    offer.arch === need.arch &&
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

/**
 * The sizes that fit a need with their full cost: server, volume to start from, addresses. Of those with the same extras
 * only the ones that another size does not beat in price and included traffic.
 * `surchargePercent` is added to the server's price, e.g. for its backups.
 */
export function serverOptions(need: ServerNeed, shelf: ServerShelf, surchargePercent: number): ServerOptions {
  const admissible = shelf.servers.filter(({ offer }) => isAdmissible(offer, need))
  const disk = fitVolume(
    { sizeGib: need.diskGib, class: 'general', count: 1 },
    shelf.market.offers.volume,
    shelf.prices,
  )
  if (admissible.length === 0) return { kind: 'none', cause: 'feasible', disk }
  const priced = admissible.flatMap(({ bought }) => (bought === null ? [] : [bought]))
  if (priced.length === 0) return { kind: 'none', cause: 'price', disk }
  const toOptions = (servers: readonly Purchase<ServerOffer>[], start: Purchase<VolumeOffer> | null): ServerOption[] =>
    [true, false].flatMap((withAddress) => {
      const alike = servers.filter(({ offer }) => offer.ipv4Included === withAddress)
      return unbeaten(alike).map((server) => optionFor({ need, server, start, shelf, surchargePercent }))
    })
  const enough = toOptions(
    priced.filter(({ offer }) => hasDisk(offer, need)),
    null,
  )
  const others = priced.filter(({ offer }) => !hasDisk(offer, need))
  if (disk.kind === 'fits') enough.push(...toOptions(others, disk.bought))
  if (enough.length > 0) return { kind: 'options', options: enough.sort(byCost), unpriced: null }
  if (disk.kind !== 'unpriced') return { kind: 'none', cause: 'disk', disk }
  return { kind: 'options', options: toOptions(others, null).sort(byCost), unpriced: disk }
}

/** Of servers that are alike in what else they make one pay: the cheapest, and dearer ones that include more traffic. */
function unbeaten(servers: readonly Purchase<ServerOffer>[]): readonly Purchase<ServerOffer>[] {
  const best = new Map<number, Purchase<ServerOffer>>()
  for (const server of servers) {
    const { trafficIncluded } = server.offer
    const rival = best.get(trafficIncluded)
    if (rival === undefined || isBefore(server, rival)) best.set(trafficIncluded, server)
  }
  const kept: Purchase<ServerOffer>[] = []
  for (const [, server] of [...best].sort(([a], [b]) => b - a)) {
    const last = kept.at(-1)
    if (last === undefined || server.micros < last.micros) kept.push(server)
  }
  return kept
}

function isBefore(a: Purchase<ServerOffer>, b: Purchase<ServerOffer>): boolean {
  return a.micros !== b.micros ? a.micros < b.micros : a.offer.sku < b.offer.sku
}

function optionFor(request: {
  readonly need: ServerNeed
  readonly server: Purchase<ServerOffer>
  readonly start: Purchase<VolumeOffer> | null
  readonly shelf: ServerShelf
  readonly surchargePercent: number
}): ServerOption {
  const { need, server, start, shelf } = request
  const { offer } = server
  const addresses = Math.max(0, need.publicIpv4 - (offer.ipv4Included ? 1 : 0))
  const extras = [start?.micros, shelf.address === null ? undefined : addresses * shelf.address.micros]
  const own = server.micros * (1 + request.surchargePercent / 100)
  const micros = Math.round(extras.reduce<number>((all, extra) => (extra === undefined ? all : all + extra), own))
  return { offer, server, disk: start, addresses, micros, trafficIncluded: offer.trafficIncluded }
}

function hasDisk(offer: ServerOffer, need: ServerNeed): boolean {
  return offer.disk === 'none' ? need.diskGib === 0 : offer.diskGib >= need.diskGib - tolerance
}

function byCost(a: ServerOption, b: ServerOption): number {
  return firstDifference(a.micros - b.micros, byName(a.offer.sku, b.offer.sku))
}
