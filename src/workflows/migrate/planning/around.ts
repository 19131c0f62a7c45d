import type { ResourceOf } from '../../../domain/inventory.ts'
import { grouped } from './grouped.ts'
import type { GroupsOfServers } from './groups-of-servers.ts'
import type { Lists } from './source-lists.ts'

type Server = ResourceOf['servers']
type Index<T> = ReadonlyMap<string, T>

/** Finds what things hang on, each by one look. */
export interface Around extends GroupsOfServers {
  readonly servers: Index<Server>
  readonly volumes: Index<ResourceOf['volumes']>
  readonly images: Index<ResourceOf['images']>
  readonly networks: Index<ResourceOf['networks']>
  readonly subnets: Index<ResourceOf['subnets']>
  readonly securityGroups: Index<ResourceOf['securityGroups']>
  /** Ids, in the order of the interfaces. */
  readonly networksOf: (server: Server) => readonly string[]
  /** Names of networks that it is in and that none or several of the source have. */
  readonly unclearNetworksOf: (server: Server) => readonly string[]
  readonly keyPairOf: (server: Server) => string | null
  readonly subnetsOf: (networkId: string) => readonly string[]
  readonly routersOf: (subnetId: string) => readonly string[]
  readonly addressesOf: (serverId: string) => readonly string[]
}

export function around(lists: Lists, groups: GroupsOfServers): Around {
  const networks = byId(lists.networks)
  const networksNamed = grouped(lists.networks, ({ name }) => [name])
  const keysNamed = grouped(lists.keyPairs, ({ name }) => [name])
  const bySubnet = grouped(lists.routers, ({ interfaces }) => interfaces.map(({ subnetId }) => subnetId))
  const ofNetwork = grouped(lists.subnets, ({ networkId }) => [networkId])
  const ofServer = grouped(lists.publicIps, ({ serverId }) => (serverId === null ? [] : [serverId]))
  return {
    servers: byId(lists.servers),
    volumes: byId(lists.volumes),
    images: byId(lists.images),
    networks,
    subnets: byId(lists.subnets),
    securityGroups: byId(lists.securityGroups),
    networksOf: (server) =>
      unique(
        networkWords(server).flatMap((word) =>
          networks.has(word) ? [word] : best(networksNamed.get(word), server.tenant),
        ),
      ),
    unclearNetworksOf: (server) =>
      unique(networkWords(server)).filter((word) => !networks.has(word) && networksNamed.get(word)?.length !== 1),
    ...groups,
    keyPairOf: ({ keyPair, tenant }) => (keyPair === null ? null : (best(keysNamed.get(keyPair), tenant)[0] ?? null)),
    subnetsOf: (networkId) => idsOf(ofNetwork.get(networkId)),
    routersOf: (subnetId) => idsOf(bySubnet.get(subnetId)),
    addressesOf: (serverId) => idsOf(ofServer.get(serverId)),
  }
}

/** What the provider calls the networks of its interfaces: by name or by id. */
const networkWords = ({ addresses }: Server): readonly string[] =>
  addresses.filter(({ kind }) => kind === 'fixed').map(({ network }) => network)

interface Owned {
  readonly id: string
  readonly tenant: string | null
}

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)]
const idsOf = (all: readonly Owned[] | undefined): readonly string[] => (all ?? []).map(({ id }) => id)

/** The one of several with one name: the tenant's own, else the first. */
function best(all: readonly Owned[] | undefined, tenant: string | null): readonly string[] {
  return idsOf((all ?? []).toSorted((a, b) => Number(b.tenant === tenant) - Number(a.tenant === tenant))).slice(0, 1)
}

function byId<T extends Owned>(all: readonly T[]): Index<T> {
  return new Map(all.map((each) => [each.id, each]))
}
