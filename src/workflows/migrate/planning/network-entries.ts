import { message } from '../../../domain/message.ts'
import type { ResourceOf } from '../../../domain/inventory.ts'
import type { Entry } from '../../../plan/entries.ts'
import { create, keysOf, use, type Planning } from './planning.ts'
import { isCommon, ownLabels } from './source-lists.ts'

/** A network that is the tenant's own is made; one that is everybody's is chosen among those of the target. */
export function networkEntry(key: string, network: ResourceOf['networks'], planning: Planning): Entry<'networks'> {
  const { id, name, mtu } = network
  const desired = { name, mtu, labels: ownLabels(network) }
  if (!isCommon(network)) return { key, desired, observed: { id }, how: create }
  const there = planning.counterpartOf(network)
  const open = {
    action: 'use',
    targetId: null,
    remark: planning.say(message('plan.remark.network', { name })),
  } as const
  return { key, desired, observed: { id }, how: there === null ? open : use(there) }
}

export function subnetEntry(key: string, subnet: ResourceOf['subnets'], planning: Planning): Entry<'subnets'> {
  const { id, name, networkId, cidr, version, gateway, dhcp, dnsServers, pools, routes, ipv6Mode } = subnet
  const [network = networkId] = keysOf(planning, 'networks', [networkId])
  const desired = {
    name,
    network,
    cidr,
    version,
    gateway,
    dhcp,
    dnsServers: [...dnsServers],
    pools: pools.map(({ start, end }) => ({ start, end })),
    routes: routes.map(({ destination, via }) => ({ destination, via })),
    ipv6Mode,
    labels: ownLabels(subnet),
  }
  return { key, desired, observed: { id }, how: create }
}

/** Routes of its own do not travel: they are told. */
export function routerEntry(key: string, router: ResourceOf['routers'], planning: Planning): Entry<'routers'> {
  const { id, name, externalNetworkId: external, interfaces, routes } = router
  const subnets = keysOf(
    planning,
    'subnets',
    interfaces.map(({ subnetId }) => subnetId),
  )
  const remark = routes.length === 0 ? null : planning.say(message('plan.remark.routes', { count: routes.length }))
  const desired = { name, external, subnets: [...new Set(subnets)].toSorted(), labels: ownLabels(router) }
  return { key, desired, observed: { id }, how: { ...create, remark } }
}

export function publicIpEntry(key: string, ip: ResourceOf['publicIps'], planning: Planning): Entry<'publicIps'> {
  const { id, address, version, serverId } = ip
  const server = serverId === null ? null : planning.keyOf({ kind: 'servers', id: serverId })
  // Another address that nobody has is of no use.
  const action = server === null ? 'skip' : 'create'
  return { key, desired: { server, version }, observed: { id, address }, how: { ...create, action } }
}
