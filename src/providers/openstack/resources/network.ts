import { z } from 'zod'
import type { Network, PublicIp, Router, Subnet } from '../../../domain/network-resources.ts'
import type { Resource } from '../../../domain/resources.ts'
import { tenantOf, type Project } from '../cloud.ts'
import { descriptionOf, labelsOf } from './described.ts'
import { isoTime, orNull, text } from './fields.ts'
import { thingState } from './state.ts'

/** What everything of Neutron has. Clouds before Newton know `tenant_id` alone. */
export const neutronFields = {
  id: z.string(),
  name: text,
  project_id: text,
  tenant_id: text,
  description: text,
  tags: z.array(z.string()).nullish(),
  created_at: text,
}

type NeutronThing = z.infer<z.ZodObject<typeof neutronFields>>

function ownerOf(given: Pick<NeutronThing, 'project_id' | 'tenant_id'>): string | null {
  return orNull(given.project_id ?? given.tenant_id)
}

/** A record that names no owner is kept, and said to be nobody's: it may be the project's own. */
export function mayBeOf(given: Pick<NeutronThing, 'project_id' | 'tenant_id'>, { id }: Project): boolean {
  const owner = ownerOf(given)
  return owner === null || owner === id
}

export function toResource(given: NeutronThing, project: Project): Resource {
  return {
    id: given.id,
    name: given.name ?? '',
    labels: labelsOf(given.description, given.tags),
    tenant: tenantOf(ownerOf(given), project),
    createdAt: isoTime(given.created_at),
  }
}

export const networkSchema = z.object({
  ...neutronFields,
  status: z.string(),
  shared: z.boolean().nullish(),
  mtu: z.number().nullish(),
  'router:external': z.boolean().nullish(),
})

export type NeutronNetwork = z.infer<typeof networkSchema>

export function toNetwork(given: NeutronNetwork, project: Project): Network {
  return {
    ...toResource(given, project),
    ...thingState(given.status),
    external: given['router:external'] ?? false,
    shared: given.shared ?? false,
    mtu: given.mtu ?? null,
  }
}

export const subnetSchema = z.object({
  ...neutronFields,
  network_id: z.string(),
  cidr: z.string(),
  ip_version: z.union([z.literal(4), z.literal(6)]),
  gateway_ip: text,
  enable_dhcp: z.boolean().nullish(),
  dns_nameservers: z.array(z.string()).nullish(),
  allocation_pools: z.array(z.object({ start: z.string(), end: z.string() })).nullish(),
  host_routes: z.array(z.object({ destination: z.string(), nexthop: z.string() })).nullish(),
  ipv6_address_mode: text,
})

export type NeutronSubnet = z.infer<typeof subnetSchema>

export function toSubnet(given: NeutronSubnet, project: Project): Subnet {
  return {
    ...toResource(given, project),
    networkId: given.network_id,
    cidr: given.cidr,
    version: given.ip_version,
    gateway: orNull(given.gateway_ip),
    dhcp: given.enable_dhcp ?? false,
    dnsServers: given.dns_nameservers ?? [],
    pools: given.allocation_pools ?? [],
    routes: toRoutes(given.host_routes),
    ipv6Mode: orNull(given.ipv6_address_mode),
  }
}

const routes = z.array(z.object({ destination: z.string(), nexthop: z.string() })).nullish()

function toRoutes(given: z.infer<typeof routes>): Subnet['routes'] {
  return (given ?? []).map(({ destination, nexthop }) => ({ destination, via: nexthop }))
}

export const routerSchema = z.object({
  ...neutronFields,
  status: z.string(),
  external_gateway_info: z.object({ network_id: z.string() }).nullish(),
  routes,
})

export function toRouter(
  given: z.infer<typeof routerSchema>,
  project: Project,
  interfaces: Router['interfaces'],
): Router {
  return {
    ...toResource(given, project),
    ...thingState(given.status),
    externalNetworkId: given.external_gateway_info?.network_id ?? null,
    interfaces,
    routes: toRoutes(given.routes),
  }
}

export const floatingIpSchema = z.object({
  ...neutronFields,
  status: text,
  floating_ip_address: z.string(),
  port_id: text,
  port_details: z.object({ device_id: text, device_owner: text }).nullish(),
})

export type NeutronFloatingIp = z.infer<typeof floatingIpSchema>

/** Its status tells whether it is connected; the address is there in either case. A floating address has no name but its description. */
export function toPublicIp(given: NeutronFloatingIp, project: Project, serverId: string | null): PublicIp {
  return {
    ...toResource(given, project),
    name: descriptionOf(given.description),
    ...thingState(given.status ?? 'n/a'),
    address: given.floating_ip_address,
    version: given.floating_ip_address.includes(':') ? 6 : 4,
    serverId,
  }
}
