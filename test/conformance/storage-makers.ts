import type { Offered } from '../../src/providers/contract/reading-features.ts'
import { requireFeature } from '../../src/providers/contract/require-feature.ts'
import type { ImageWanted, ServerWanted, VolumeWanted } from '../../src/providers/contract/storage-features.ts'
import { type Bench, collect } from './bench.ts'
import { makeOne, type Maker } from './maker.ts'

const mib = 1024 * 1024

export const volumeMaker: Maker<'volumes'> & { readonly feature: 'volumes' } = {
  kind: 'volumes',
  feature: 'volumes',
  needs: [],
  prepare: ({ harness: { volumeBytes } }) => {
    const wanted: VolumeWanted = { sizeBytes: volumeBytes, class: null, from: null }
    return Promise.resolve({
      create: (provider, creation) => requireFeature(provider, 'volumes').create({ ...wanted, ...creation }),
      createOther: (provider, creation) =>
        requireFeature(provider, 'volumes').create({ ...wanted, ...creation, sizeBytes: 2 * volumeBytes }),
      delete: (provider, id, signal) => requireFeature(provider, 'volumes').delete({ id, signal }),
    })
  },
}

export const snapshotMaker: Maker<'snapshots'> & { readonly feature: 'snapshots' } = {
  kind: 'snapshots',
  feature: 'snapshots',
  needs: ['volumes'],
  prepare: async (bench) => {
    const volume = (await makeOne(bench, volumeMaker)).resource
    return {
      create: (provider, creation) =>
        requireFeature(provider, 'snapshots').create({ ...creation, volumeId: volume.id }),
      createOther: async (provider, creation) => {
        const second = (await makeOne(bench, volumeMaker)).resource
        return await requireFeature(provider, 'snapshots').create({ ...creation, volumeId: second.id })
      },
      delete: (provider, id, signal) => requireFeature(provider, 'snapshots').delete({ id, signal }),
    }
  },
}

/** Bytes that do not repeat, in pieces. */
export function imageBytes(sizeBytes: number): Buffer {
  return Buffer.from(Uint32Array.from({ length: sizeBytes / 4 }, (_, index) => Math.imul(index, 2654435761)).buffer)
}

export function imageOf(bytes: Buffer): ImageWanted {
  const content = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 65_536) yield await Promise.resolve(bytes.subarray(at, at + 65_536))
  }
  return { format: 'raw', sizeBytes: bytes.length, minDiskGib: 0, content }
}

export const imageMaker: Maker<'images'> & { readonly feature: 'images' } = {
  kind: 'images',
  feature: 'images',
  needs: [],
  prepare: () =>
    Promise.resolve({
      create: (provider, creation) =>
        requireFeature(provider, 'images').upload({ ...imageOf(imageBytes(mib)), ...creation }),
      createOther: (provider, creation) =>
        requireFeature(provider, 'images').upload({ ...imageOf(imageBytes(mib / 2)), ...creation }),
      delete: (provider, id, signal) => requireFeature(provider, 'images').delete({ id, signal }),
    }),
}

/** A server that starts from a volume, or from an image where there are no volumes; of the smallest size, stopped. */
export const serverMaker: Maker<'servers'> & { readonly feature: 'servers' } = {
  kind: 'servers',
  feature: 'servers',
  needs: ['offers', 'images'],
  prepare: async (bench) => {
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
  },
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
