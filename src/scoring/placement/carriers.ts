import type { VolumeOffer } from '../../domain/offers.ts'
import type { Purchase } from '../cost/purchase.ts'
import type { ServerNeed, VolumeDemand } from './needs.ts'

export interface PlacedVolumes {
  readonly demand: VolumeDemand
  /** Null where nobody knows the price. */
  readonly bought: Purchase<VolumeOffer> | null
}

export interface Carriers {
  readonly count: number
  readonly perServer: number
  /** The demand whose volumes find no place: its component names the carriers. */
  readonly demand: VolumeDemand
}

/** System disk of a server that is bought only to attach volumes to it: what a small Linux image asks for. */
export const carrierDiskGib = 10

/** Volumes that the bill takes a server to hold where nobody states the limit. The criteria count with one at worst. */
export const sureAttachments = 16

/** False where more volumes of unknown limit are placed than so many servers surely take. */
export function isSure(volumes: readonly PlacedVolumes[], servers: number): boolean {
  return volumesOfUnknownLimit(volumes) <= servers * sureAttachments
}

export function volumesOfUnknownLimit(volumes: readonly PlacedVolumes[]): number {
  const free = volumes.filter(({ bought }) => bought?.offer.maxPerServer === null)
  return free.reduce((all, { demand }) => all + demand.count, 0)
}

/** Servers to be bought only because the servers of the deployment cannot take all volumes; null when they can. */
export function carriersFor(servers: readonly ServerNeed[], volumes: readonly PlacedVolumes[]): Carriers | null {
  const limits = volumes.flatMap(({ bought }) => bought?.offer.maxPerServer ?? [])
  const demands = volumes.map(({ demand }) => demand)
  return limits.length === 0 ? null : carriersAt(Math.min(...limits), servers, demands)
}

/** The same where a server takes `limit` volumes, whichever they are. */
export function carriersAt(
  limit: number,
  servers: readonly ServerNeed[],
  demands: readonly VolumeDemand[],
): Carriers | null {
  const perServer = Math.max(1, limit)
  const own = new Map<string, number>()
  let anywhere = 0
  for (const demand of demands) {
    if (demand.attach === 'own') own.set(demand.component, (own.get(demand.component) ?? 0) + demand.count)
    else anywhere += demand.count
  }
  let free = 0
  let homeless = 0
  for (const need of servers) {
    const room = need.count * perServer - (own.get(need.component) ?? 0)
    free += Math.max(0, room)
    homeless += Math.max(0, -room)
  }
  homeless += Math.max(0, anywhere - free)
  const demand = demands.find((one) => isHomeless(one, { own, servers, perServer }))
  return homeless === 0 || demand === undefined ? null : { count: Math.ceil(homeless / perServer), perServer, demand }
}

function isHomeless(
  demand: VolumeDemand,
  at: {
    readonly own: ReadonlyMap<string, number>
    readonly servers: readonly ServerNeed[]
    readonly perServer: number
  },
): boolean {
  if (demand.attach === 'any') return true
  const places = at.servers.find((need) => need.component === demand.component)?.count ?? 0
  return (at.own.get(demand.component) ?? 0) > places * at.perServer
}

export function carrierNeed(carriers: Carriers): ServerNeed {
  return {
    component: carriers.demand.component,
    count: carriers.count,
    vcpu: 0,
    cpu: 'burstable',
    memoryGib: 0,
    diskGib: carrierDiskGib,
    arch: carriers.demand.arch,
    publicIpv4: 0,
    takesVolumes: true,
    carrier: true,
    note: null,
  }
}
