import { z } from 'zod'
import type { Router } from '../../../domain/network-resources.ts'
import type { Cloud } from '../cloud.ts'
import type { Interfaces } from '../resources/server.ts'

const portSchema = z.object({
  id: z.string(),
  device_id: z.string().nullish(),
  device_owner: z.string().nullish(),
  fixed_ips: z.array(z.object({ subnet_id: z.string(), ip_address: z.string() })).nullish(),
  security_groups: z.array(z.string()).nullish(),
})

type Port = z.infer<typeof portSchema>

function listPorts({ client }: Cloud, query: string, signal: AbortSignal): AsyncIterable<Port> {
  return client.list({
    service: 'network',
    path: `ports?${query}`,
    collection: 'ports',
    query: { limit: '1000' },
    schema: portSchema,
    signal,
  })
}

const interfaceOwners = [
  'network:router_interface',
  'network:router_interface_distributed',
  'network:ha_router_replicated_interface',
]

export function listRouterPorts(cloud: Cloud, signal: AbortSignal): AsyncIterable<Port> {
  return listPorts(cloud, interfaceOwners.map((owner) => `device_owner=${encodeURIComponent(owner)}`).join('&'), signal)
}

/** By the id of the router. */
export function interfacesOf(ports: readonly Port[]): ReadonlyMap<string, Router['interfaces']> {
  const interfaces = new Map<string, Router['interfaces']>()
  for (const { device_id: router, fixed_ips: addresses } of ports) {
    const more = (addresses ?? []).map((one) => ({ subnetId: one.subnet_id, address: one.ip_address }))
    interfaces.set(router ?? '', [...(interfaces.get(router ?? '') ?? []), ...more])
  }
  return interfaces
}

const serverFields = ['id', 'device_id', 'device_owner', 'fixed_ips', 'security_groups']

/** Whatever they belong to: Neutron knows no pattern for the owners that Nova names by zone. */
export function listServerPorts(cloud: Cloud, signal: AbortSignal): AsyncIterable<Port> {
  return listPorts(cloud, serverFields.map((field) => `fields=${field}`).join('&'), signal)
}

/** By the id of the server. */
export function interfacesOfServers(ports: readonly Port[]): ReadonlyMap<string, Interfaces> {
  const servers = new Map<string, Interfaces>()
  for (const port of ports) {
    const server = serverBehind(port)
    if (server === null) continue
    const { addresses, securityGroupIds } = servers.get(server) ?? { addresses: [], securityGroupIds: [] }
    const { fixed_ips: fixed, security_groups: groups } = port
    servers.set(server, {
      addresses: [...addresses, ...(fixed ?? []).map(({ ip_address: address }) => address)],
      // A port that does not tell its groups may be in any. Neutron gives them in any order.
      securityGroupIds: securityGroupIds && groups ? [...new Set([...securityGroupIds, ...groups])].toSorted() : null,
    })
  }
  return servers
}

/** By the id of the port. */
export function holdersOf(ports: readonly Port[]): ReadonlyMap<string, string> {
  return new Map(
    ports.flatMap((port) => {
      const server = serverBehind(port)
      return server === null ? [] : [[port.id, server] as const]
    }),
  )
}

export function serverBehind(port: Pick<Port, 'device_id' | 'device_owner'>): string | null {
  const { device_id: id, device_owner: owner } = port
  return typeof id === 'string' && id !== '' && owner?.startsWith('compute:') === true ? id : null
}
