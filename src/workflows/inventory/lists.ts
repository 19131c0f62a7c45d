import { resourceKinds, type ResourceKind, type ResourceOf } from '../../domain/inventory.ts'
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

/** The lists with the users' own labels only: by which key something was made is no business of theirs. */
export function withoutIdentity(lists: Lists): Lists {
  const stripped = emptyLists()
  for (const kind of resourceKinds) strip(lists[kind], stripped[kind])
  return stripped
}

function strip<T extends Resource>(from: readonly T[], into: T[]): void {
  for (const resource of from) {
    const { [keyLabel]: key, ...labels } = resource.labels
    into.push(key === undefined ? resource : { ...resource, labels })
  }
}
