import { z } from 'zod'
import type { Network, PublicIp, Router, SecurityGroup, Subnet } from '../../../domain/network-resources.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import {
  floatingIpSchema,
  networkSchema,
  ownerOf,
  routerSchema,
  subnetSchema,
  toNetwork,
  toPublicIp,
  toRouter,
  toSubnet,
} from '../resources/network.ts'
import { securityGroupSchema, toSecurityGroup } from '../resources/security-group.ts'

/**
 * Neutron shows an administrator the things of every project. Ours are those of the project; of others only the networks that all may use.
 */
export async function* listNetworks(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Network, void, undefined> {
  const project = await projectOf(cloud, signal)
  const call = { service: 'network', path: 'networks', collection: 'networks', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: networkSchema })) {
    const network = toNetwork(one, project)
    if (ownerOf(one) === project.id || network.shared || network.external) yield network
  }
}

export async function* listSubnets(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Subnet, void, undefined> {
  const project = await projectOf(cloud, signal)
  const networks = new Set<string>()
  for await (const { id } of listNetworks(cloud, signal)) networks.add(id)
  const call = { service: 'network', path: 'subnets', collection: 'subnets', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: subnetSchema })) {
    if (ownerOf(one) === project.id || networks.has(one.network_id)) yield toSubnet(one, project)
  }
}

const page = { limit: '1000' }

const interfaceOwners = [
  'network:router_interface',
  'network:router_interface_distributed',
  'network:ha_router_replicated_interface',
]

const portSchema = z.object({
  id: z.string(),
  device_id: z.string().nullish(),
  device_owner: z.string().nullish(),
  fixed_ips: z.array(z.object({ subnet_id: z.string(), ip_address: z.string() })).nullish(),
})

type Port = z.infer<typeof portSchema>

export function listPorts({ client }: Cloud, query: string, signal: AbortSignal): AsyncIterable<Port> {
  return client.list({
    service: 'network',
    path: `ports?${query}`,
    collection: 'ports',
    query: page,
    schema: portSchema,
    signal,
  })
}

export async function* listRouters(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Router, void, undefined> {
  const project = await projectOf(cloud, signal)
  const interfaces = new Map<string, Router['interfaces'][number][]>()
  const owners = interfaceOwners.map((owner) => `device_owner=${encodeURIComponent(owner)}`).join('&')
  for await (const { device_id: router, fixed_ips: addresses } of listPorts(cloud, owners, signal)) {
    const known = interfaces.get(router ?? '') ?? []
    const more = (addresses ?? []).map((one) => ({ subnetId: one.subnet_id, address: one.ip_address }))
    interfaces.set(router ?? '', [...known, ...more])
  }
  const call = { service: 'network', path: 'routers', collection: 'routers', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: routerSchema })) {
    if (ownerOf(one) === project.id) yield toRouter(one, project, interfaces.get(one.id) ?? [])
  }
}

export async function* listSecurityGroups(
  cloud: Cloud,
  signal: AbortSignal,
): AsyncGenerator<SecurityGroup, void, undefined> {
  const project = await projectOf(cloud, signal)
  const call = {
    service: 'network',
    path: 'security-groups',
    collection: 'security_groups',
    query: page,
    signal,
  } as const
  for await (const one of cloud.client.list({ ...call, schema: securityGroupSchema })) {
    if (ownerOf(one) === project.id) yield toSecurityGroup(one, project)
  }
}

export async function* listPublicIps(cloud: Cloud, signal: AbortSignal): AsyncGenerator<PublicIp, void, undefined> {
  const project = await projectOf(cloud, signal)
  let servers: ReadonlyMap<string, string> | null = null
  const call = { service: 'network', path: 'floatingips', collection: 'floatingips', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: floatingIpSchema })) {
    if (ownerOf(one) !== project.id) continue
    const { port_id: port, port_details: details } = one
    if (typeof port !== 'string') yield toPublicIp(one, project, null)
    else if (details) yield toPublicIp(one, project, serverBehind(details))
    else {
      // Clouds without the extension fip-port-details: the ports know.
      servers ??= await serversByPort(cloud, signal)
      yield toPublicIp(one, project, servers.get(port) ?? null)
    }
  }
}

function serverBehind(port: Pick<Port, 'device_id' | 'device_owner'>): string | null {
  const { device_id: id, device_owner: owner } = port
  return typeof id === 'string' && id !== '' && owner?.startsWith('compute:') === true ? id : null
}

async function serversByPort(cloud: Cloud, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const servers = new Map<string, string>()
  for await (const port of listPorts(cloud, 'fields=id&fields=device_id&fields=device_owner', signal)) {
    const server = serverBehind(port)
    if (server !== null) servers.set(port.id, server)
  }
  return servers
}
