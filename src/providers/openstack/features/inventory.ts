import { resourceKinds, type ResourceKind, type ResourceOf } from '../../../domain/inventory.ts'
import type { InventoryFeature } from '../../contract/reading-features.ts'
import type { Cloud } from '../cloud.ts'
import { listKeyPairs } from './list-key-pairs.ts'
import { listNetworks, listPublicIps, listRouters, listSubnets } from './list-network-things.ts'
import { listSecurityGroups } from './list-security-groups.ts'
import { listServers } from './list-servers.ts'
import { listImages, listSnapshots, listVolumes } from './list-storage.ts'

type Lists = { readonly [K in ResourceKind]: (cloud: Cloud, signal: AbortSignal) => AsyncIterable<ResourceOf[K]> }

const lists: Lists = {
  servers: listServers,
  volumes: listVolumes,
  snapshots: listSnapshots,
  images: listImages,
  networks: listNetworks,
  subnets: listSubnets,
  routers: listRouters,
  securityGroups: listSecurityGroups,
  keyPairs: listKeyPairs,
  publicIps: listPublicIps,
}

export function inventory(cloud: Cloud): InventoryFeature {
  return { kinds: resourceKinds, list: ({ kind, signal }) => lists[kind](cloud, signal) }
}
