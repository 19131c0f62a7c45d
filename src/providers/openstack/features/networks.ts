import { z } from 'zod'
import type { Network, Subnet } from '../../../domain/network-resources.ts'
import type { Created, Creation } from '../../contract/creation.ts'
import type { NetworksFeature, SubnetWanted } from '../../contract/network-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { makeOnce } from '../creating.ts'
import { describe } from '../resources/described.ts'
import { networkSchema, subnetSchema, toNetwork, toSubnet } from '../resources/network.ts'
import { deleteThing } from './delete-thing.ts'
import { listNetworks, listSubnets } from './list-network-things.ts'

const networkAnswer = z.object({ network: networkSchema })
const subnetAnswer = z.object({ subnet: subnetSchema })
const created = z.object({ id: z.string() })

export function networks(cloud: Cloud): NetworksFeature {
  return {
    create: (request) => {
      const { name, key, mtu, signal } = request
      const json = { network: { name, description: describe('', key), ...(mtu === null ? {} : { mtu }) } }
      const call = { service: 'network', method: 'POST', path: 'networks', json, signal } as const
      return makeOnce(cloud, {
        kind: 'networks',
        creation: request,
        list: listNetworks,
        difference: (existing) => (mtu === null || existing.mtu === mtu ? null : `mtu ${String(existing.mtu)}`),
        create: async () => (await cloud.client.read({ ...call, schema: z.object({ network: created }) })).network.id,
        remove: (id) => deleteThing(cloud, path`networks/${id}`, signal),
        finish: (id) => readNetwork(cloud, id, signal),
      })
    },
    createSubnet: (request) =>
      makeOnce(cloud, {
        kind: 'subnets',
        creation: request,
        list: listSubnets,
        difference: (existing) => subnetDifference(existing, request),
        create: () => postSubnet(cloud, request),
        remove: (id) => deleteThing(cloud, path`subnets/${id}`, request.signal),
        finish: (id) => readSubnet(cloud, id, request.signal),
      }),
    // Neutron takes the subnets of a network along.
    delete: ({ id, signal }) => deleteThing(cloud, path`networks/${id}`, signal),
  }
}

async function readNetwork(cloud: Cloud, id: string, signal: AbortSignal): Promise<Created<Network>> {
  const call = { service: 'network', path: path`networks/${id}`, signal } as const
  const { network } = await cloud.client.read({ ...call, schema: networkAnswer })
  return { changed: false, resource: toNetwork(network, await projectOf(cloud, signal)) }
}

async function readSubnet(cloud: Cloud, id: string, signal: AbortSignal): Promise<Created<Subnet>> {
  const call = { service: 'network', path: path`subnets/${id}`, signal } as const
  const { subnet } = await cloud.client.read({ ...call, schema: subnetAnswer })
  return { changed: false, resource: toSubnet(subnet, await projectOf(cloud, signal)) }
}

async function postSubnet({ client }: Cloud, wanted: Creation & SubnetWanted): Promise<string> {
  const { pools, routes, ipv6Mode, signal } = wanted
  const json = {
    subnet: {
      name: wanted.name,
      description: describe('', wanted.key),
      network_id: wanted.networkId,
      cidr: wanted.cidr,
      ip_version: wanted.version,
      gateway_ip: wanted.gateway,
      enable_dhcp: wanted.dhcp,
      dns_nameservers: wanted.dnsServers,
      host_routes: routes.map(({ destination, via }) => ({ destination, nexthop: via })),
      ...(pools.length === 0 ? {} : { allocation_pools: pools }),
      ...(ipv6Mode === null ? {} : { ipv6_address_mode: ipv6Mode, ipv6_ra_mode: ipv6Mode }),
    },
  }
  const call = { service: 'network', method: 'POST', path: 'subnets', json, signal } as const
  return (await client.read({ ...call, schema: z.object({ subnet: created }) })).subnet.id
}

function subnetDifference(existing: Subnet, wanted: SubnetWanted): string | null {
  if (existing.networkId !== wanted.networkId) return `network ${existing.networkId}`
  if (existing.cidr !== wanted.cidr) return `cidr ${existing.cidr}`
  return existing.gateway === wanted.gateway ? null : `gateway ${existing.gateway ?? '–'}`
}

/** The only network that leads outside. @throws ProviderError conflict – there is none, or several: it must be named. */
export async function onlyExternalNetwork(cloud: Cloud, signal: AbortSignal): Promise<string> {
  const found: string[] = []
  for await (const { id, external } of listNetworks(cloud, signal)) if (external) found.push(id)
  const [id] = found
  if (id !== undefined && found.length === 1) return id
  const values = { networks: found.length === 0 ? '–' : found.join(', ') }
  throw openstackError({ code: 'conflict', key: 'openstack.externalNetwork', values })
}
