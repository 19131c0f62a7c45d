import { mostVolumeNeeds, type Component, type VolumeNeed } from '../../domain/deployment.ts'
import type { Inventory } from '../../domain/inventory.ts'
import type { Server, Snapshot, Volume } from '../../domain/resources.ts'
import { uniqueNames } from './component-names.ts'
import { groupBy } from './group-by.ts'
import { publicAddresses } from './public-addresses.ts'
import { isDeleted, isOversized, isOversizedServer, isRented } from './rented.ts'
import { extraDiskGib, hasSize, sizedServers, type SizedServer } from './sized-servers.ts'
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
  /** The same of servers. */
  readonly oversizedServers: readonly Server[]
  /** Ids of volumes that servers name and that are not listed. */
  readonly unlisted: readonly string[]
  /** Snapshots whose volume is not among the components. */
  readonly strays: readonly Snapshot[]
  /** Servers that are deleted, though they could still be restored. */
  readonly deleted: readonly Server[]
  /** Disks of sizes that are not there, as the servers start from volumes: in GiB, by the place among the components. */
  readonly unusedDisks: ReadonlyMap<number, number>
  /** Servers with ephemeral or swap disks, which stand among the components as a part of their own disk. */
  readonly extraDisks: readonly Server[]
  /** Servers with GPUs or other devices, for which a deployment has no word. */
  readonly withDevices: readonly Server[]
  /** Public IPv4 addresses that no server among the components has. */
  readonly idleAddresses: readonly string[]
  /** IPv4 addresses of servers that are not counted, though they may be public. */
  readonly unclearAddresses: readonly string[]
}

const mibPerGib = 1024

/** Servers of one size and one number of public addresses are one component; volumes that nobody has attached are another. */
export function componentsOf(inventory: Inventory): Components {
  const servers = inventory.servers.filter((server) => !isDeleted(server))
  const rented = inventory.volumes.filter(isRented)
  const volumes = rented.filter((volume) => !isOversized(volume))
  const withSize = servers.filter(hasSize)
  const fitting = withSize.filter((server) => !isOversizedServer(server))
  const addresses = publicAddresses(inventory, idsOf(fitting))
  const sized = sizedServers(fitting, rented, addresses.counted)
  const [here, listed] = [idsOf(volumes), idsOf(inventory.volumes)]
  const groups = [...groupBy(sized, sizeKey).values()]
  return {
    components: componentsFrom({ inventory, groups, volumes, sized }),
    classes: [...new Set(volumes.flatMap((volume) => (volume.class === null ? [] : [volume.class])))].toSorted(),
    unsized: servers.filter((server) => !hasSize(server)),
    broken: sized.filter(({ state }) => state === 'error'),
    brokenVolumes: volumes.filter(({ state }) => state === 'error'),
    leftOut: inventory.volumes.filter((volume) => !isRented(volume)),
    oversized: rented.filter(isOversized),
    oversizedServers: withSize.filter(isOversizedServer),
    unlisted: [...namedBy(servers)].filter((id) => !listed.has(id)),
    strays: inventory.snapshots.filter(({ volumeId }) => !here.has(volumeId)),
    deleted: inventory.servers.filter(isDeleted),
    unusedDisks: new Map(groups.flatMap(([first], at) => unusedDisk(first, at))),
    extraDisks: sized.filter((server) => extraDiskGib(server) > 0),
    withDevices: sized.filter(({ size }) => size.devices !== undefined),
    idleAddresses: addresses.idle,
    unclearAddresses: addresses.unclear,
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
  const held = groups.map((group) => {
    const ids = idsOf(group)
    return inPortions(needs(volumes.filter(({ id }) => ids.has(owner.get(id) ?? ''))))
  })
  const servers = groups.map((group, at): Component => {
    return serverComponent(name(group[0]?.size.name ?? ''), group, held[at]?.[0] ?? [])
  })
  const ofVolumes = (wanted: string, portions: readonly (readonly VolumeNeed[])[]): readonly Component[] =>
    portions.map((portion) => ({ ...blank, name: name(wanted), kind: 'volume', volumes: portion }))
  const named = namedBy(inventory.servers)
  const others = volumes.filter(({ id }) => !owner.has(id))
  const isHeld = ({ id, attachedTo }: Volume): boolean => attachedTo.length > 0 || named.has(id)
  const idle = others.filter((volume) => !isHeld(volume))
  return [
    ...servers,
    ...held.flatMap((portions) => ofVolumes('more-volumes', portions.slice(1))),
    ...ofVolumes('volumes-of-missing-servers', inPortions(needs(others.filter(isHeld)))),
    ...ofVolumes('unattached-volumes', inPortions(needs(idle))),
  ]
}

/** As many at a time as one component takes. */
function inPortions(needs: readonly VolumeNeed[]): readonly (readonly VolumeNeed[])[] {
  const count = Math.ceil(needs.length / mostVolumeNeeds)
  return Array.from({ length: count }, (_, at) => needs.slice(at * mostVolumeNeeds, (at + 1) * mostVolumeNeeds))
}

function idsOf(resources: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(resources.map(({ id }) => id))
}

function namedBy(servers: readonly Server[]): ReadonlySet<string> {
  return new Set(servers.flatMap(({ volumes }) => volumes.map(({ volumeId }) => volumeId)))
}

function unusedDisk(first: SizedServer | undefined, at: number): readonly (readonly [number, number])[] {
  if (first === undefined) return []
  const unused = first.size.diskGib + extraDiskGib(first) - first.diskGib
  return unused === 0 ? [] : [[at, unused]]
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
