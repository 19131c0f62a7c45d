import type { ResourceKind, ResourceOf } from '../../domain/inventory.ts'

/** What has been read so far, by kind. */
export type Lists = { readonly [K in ResourceKind]: ResourceOf[K][] }

export function emptyLists(): Lists {
  return {
    servers: [],
    volumes: [],
    snapshots: [],
    images: [],
    networks: [],
    subnets: [],
    routers: [],
    securityGroups: [],
    keyPairs: [],
    publicIps: [],
  }
}
