import type { Inventory } from '../../domain/inventory.ts'
import type { Address } from '../../domain/resources.ts'
import { countBy, groupBy } from './group-by.ts'

type WithAddresses = Pick<Inventory, 'networks' | 'publicIps' | 'servers'>

/** IPv4 addresses for which somebody may pay. */
export interface PublicAddresses {
  /** How many are public, by the ids of the servers that have them. */
  readonly counted: ReadonlyMap<string, number>
  /** Public, but of no server that counts: providers bill them all the same. */
  readonly idle: readonly string[]
  /** Routable ones of servers, on networks that are not known to lead outside. */
  readonly unclear: readonly string[]
}

/** `counting`: ids of the servers whose addresses count. An address counts once, whoever tells of it. */
export function publicAddresses(found: WithAddresses, counting: ReadonlySet<string>): PublicAddresses {
  const { publicIps, servers } = found
  const isPublic = publicity(found)
  const told = [
    ...publicIps.flatMap(({ address, version, serverId }) => (version === 4 ? [{ address, serverId }] : [])),
    ...servers.flatMap(({ id: serverId, addresses }) =>
      addresses.filter(isPublic).map(({ address }) => ({ address, serverId })),
    ),
  ]
  const holders = [...groupBy(told, ({ address }) => address)].map(([address, all]) => ({
    address,
    holder: all.find(({ serverId }) => counting.has(serverId ?? ''))?.serverId ?? null,
  }))
  const fixed = servers.flatMap(({ addresses }) => addresses.filter((one) => isRoutable(one) && !isPublic(one)))
  return {
    counted: countBy(holders.flatMap(({ holder }) => (holder === null ? [] : [holder]))),
    idle: holders.flatMap(({ address, holder }) => (holder === null ? [address] : [])),
    unclear: [...new Set(fixed.map(({ address }) => address))],
  }
}

/** Addresses that may be moved, and those of networks that lead outside. Which network is behind one is told by its name or its id. */
function publicity({ networks, publicIps }: WithAddresses): (address: Address) => boolean {
  const outside = new Set(networks.flatMap(({ id, name, external }) => (external ? [id, name] : [])))
  const listed = new Set(publicIps.map(({ address }) => address))
  return (one) => {
    if (one.kind === 'public') return one.version === 4
    return isRoutable(one) && (outside.has(one.network) || listed.has(one.address))
  }
}

/** IPv4 outside of the ranges that are private (RFC 1918), shared by carriers (RFC 6598), loopback (RFC 1122) or of a link only (RFC 3927). */
function isRoutable({ address, version }: Address): boolean {
  return (
    version === 4 &&
    !/^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(address)
  )
}
