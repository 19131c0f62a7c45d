import type { Offered } from '../../src/providers/contract/reading-features.ts'
import { requireFeature } from '../../src/providers/contract/require-feature.ts'
import type { ServerWanted } from '../../src/providers/contract/storage-features.ts'
import { type Bench, collect } from './bench.ts'
import { makeOne, type Make, type Maker } from './maker.ts'
import { imageMaker } from './storage-makers.ts'

/** A server that starts from an image: of the smallest size and stopped, unless told. */
export function serverMakerWith(wishes: Partial<ServerWanted>): Maker<'servers'> & { readonly feature: 'servers' } {
  return {
    kind: 'servers',
    feature: 'servers',
    needs: ['offers', 'images'],
    noOther: async ({ provider, signal }) => {
      const all = await collect(requireFeature(provider, 'offers').list({ signal }))
      return all.length > 1 ? null : 'there is one size of servers only'
    },
    prepare: (bench) => prepare(bench, wishes),
  }
}

export const serverMaker = serverMakerWith({})

async function prepare(bench: Bench, wishes: Partial<ServerWanted>): Promise<Make<'servers'>> {
  const [size, otherSize] = await sizes(bench)
  const image = (await makeOne(bench, imageMaker)).resource
  const networkIds = await networksFor(bench)
  const wanted: ServerWanted = {
    sizeId: size.id,
    state: 'stopped',
    boot: { kind: 'image', id: image.id },
    networkIds,
    securityGroupIds: [],
    keyPair: null,
    userData: null,
    zone: null,
    ...wishes,
  }
  return {
    create: (provider, creation) => requireFeature(provider, 'servers').create({ ...wanted, ...creation }),
    createOther:
      otherSize === undefined
        ? null
        : (provider, creation) =>
            requireFeature(provider, 'servers').create({ ...wanted, ...creation, sizeId: otherSize.id }),
    delete: (provider, id, signal) => requireFeature(provider, 'servers').delete({ id, signal }),
  }
}

/** From the smallest on. */
async function sizes({ provider, signal }: Bench): Promise<readonly [Offered, ...Offered[]]> {
  const all = await collect(requireFeature(provider, 'offers').list({ signal }))
  const [smallest, ...others] = all.sort((a, b) => a.memoryMib + a.vcpu - (b.memoryMib + b.vcpu))
  if (smallest === undefined) throw new Error('no sizes of servers are on offer')
  return [smallest, ...others]
}

async function networksFor(bench: Bench): Promise<readonly string[]> {
  const { networks } = bench.provider.features
  if (networks === undefined) return []
  const { signal } = bench
  const { resource } = await networks.create({ ...bench.creation(), mtu: null })
  bench.later(() => networks.delete({ id: resource.id, signal }))
  await networks.createSubnet({
    ...bench.creation(),
    networkId: resource.id,
    cidr: '10.77.0.0/24',
    version: 4,
    gateway: null,
    dhcp: true,
    dnsServers: [],
    pools: [],
    routes: [],
    ipv6Mode: null,
  })
  return [resource.id]
}
