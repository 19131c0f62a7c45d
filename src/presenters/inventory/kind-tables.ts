import type { ResourceKind, ResourceOf } from '../../domain/inventory.ts'
import type { Stateful } from '../../domain/resources.ts'
import type { MessageKey } from '../../messages/keys.ts'
import type { Translator } from '../../messages/translator.ts'
import { addressText, rulesText, serverSizeText, shortList, stateText, traits } from './resource-words.ts'
import { sizeText } from '../disk/size-text.ts'

/** What names the resources of others: a server by its id, a network by its. */
export interface Names {
  readonly server: (id: string) => string
  readonly volume: (id: string) => string
  readonly network: (id: string) => string
}

/** A column of a table of one kind, besides tenant, name and id. */
export interface KindColumn<T> {
  readonly title: MessageKey
  readonly role: 'text' | 'number' | 'detail'
  readonly cell: (resource: T, names: Names, tr: Translator) => string
}

type KindColumns = { readonly [K in ResourceKind]: readonly KindColumn<ResourceOf[K]>[] }

const state: KindColumn<Stateful> = {
  title: 'inventory.column.state',
  role: 'text',
  cell: (resource, _, tr) => stateText(resource, tr),
}

const size: KindColumn<{ readonly sizeBytes: number | null }> = {
  title: 'inventory.column.size',
  role: 'number',
  cell: ({ sizeBytes }, _, tr) => (sizeBytes === null ? '' : sizeText(sizeBytes, tr)),
}

/** What is shown of each kind, in this order. */
export const kindColumns: KindColumns = {
  servers: [
    state,
    { title: 'inventory.column.size', role: 'text', cell: ({ size: of }, _, tr) => serverSizeText(of, tr) },
    { title: 'inventory.column.addresses', role: 'detail', cell: (server, _, tr) => addressText(server, tr) },
  ],
  volumes: [
    state,
    size,
    { title: 'inventory.column.class', role: 'text', cell: (volume) => volume.class ?? '' },
    {
      title: 'inventory.column.attachedTo',
      role: 'text',
      cell: ({ attachedTo }, { server }, tr) =>
        shortList(
          attachedTo.map(({ serverId }) => server(serverId)),
          tr,
        ),
    },
    { title: 'inventory.column.more', role: 'detail', cell: (volume, _, tr) => traits(volume, tr) },
  ],
  snapshots: [
    state,
    size,
    { title: 'inventory.column.volume', role: 'text', cell: ({ volumeId }, { volume }) => volume(volumeId) },
  ],
  images: [
    state,
    size,
    { title: 'inventory.column.format', role: 'text', cell: ({ format }) => format },
    { title: 'inventory.column.more', role: 'detail', cell: (image, _, tr) => traits(image, tr) },
  ],
  networks: [state, { title: 'inventory.column.more', role: 'text', cell: (network, _, tr) => traits(network, tr) }],
  subnets: [
    { title: 'inventory.column.range', role: 'text', cell: ({ cidr }) => cidr },
    { title: 'inventory.column.network', role: 'text', cell: ({ networkId }, { network }) => network(networkId) },
  ],
  routers: [
    state,
    {
      title: 'inventory.column.interfaces',
      role: 'text',
      cell: ({ interfaces }, _, tr) =>
        shortList(
          interfaces.map(({ address }) => address),
          tr,
        ),
    },
  ],
  securityGroups: [{ title: 'inventory.column.rules', role: 'text', cell: ({ rules }, _, tr) => rulesText(rules, tr) }],
  keyPairs: [{ title: 'inventory.column.fingerprint', role: 'text', cell: ({ fingerprint }) => fingerprint }],
  publicIps: [
    state,
    { title: 'inventory.column.address', role: 'text', cell: ({ address }) => address },
    {
      title: 'inventory.column.server',
      role: 'text',
      cell: ({ serverId }, { server }) => (serverId === null ? '' : server(serverId)),
    },
  ],
}
