import type { ResourceKind, ResourceOf } from '../../../domain/inventory.ts'
import { resourceKinds } from '../../../domain/inventory.ts'
import type { InventoryFeature } from '../../contract/reading-features.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { imageSchema, toImage } from '../resources/image.ts'
import { keyPairSchema, toKeyPair } from '../resources/key-pair.ts'
import { snapshotSchema, toSnapshot, toVolume, volumeSchema } from '../resources/volume.ts'
import { listNetworks, listPublicIps, listRouters, listSecurityGroups, listSubnets } from './list-network-things.ts'
import { listServers } from './list-servers.ts'

type Lists = { readonly [K in ResourceKind]: (cloud: Cloud, signal: AbortSignal) => AsyncIterable<ResourceOf[K]> }

/** Most items that the services give in one page. */
const page = { limit: '1000' }

const lists: Lists = {
  servers: listServers,
  async *volumes(cloud, signal) {
    const project = await projectOf(cloud, signal)
    const call = { service: 'volume', path: 'volumes/detail', collection: 'volumes', query: page, signal } as const
    for await (const one of cloud.client.list({ ...call, schema: volumeSchema })) yield toVolume(one, project)
  },
  async *snapshots(cloud, signal) {
    const project = await projectOf(cloud, signal)
    const call = { service: 'volume', path: 'snapshots/detail', collection: 'snapshots', query: page, signal } as const
    for await (const one of cloud.client.list({ ...call, schema: snapshotSchema })) yield toSnapshot(one, project)
  },
  /** Those of the project; what the cloud offers to everybody is no part of an account. */
  async *images(cloud, signal) {
    const project = await projectOf(cloud, signal)
    const query = { ...page, owner: project.id }
    const call = { service: 'image', path: 'images', collection: 'images', query, signal } as const
    for await (const one of cloud.client.list({ ...call, schema: imageSchema })) {
      if (one.owner === project.id) yield toImage(one, project)
    }
  },
  networks: listNetworks,
  subnets: listSubnets,
  routers: listRouters,
  securityGroups: listSecurityGroups,
  async *keyPairs(cloud, signal) {
    const call = {
      service: 'compute',
      path: 'os-keypairs',
      collection: 'keypairs',
      microversion: '2.35',
      signal,
    } as const
    for await (const one of cloud.client.list({ ...call, schema: keyPairSchema })) yield toKeyPair(one)
  },
  publicIps: listPublicIps,
}

export function inventory(cloud: Cloud): InventoryFeature {
  return { kinds: resourceKinds, list: ({ kind, signal }) => lists[kind](cloud, signal) }
}
