import type { ResourceKind, ResourceOf } from '../../../domain/inventory.ts'
import type { Image, Server, Snapshot, Stateful, Volume } from '../../../domain/resources.ts'
import { logicalBytesLabel } from '../../contract/creation.ts'
import type { Base, RecordOf } from './records.ts'

/** What is not in the record itself. */
export interface Seen {
  /** Servers that have a volume, by the id of the volume. */
  readonly attachments: ReadonlyMap<string, Volume['attachedTo']>
  readonly power: (server: RecordOf['servers']) => Promise<Stateful>
  /** Names of security groups, by their ids. */
  readonly groupNames: ReadonlyMap<string, string>
}

type Converters = {
  readonly [K in ResourceKind]: (record: RecordOf[K], seen: Seen) => ResourceOf[K] | Promise<ResourceOf[K]>
}

const stored: Stateful = { state: 'ready', providerState: 'stored' }

/** What every resource has; the rest of a record is no business of others. */
const own = ({ id, name, labels, tenant, createdAt }: Base): Base => ({ id, name, labels, tenant, createdAt })

async function server(record: RecordOf['servers'], { power, groupNames }: Seen): Promise<Server> {
  const { size, boot, volumes, addresses, securityGroupIds, keyPair, zone } = record
  const state = await power(record)
  return {
    ...own(record),
    ...state,
    size,
    imageId: boot.kind === 'image' ? boot.id : null,
    volumes,
    addresses,
    securityGroups: securityGroupIds.map((id) => groupNames.get(id) ?? id),
    securityGroupIds,
    keyPair,
    zone,
    serverGroup: null,
  }
}

function volume(record: RecordOf['volumes'], { attachments }: Seen): Volume {
  const { sizeBytes, bootable, encrypted, shareable, snapshotId, imageId, zone } = record
  return {
    ...own(record),
    ...stored,
    sizeBytes,
    logicalBytes: logicalBytesOf(record.labels),
    class: record.class,
    bootable,
    encrypted,
    shareable,
    attachedTo: attachments.get(record.id) ?? [],
    snapshotId,
    imageId,
    zone,
  }
}

function logicalBytesOf(labels: Readonly<Record<string, string>>): number | null {
  const text = labels[logicalBytesLabel] ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

const snapshot = (record: RecordOf['snapshots']): Snapshot => {
  const { volumeId, sizeBytes } = record
  return { ...own(record), ...stored, volumeId, sizeBytes }
}

const image = (record: RecordOf['images']): Image => {
  const { format, sizeBytes, diskBytes, sha512, minDiskGib, minMemoryMib } = record
  const checksum = { algorithm: 'sha512', value: sha512 }
  return { ...own(record), ...stored, format, sizeBytes, diskBytes, checksum, minDiskGib, minMemoryMib, shared: false }
}

const converters: Converters = {
  servers: server,
  volumes: volume,
  snapshots: snapshot,
  images: image,
  networks: (record) => ({
    ...own(record),
    ...stored,
    external: record.external,
    shared: record.shared,
    mtu: record.mtu,
  }),
  subnets: (record) => {
    const { networkId, cidr, version, gateway, dhcp, dnsServers, pools, routes, ipv6Mode } = record
    return { ...own(record), networkId, cidr, version, gateway, dhcp, dnsServers, pools, routes, ipv6Mode }
  },
  routers: (record) => {
    const { externalNetworkId, interfaces, routes } = record
    return { ...own(record), ...stored, externalNetworkId, interfaces, routes }
  },
  securityGroups: (record) => {
    const { description, stateful, rules } = record
    return { ...own(record), description, stateful, rules }
  },
  keyPairs: (record) => ({ ...own(record), fingerprint: record.fingerprint, publicKey: record.publicKey }),
  publicIps: (record) => ({
    ...own(record),
    ...stored,
    address: record.address,
    version: record.version,
    serverId: record.serverId,
  }),
}

/** A record as the core knows it. */
export async function toResource<K extends ResourceKind>(
  kind: K,
  record: RecordOf[K],
  seen: Seen,
): Promise<ResourceOf[K]> {
  const convert: (record: RecordOf[K], seen: Seen) => ResourceOf[K] | Promise<ResourceOf[K]> = converters[kind]
  return await convert(record, seen)
}
