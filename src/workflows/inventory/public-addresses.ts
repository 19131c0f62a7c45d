import type { Inventory } from '../../domain/inventory.ts'
import type { Network } from '../../domain/network-resources.ts'
import type { Address, Server } from '../../domain/resources.ts'

type WithAddresses = Pick<Inventory, 'networks' | 'publicIps' | 'servers'>

/** Public IPv4 addresses by the servers' ids: those that may be moved, and those of networks that lead outside. */
export function publicAddressesOf({ networks, servers }: WithAddresses): ReadonlyMap<string, number> {
  const outside = wordsFor(networks.filter(({ external }) => external))
  const isPublic = (address: Address): boolean =>
    address.kind === 'public' ? address.version === 4 : outside.has(address.network) && isRoutable(address)
  return new Map(servers.map(({ id, addresses }) => [id, addresses.filter(isPublic).length] as const))
}

/** Addresses that may be public: nothing is known of their networks. */
export function unclearAddresses({ networks }: WithAddresses, servers: readonly Server[]): readonly string[] {
  const listed = wordsFor(networks)
  const all = servers.flatMap(({ addresses }) => addresses)
  return all
    .filter((address) => address.kind === 'fixed' && !listed.has(address.network) && isRoutable(address))
    .map(({ address }) => address)
}

/** Providers bill them though no server has them. Whose an address is may be told by the server alone. */
export function idleAddresses({ publicIps, servers }: WithAddresses): readonly string[] {
  const held = new Set(servers.flatMap(({ addresses }) => addresses.map(({ address }) => address)))
  return publicIps.flatMap(({ serverId, version, address }) =>
    serverId === null && version === 4 && !held.has(address) ? [address] : [],
  )
}

/** Addresses name their network by name or by id. */
function wordsFor(networks: readonly Network[]): ReadonlySet<string> {
  return new Set(networks.flatMap(({ id, name }) => [id, name]))
}

/** IPv4 outside of the ranges that are private (RFC 1918), shared by carriers (RFC 6598), loopback (RFC 1122) or of a link only (RFC 3927). */
function isRoutable({ address, version }: Address): boolean {
  return (
    version === 4 &&
    !/^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(address)
  )
}
