import type { Network, PublicIp, Router, Subnet } from '../../../domain/network-resources.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import {
  floatingIpSchema,
  mayBeOf,
  networkSchema,
  routerSchema,
  subnetSchema,
  toNetwork,
  toPublicIp,
  toRouter,
  toSubnet,
} from '../resources/network.ts'
import { gathered, thenMissing, type Missing } from './list-besides.ts'
import { holdersOf, interfacesOf, listRouterPorts, listServerPorts, serverBehind } from './list-ports.ts'

const page = { limit: '1000' }

/**
 * Neutron shows an administrator the things of every project. Ours are those of the project; of others only the networks that all may use.
 */
export async function* listNetworks(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Network, void, undefined> {
  const project = await projectOf(cloud, signal)
  const call = { service: 'network', path: 'networks', collection: 'networks', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: networkSchema })) {
    const network = toNetwork(one, project)
    if (mayBeOf(one, project) || network.shared || network.external) yield network
  }
}

/** Those of the project, and those of networks that all may use. */
export function listSubnets(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Subnet, void, undefined> {
  const missing: Missing[] = []
  return thenMissing(cloud, { kind: 'subnets', items: subnets(cloud, missing, signal), missing })
}

async function* subnets(cloud: Cloud, missing: Missing[], signal: AbortSignal): AsyncGenerator<Subnet> {
  const project = await projectOf(cloud, signal)
  const { items, error } = await gathered(listNetworks(cloud, signal))
  const networks = new Set(items.map(({ id }) => id))
  const call = { service: 'network', path: 'subnets', collection: 'subnets', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: subnetSchema })) {
    if (mayBeOf(one, project) || networks.has(one.network_id)) yield toSubnet(one, project)
    else if (error !== null && missing.length === 0) missing.push({ part: 'subnets', error })
  }
}

export function listRouters(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Router, void, undefined> {
  const missing: Missing[] = []
  return thenMissing(cloud, { kind: 'routers', items: routers(cloud, missing, signal), missing })
}

async function* routers(cloud: Cloud, missing: Missing[], signal: AbortSignal): AsyncGenerator<Router> {
  const project = await projectOf(cloud, signal)
  let interfaces: ReturnType<typeof interfacesOf> | null = null
  const call = { service: 'network', path: 'routers', collection: 'routers', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: routerSchema })) {
    if (!mayBeOf(one, project)) continue
    if (interfaces === null) {
      const { items, error } = await gathered(listRouterPorts(cloud, signal))
      if (error !== null) missing.push({ part: 'interfaces', error })
      interfaces = interfacesOf(items)
    }
    yield toRouter(one, project, interfaces.get(one.id) ?? [])
  }
}

export function listPublicIps(cloud: Cloud, signal: AbortSignal): AsyncGenerator<PublicIp, void, undefined> {
  const missing: Missing[] = []
  return thenMissing(cloud, { kind: 'publicIps', items: publicIps(cloud, missing, signal), missing })
}

async function* publicIps(cloud: Cloud, missing: Missing[], signal: AbortSignal): AsyncGenerator<PublicIp> {
  const project = await projectOf(cloud, signal)
  let holders: ReturnType<typeof holdersOf> | null = null
  const call = { service: 'network', path: 'floatingips', collection: 'floatingips', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: floatingIpSchema })) {
    if (!mayBeOf(one, project)) continue
    const { port_id: port, port_details: details } = one
    if (typeof port === 'string' && !details && holders === null) {
      // Clouds without the extension fip-port-details: the ports know.
      const { items, error } = await gathered(listServerPorts(cloud, signal))
      if (error !== null) missing.push({ part: 'holders', error })
      holders = holdersOf(items)
    }
    const holder = typeof port !== 'string' ? null : details ? serverBehind(details) : (holders?.get(port) ?? null)
    yield toPublicIp(one, project, holder)
  }
}
