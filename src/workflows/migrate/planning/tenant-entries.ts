import type { ResourceOf } from '../../../domain/inventory.ts'
import { plannedKinds, type Entry, type PlannedKind, type TenantEntries } from '../../../plan/entries.ts'
import { keyPairEntry, securityGroupEntry } from './access-entries.ts'
import { imageEntry, volumeEntry } from './disk-entries.ts'
import { networkEntry, publicIpEntry, routerEntry, subnetEntry } from './network-entries.ts'
import type { Planning } from './planning.ts'
import { serverEntry } from './server-entry.ts'

type Makers = {
  readonly [K in PlannedKind]: (key: string, resource: ResourceOf[K], planning: Planning) => Entry<K>
}

const makers: Makers = {
  networks: networkEntry,
  subnets: subnetEntry,
  routers: routerEntry,
  securityGroups: securityGroupEntry,
  keyPairs: keyPairEntry,
  images: imageEntry,
  volumes: volumeEntry,
  servers: serverEntry,
  publicIps: publicIpEntry,
}

/** Everything of every tenant, entries in the order of their keys. */
export function tenantsOf(planning: Planning): Record<string, TenantEntries> {
  const tenants = new Map(planning.owners.tenants.map((tenant) => [tenant, noEntries()] as const))
  for (const kind of plannedKinds) addEntries(kind, planning, tenants)
  return Object.fromEntries(tenants)
}

function noEntries(): TenantEntries {
  return {
    networks: [],
    subnets: [],
    routers: [],
    securityGroups: [],
    keyPairs: [],
    images: [],
    volumes: [],
    servers: [],
    publicIps: [],
  }
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- lists, makers and entries are of the same kind
function addEntries<K extends PlannedKind>(
  kind: K,
  planning: Planning,
  tenants: ReadonlyMap<string, { readonly [T in PlannedKind]: Entry<T>[] }>,
): void {
  const { lists, owners, keyOf } = planning
  const maker: Makers[K] = makers[kind]
  const resources: readonly ResourceOf[K][] = lists[kind]
  for (const resource of resources) {
    const thing = { kind, id: resource.id }
    const tenant = owners.ownerOf(thing)
    const key = keyOf(thing)
    if (tenant !== null && key !== null) tenants.get(tenant)?.[kind].push(maker(key, resource, planning))
  }
  for (const entries of tenants.values()) entries[kind].sort((a, b) => (a.key < b.key ? -1 : 1))
}
