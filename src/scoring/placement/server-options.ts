import type { AddressOffer, ServerOffer, VolumeOffer } from '../../domain/offers.ts'
import type { Pricer, Purchase } from '../cost/purchase.ts'
import { cheapest } from '../cost/purchase.ts'
import type { VolumeFit } from './fit-volume.ts'
import { fitVolume } from './fit-volume.ts'
import type { Market } from './market.ts'
import type { ServerNeed } from './needs.ts'
import type { Finalists } from './pick-finalists.ts'
import { pickFinalists, type PricedServer, priceServers } from './pick-finalists.ts'
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

/** The servers of one market, searched once for each kind of need. */
export interface ServerShelf {
  readonly market: Market
  readonly prices: Pricer
  readonly address: Purchase<AddressOffer> | null
  readonly finalists: (need: ServerNeed) => Finalists
}

export function serverShelf(market: Market, prices: Pricer): ServerShelf {
  let servers: readonly PricedServer[] | null = null
  const known = new Map<string, Finalists>()
  const finalists = (need: ServerNeed): Finalists => {
    const key = [need.vcpu, need.cpu, need.memoryGib, need.diskGib, need.arch, need.takesVolumes].join(' ')
    const before = known.get(key)
    if (before !== undefined) return before
    servers ??= priceServers(market.offers.server, prices)
    const found = pickFinalists(need, servers)
    known.set(key, found)
    return found
  }
  return { market, prices, address: cheapestAddress(market, prices), finalists }
}

export function cheapestAddress(market: Market, prices: Pricer): Purchase<AddressOffer> | null {
  const ipv4 = market.offers.address.filter((offer) => offer.family === 'ipv4')
  return cheapest(ipv4, () => ({ count: 1, gibEach: null }), prices)
}

/**
 * The sizes worth a thought for a need with their full cost: server, volume to start from, addresses.
 * `surchargePercent` is added to the server's price, e.g. for its backups.
 */
export function serverOptions(need: ServerNeed, shelf: ServerShelf, surchargePercent: number): ServerOptions {
  const { market, prices } = shelf
  const { withDisk, withoutDisk, admissible, priced } = shelf.finalists(need)
  const disk = fitVolume({ sizeGib: need.diskGib, class: 'general', count: 1 }, market.offers.volume, prices)
  if (!admissible) return { kind: 'none', cause: 'feasible', disk }
  if (!priced) return { kind: 'none', cause: 'price', disk }
  const option = (server: Purchase<ServerOffer>, start: Purchase<VolumeOffer> | null): ServerOption =>
    optionFor({ need, server, start, address: shelf.address, surchargePercent })
  const enough = withDisk.map((server) => option(server, null))
  if (disk.kind === 'fits') enough.push(...withoutDisk.map((server) => option(server, disk.bought)))
  if (enough.length > 0) return { kind: 'options', options: enough.sort(byCost), unpriced: null }
  if (disk.kind !== 'unpriced') return { kind: 'none', cause: 'disk', disk }
  return { kind: 'options', options: withoutDisk.map((server) => option(server, null)).sort(byCost), unpriced: disk }
}

function optionFor(request: {
  readonly need: ServerNeed
  readonly server: Purchase<ServerOffer>
  readonly start: Purchase<VolumeOffer> | null
  readonly address: Purchase<AddressOffer> | null
  readonly surchargePercent: number
}): ServerOption {
  const { need, server, start, address } = request
  const { offer } = server
  const addresses = Math.max(0, need.publicIpv4 - (offer.ipv4Included ? 1 : 0))
  // What has no price is not compared; the bill says that it is missing.
  const extras = [start?.micros, address === null ? undefined : addresses * address.micros]
  const own = server.micros * (1 + request.surchargePercent / 100)
  const micros = Math.round(extras.reduce<number>((all, extra) => (extra === undefined ? all : all + extra), own))
  return { offer, server, disk: start, addresses, micros, trafficIncluded: offer.trafficIncluded }
}

function byCost(a: ServerOption, b: ServerOption): number {
  return firstDifference(a.micros - b.micros, byName(a.offer.sku, b.offer.sku))
}
