import type { Component, VolumeNeed } from '../../domain/deployment.ts'
import type { Inventory } from '../../domain/inventory.ts'
import type { Server, Snapshot, Volume } from '../../domain/resources.ts'
import { uniqueNames } from './component-names.ts'
import { groupBy } from './group-by.ts'
import { idleAddresses, publicAddressesOf, unclearAddresses } from './public-addresses.ts'
import { isDeleted, isOversized, isRented } from './rented.ts'
import { sizedServers, type SizedServer } from './sized-servers.ts'
import { volumeNeedsWith } from './volume-needs.ts'

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
  /** Volumes that are larger than a deployment may say. */
  readonly oversized: readonly Volume[]
  /** Ids of volumes that servers name and that are not listed. */
  readonly unlisted: readonly string[]
  /** Snapshots whose volume is not among the components. */
  readonly strays: readonly Snapshot[]
  /** Servers that are deleted, though they could still be restored. */
  readonly deleted: readonly Server[]
  /** Disks of sizes that are not there, as the servers start from volumes: in GiB, by the place among the components. */
  readonly unusedDisks: ReadonlyMap<number, number>
  /** Public IPv4 addresses that no server has. */
  readonly idleAddresses: readonly string[]
  /** IPv4 addresses of servers of which nobody tells whether they are public. */
  readonly unclearAddresses: readonly string[]
}

const mibPerGib = 1024

/** Servers of one size and one number of public addresses are one component; volumes that nobody has attached are another. */
export function componentsOf(inventory: Inventory): Components {
  const servers = inventory.servers.filter((server) => !isDeleted(server))
  const rented = inventory.volumes.filter(isRented)
  const volumes = rented.filter((volume) => !isOversized(volume))
  const sized = sizedServers(servers, rented, publicAddressesOf(inventory))
  const [known, listed] = [idsOf(sized), idsOf(inventory.volumes)]
  const here = idsOf(volumes)
  const groups = [...groupBy(sized, sizeKey).values()]
  return {
    components: componentsFrom({ inventory, groups, volumes, sized }),
    classes: [...new Set(volumes.flatMap((volume) => (volume.class === null ? [] : [volume.class])))].toSorted(),
    unsized: servers.filter(({ id }) => !known.has(id)),
    broken: sized.filter(({ state }) => state === 'error'),
    brokenVolumes: volumes.filter(({ state }) => state === 'error'),
    leftOut: inventory.volumes.filter((volume) => !isRented(volume)),
    oversized: rented.filter(isOversized),
    unlisted: [...namedBy(servers)].filter((id) => !listed.has(id)),
    strays: inventory.snapshots.filter(({ volumeId }) => !here.has(volumeId)),
    deleted: inventory.servers.filter(isDeleted),
    unusedDisks: new Map(groups.flatMap(([first], at) => unusedDisk(first, at))),
    idleAddresses: idleAddresses(inventory),
    unclearAddresses: unclearAddresses(inventory, sized),
  }
}

interface Parts {
  readonly inventory: Inventory
  readonly groups: readonly (readonly SizedServer[])[]
  readonly volumes: readonly Volume[]
  readonly sized: readonly SizedServer[]
}

function componentsFrom({ inventory, groups, volumes, sized }: Parts): readonly Component[] {
  const needs = volumeNeedsWith(inventory.snapshots)
  const owner = ownersOf(volumes, sized)
  const name = uniqueNames()
  const servers = groups.map((group): Component => {
    const ids = idsOf(group)
    const theirs = volumes.filter(({ id }) => ids.has(owner.get(id) ?? ''))
    return serverComponent(name(group[0]?.size.name ?? ''), group, needs(theirs))
  })
  const named = namedBy(inventory.servers)
  const others = volumes.filter(({ id }) => !owner.has(id))
  const isHeld = ({ id, attachedTo }: Volume): boolean => attachedTo.length > 0 || named.has(id)
  const ofVolumes = (wanted: string, its: readonly Volume[]): readonly Component[] =>
    its.length === 0 ? [] : [{ ...blank, name: name(wanted), kind: 'volume', volumes: needs(its) }]
  return [
    ...servers,
    ...ofVolumes('volumes-of-missing-servers', others.filter(isHeld)),
    ...ofVolumes(
      'unattached-volumes',
      others.filter((volume) => !isHeld(volume)),
    ),
  ]
}

function idsOf(resources: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(resources.map(({ id }) => id))
}

function namedBy(servers: readonly Server[]): ReadonlySet<string> {
  return new Set(servers.flatMap(({ volumes }) => volumes.map(({ volumeId }) => volumeId)))
}

function unusedDisk(first: SizedServer | undefined, at: number): readonly (readonly [number, number])[] {
  return first === undefined || first.diskGib === first.size.diskGib ? [] : [[at, first.size.diskGib]]
}

/** The first server that holds a volume, by the volume's id: a shared volume is counted once. */
function ownersOf(volumes: readonly Volume[], servers: readonly Server[]): ReadonlyMap<string, string> {
  const known = idsOf(servers)
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
    publicIpv4: first?.publicIpv4 ?? blank.publicIpv4,
  }
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
