import type { ResourceKind, ResourceOf } from '../../domain/inventory.ts'
import type { Resource } from '../../domain/resources.ts'
import { keyLabel } from '../../providers/contract/creation.ts'

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

/** The same lists with each resource changed. */
export function mapLists(lists: Lists, change: <T extends Resource>(resource: T) => T): Lists {
  const each = <T extends Resource>(all: readonly T[]): T[] => all.map((resource) => change(resource))
  return {
    servers: each(lists.servers),
    volumes: each(lists.volumes),
    snapshots: each(lists.snapshots),
    images: each(lists.images),
    networks: each(lists.networks),
    subnets: each(lists.subnets),
    routers: each(lists.routers),
    securityGroups: each(lists.securityGroups),
    keyPairs: each(lists.keyPairs),
    publicIps: each(lists.publicIps),
  }
}

/** The lists with the users' own labels only: by which key something was made is no business of theirs. */
export function withoutIdentity(lists: Lists): Lists {
  return mapLists(lists, <T extends Resource>(resource: T): T => {
    const { [keyLabel]: key, ...labels } = resource.labels
    return key === undefined ? resource : { ...resource, labels }
  })
}
