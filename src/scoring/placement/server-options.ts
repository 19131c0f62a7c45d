import type { AddressOffer, CpuKind, ServerOffer, VolumeOffer } from '../../domain/offers.ts'
import type { Pricer, Purchase } from '../cost/purchase.ts'
import { cheapest, purchase } from '../cost/purchase.ts'
import type { VolumeFit } from './fit-volume.ts'
import { fitVolume } from './fit-volume.ts'
import type { Market } from './market.ts'
import type { ServerNeed } from './needs.ts'

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
      readonly options: readonly ServerOption[]
      readonly unpriced: Extract<VolumeFit, { kind: 'unpriced' }> | null
    }
  /** Nothing fits, or what fits has no known price. */
  | { readonly kind: 'none'; readonly cause: 'feasible' | 'price' | 'disk'; readonly disk: VolumeFit }

export interface ServerSearch {
  readonly need: ServerNeed
  readonly market: Market
  readonly prices: Pricer
  /** Per cent of a server's price that is added for each server, e.g. for its backups. */
  readonly surchargePercent: number
}

const tolerance = 1e-9

/** Does the machine do, whatever its disk and price? Limited and deprecated sizes are never taken by default. */
export function isAdmissible(offer: ServerOffer, need: ServerNeed): boolean {
  return (
    (offer.stock === 'general' || offer.stock === 'unknown') &&
    !offer.gpu &&
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

/** All sizes that fit a need with their full cost, cheapest first. */
export function serverOptions(search: ServerSearch): ServerOptions {
  const { need, market, prices } = search
  const admissible = market.offers.server.filter((offer) => isAdmissible(offer, need))
  const disk = fitVolume({ sizeGib: need.diskGib, class: 'general', count: 1 }, market.offers.volume, prices)
  if (admissible.length === 0) return { kind: 'none', cause: 'feasible', disk }
  const address = cheapestAddress(market, prices)
  const priced = admissible.flatMap((offer) => {
    const server = purchase(offer, { count: 1, gibEach: null }, prices)
    return server === null ? [] : [server]
  })
  if (priced.length === 0) return { kind: 'none', cause: 'price', disk }
  const toOption = (server: Purchase<ServerOffer>, bought: Purchase<VolumeOffer> | null): ServerOption => {
    const addresses = addressesToBuy(need, server.offer)
    const own = server.micros * (1 + search.surchargePercent / 100)
    const micros = Math.round(own + (bought?.micros ?? 0) + addresses * (address?.micros ?? 0))
    return {
      offer: server.offer,
      server,
      disk: bought,
      addresses,
      micros,
      trafficIncluded: server.offer.trafficIncluded,
    }
  }
  const enough = priced.filter((server) => hasDisk(server.offer, need)).map((server) => toOption(server, null))
  const others = priced.filter((server) => !hasDisk(server.offer, need))
  if (disk.kind === 'fits') enough.push(...others.map((server) => toOption(server, disk.bought)))
  if (enough.length > 0) return { kind: 'options', options: enough.sort(byCost), unpriced: null }
  if (disk.kind !== 'unpriced') return { kind: 'none', cause: 'disk', disk }
  return { kind: 'options', options: others.map((server) => toOption(server, null)).sort(byCost), unpriced: disk }
}

function hasDisk(offer: ServerOffer, need: ServerNeed): boolean {
  return offer.disk === 'none' ? need.diskGib === 0 : offer.diskGib >= need.diskGib - tolerance
}

function addressesToBuy(need: ServerNeed, offer: ServerOffer): number {
  return Math.max(0, need.publicIpv4 - (offer.ipv4Included ? 1 : 0))
}

export function cheapestAddress(market: Market, prices: Pricer): Purchase<AddressOffer> | null {
  const ipv4 = market.offers.address.filter((offer) => offer.family === 'ipv4')
  return cheapest(ipv4, () => ({ count: 1, gibEach: null }), prices)
}

function byCost(a: ServerOption, b: ServerOption): number {
  return a.micros - b.micros || (a.offer.sku < b.offer.sku ? -1 : Number(a.offer.sku > b.offer.sku))
}
