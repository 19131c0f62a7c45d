import type { Component, VolumeNeed } from '../../domain/deployment.ts'
import type { Inventory } from '../../domain/inventory.ts'
import type { Server, Stateful, Volume } from '../../domain/resources.ts'
import { uniqueNames } from './component-names.ts'
import { idleAddresses, publicAddressesOf, unclearAddresses } from './public-addresses.ts'
import { sizedServers, type SizedServer } from './sized-servers.ts'

/** The parts of a deployment that stand for an inventory, and what could not become one. */
export interface Components {
  readonly components: readonly Component[]
  /** Storage classes met, by the provider's names. */
  readonly classes: readonly string[]
  /** Servers whose size the provider no longer describes. */
  readonly unsized: readonly Server[]
  /** Servers that stand among the components although the provider gave them up. */
  readonly broken: readonly Server[]
  /** The same of volumes. */
  readonly brokenVolumes: readonly Volume[]
  /** Volumes that are being deleted or have no size: nobody would rent them again. */
  readonly leftOut: readonly Volume[]
  /** Servers that are deleted, though they could still be restored. */
  readonly deleted: readonly Server[]
  /** Disks of sizes that are not there, as the servers start from volumes: in GiB, by the place among the components. */
  readonly unusedDisks: ReadonlyMap<number, number>
  /** Public IPv4 addresses that no server has. */
  readonly idleAddresses: readonly string[]
  /** IPv4 addresses of servers of which nobody tells whether they are public. */
  readonly unclearAddresses: readonly string[]
}

const bytesPerGib = 2 ** 30
const mibPerGib = 1024

/** Servers of one size and one number of public addresses are one component; volumes that nobody has attached are another. */
export function componentsOf(inventory: Inventory): Components {
  const { snapshots } = inventory
  const servers = inventory.servers.filter((server) => !isDeleted(server))
  const volumes = inventory.volumes.filter(isRented)
  const sized = sizedServers(servers, volumes, publicAddressesOf(inventory))
  const known = new Set(sized.map(({ id }) => id))
  const kept = countBy(snapshots.map(({ volumeId }) => volumeId))
  const owner = ownersOf(volumes, sized)
  const groups = [...groupBy(sized, sizeKey).values()]
  const name = uniqueNames()
  const components = groups.map((group): Component => {
    const ids = new Set(group.map(({ id }) => id))
    const theirs = volumes.filter(({ id }) => ids.has(owner.get(id) ?? ''))
    return serverComponent(name(group[0]?.size.name ?? ''), group, volumeNeeds(theirs, kept))
  })
  const alone = volumes.filter(({ id }) => !owner.has(id))
  const rest = alone.length === 0 ? [] : [volumeComponent(name('unattached-volumes'), volumeNeeds(alone, kept))]
  return {
    components: [...components, ...rest],
    classes: [...new Set(volumes.flatMap((volume) => (volume.class === null ? [] : [volume.class])))].toSorted(),
    unsized: servers.filter(({ id }) => !known.has(id)),
    broken: sized.filter(({ state }) => state === 'error'),
    brokenVolumes: volumes.filter(({ state }) => state === 'error'),
    leftOut: inventory.volumes.filter((volume) => !isRented(volume)),
    deleted: inventory.servers.filter(isDeleted),
    unusedDisks: new Map(groups.flatMap(([first], at) => unusedDisk(first, at))),
    idleAddresses: idleAddresses(inventory),
    unclearAddresses: unclearAddresses(inventory, sized),
  }
}

function isRented(volume: Volume): boolean {
  return volume.sizeBytes > 0 && !isDeleted(volume)
}

/** Also where its deletion failed: `deleting`, `error_deleting`, `SOFT_DELETED`. */
function isDeleted({ providerState }: Stateful): boolean {
  return /delet/i.test(providerState)
}

function unusedDisk(first: SizedServer | undefined, at: number): readonly (readonly [number, number])[] {
  return first === undefined || first.diskGib === first.size.diskGib ? [] : [[at, first.size.diskGib]]
}

/** The first server that holds a volume, by the volume's id: a shared volume is counted once. */
function ownersOf(volumes: readonly Volume[], servers: readonly Server[]): ReadonlyMap<string, string> {
  const known = new Set(servers.map(({ id }) => id))
  const said = servers.flatMap((server) => server.volumes.map(({ volumeId }) => [volumeId, server.id] as const))
  const attached = volumes.flatMap(({ id, attachedTo }) => attachedTo.map(({ serverId }) => [id, serverId] as const))
  return new Map([...said, ...attached].filter(([, server]) => known.has(server)).toReversed())
}

function sizeKey(server: SizedServer): string {
  const { name, vcpu, memoryMib } = server.size
  return JSON.stringify([name, vcpu, memoryMib, server.diskGib, server.publicIpv4])
}

function serverComponent(name: string, group: readonly SizedServer[], volumes: readonly VolumeNeed[]): Component {
  const [first] = group
  const { vcpu = 1, memoryMib = mibPerGib } = first?.size ?? {}
  return {
    ...blank,
    name,
    kind: 'server',
    count: group.length,
    vcpu,
    memoryGib: Number((memoryMib / mibPerGib).toFixed(3)),
    diskGib: first?.diskGib ?? null,
    volumes,
    publicIpv4: first?.publicIpv4 ?? none,
  }
}

function volumeComponent(name: string, volumes: readonly VolumeNeed[]): Component {
  return { ...blank, name, kind: 'volume', volumes }
}

const blank = {
  managed: false,
  count: 1,
  vcpu: null,
  cpu: 'shared',
  memoryGib: null,
  diskGib: null,
  arch: 'x86',
  volumes: [],
  dataClass: 'personal',
  publicIpv4: 0,
  price: null,
} as const

/** Volumes of one size and as many snapshots are one entry. */
function volumeNeeds(volumes: readonly Volume[], kept: ReadonlyMap<string, number>): readonly VolumeNeed[] {
  const needs = volumes.map(({ id, sizeBytes }) => ({
    sizeGib: Math.max(0.001, Number((sizeBytes / bytesPerGib).toFixed(3))),
    snapshotsKept: kept.get(id) ?? none,
  }))
  const groups = [
    ...groupBy(needs, ({ sizeGib, snapshotsKept }) => `${String(sizeGib)} ${String(snapshotsKept)}`).values(),
  ]
  return groups.flatMap((group): VolumeNeed[] => {
    const [first] = group
    return first === undefined ? [] : [{ ...first, class: 'general', count: group.length }]
  })
}

const none = 0

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}

function countBy(words: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]))
}
