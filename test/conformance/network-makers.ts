import type { SecurityRule } from '../../src/domain/network-resources.ts'
import type { SubnetWanted } from '../../src/providers/contract/network-features.ts'
import { requireFeature } from '../../src/providers/contract/require-feature.ts'
import type { Bench } from './bench.ts'
import { makeOne, type Maker } from './maker.ts'

export const networkMaker: Maker<'networks'> & { readonly feature: 'networks' } = {
  kind: 'networks',
  feature: 'networks',
  needs: [],
  prepare: () =>
    Promise.resolve({
      create: (provider, creation) => requireFeature(provider, 'networks').create({ ...creation, mtu: null }),
      createOther: (provider, creation) => requireFeature(provider, 'networks').create({ ...creation, mtu: 1280 }),
      delete: (provider, id, signal) => requireFeature(provider, 'networks').delete({ id, signal }),
    }),
}

export const subnetOf = (networkId: string): SubnetWanted => ({
  networkId,
  cidr: '10.78.0.0/24',
  version: 4,
  gateway: '10.78.0.1',
  dhcp: true,
  dnsServers: ['192.0.2.53'],
  pools: [{ start: '10.78.0.10', end: '10.78.0.99' }],
  routes: [],
  ipv6Mode: null,
})

export const subnetMaker: Maker<'subnets'> & { readonly feature: 'networks' } = {
  kind: 'subnets',
  goesAlong: true,
  feature: 'networks',
  needs: [],
  prepare: async (bench) => {
    const network = (await makeOne(bench, networkMaker)).resource
    const wanted = subnetOf(network.id)
    return {
      create: (provider, creation) => requireFeature(provider, 'networks').createSubnet({ ...wanted, ...creation }),
      createOther: (provider, creation) => {
        const other = { cidr: '10.79.0.0/24', gateway: '10.79.0.1', pools: [] }
        return requireFeature(provider, 'networks').createSubnet({ ...wanted, ...creation, ...other })
      },
      delete: null,
    }
  },
}

export const routerMaker: Maker<'routers'> & { readonly feature: 'routers' } = {
  kind: 'routers',
  noOther: () => 'nothing else can be wanted of routers',
  feature: 'routers',
  needs: ['networks'],
  prepare: async (bench) => {
    const subnet = (await makeOne(bench, subnetMaker)).resource
    return {
      create: (provider, creation) =>
        requireFeature(provider, 'routers').create({ ...creation, externalNetworkId: null, subnetIds: [subnet.id] }),
      createOther: null,
      delete: (provider, id, signal) => requireFeature(provider, 'routers').delete({ id, signal }),
    }
  },
}

const any = { protocol: null, portFrom: null, portTo: null, remoteCidr: null, remoteGroupId: null, description: '' }

/** As they come in real life: a port for all, a range for a network, IPv6, and the members of the group itself. */
export const rules: readonly SecurityRule[] = [
  { ...any, direction: 'in', version: 4, protocol: 'tcp', portFrom: 443, portTo: 443, remoteCidr: '0.0.0.0/0' },
  { ...any, direction: 'in', version: 4, protocol: 'udp', portFrom: 6000, portTo: 6010, remoteCidr: '10.0.0.0/8' },
  { ...any, direction: 'in', version: 6, protocol: 'tcp', portFrom: 22, portTo: 22, remoteCidr: '2001:db8::/32' },
  { ...any, direction: 'in', version: 4, protocol: 'tcp', portFrom: 5432, portTo: 5432, remoteGroupId: 'self' },
  { ...any, direction: 'out', version: 4 },
]

export const securityGroupMaker: Maker<'securityGroups'> & { readonly feature: 'securityGroups' } = {
  kind: 'securityGroups',
  noOther: () => 'nothing else can be wanted of securityGroups',
  feature: 'securityGroups',
  needs: [],
  prepare: () =>
    Promise.resolve({
      create: (provider, creation) =>
        requireFeature(provider, 'securityGroups').create({ ...creation, description: 'made by the suite', rules }),
      createOther: null,
      delete: (provider, id, signal) => requireFeature(provider, 'securityGroups').delete({ id, signal }),
    }),
}

/** Made for this suite; nobody has the private halves. */
export const publicKeys = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f conformance',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB8eHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgEA conformance',
] as const

export const keyPairMaker: Maker<'keyPairs'> & { readonly feature: 'keyPairs' } = {
  kind: 'keyPairs',
  feature: 'keyPairs',
  needs: [],
  prepare: () =>
    Promise.resolve({
      create: (provider, creation) =>
        requireFeature(provider, 'keyPairs').create({ ...creation, publicKey: publicKeys[0] }),
      createOther: (provider, creation) =>
        requireFeature(provider, 'keyPairs').create({ ...creation, publicKey: publicKeys[1] }),
      delete: (provider, id, signal) => requireFeature(provider, 'keyPairs').delete({ id, signal }),
    }),
}

export const publicIpMaker: Maker<'publicIps'> & { readonly feature: 'publicIps' } = {
  kind: 'publicIps',
  noOther: () => 'nothing else can be wanted of publicIps',
  feature: 'publicIps',
  needs: [],
  prepare: async (bench) => {
    const externalNetworkId = await externalNetwork(bench)
    return {
      create: (provider, creation) => requireFeature(provider, 'publicIps').create({ ...creation, externalNetworkId }),
      createOther: null,
      delete: (provider, id, signal) => requireFeature(provider, 'publicIps').delete({ id, signal }),
    }
  },
}

/** The network that leads outside; null where the provider has no such thing. */
async function externalNetwork(bench: Bench): Promise<string | null> {
  const networks = await bench.list('networks')
  return networks.find(({ external }) => external)?.id ?? null
}
