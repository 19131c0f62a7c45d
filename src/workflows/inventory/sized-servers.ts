import type { Server, ServerSize, Volume } from '../../domain/resources.ts'

type WithSize = Server & { readonly size: ServerSize }

/** A server of known size, and what of it is rented beside its volumes. */
export type SizedServer = WithSize & {
  /**
   * Of its own, with ephemeral and swap disks. The system disk of its size does not count where it starts from a volume, since OpenStack
   * makes none then.
   */
  readonly diskGib: number
  /** Public addresses. */
  readonly publicIpv4: number
}

/** The provider tells its size. */
export function hasSize(server: Server): server is WithSize {
  return server.size !== null && server.size.vcpu > 0 && server.size.memoryMib > 0
}

/** `addresses`: how many public ones servers have, by their ids. */
export function sizedServers(
  servers: readonly WithSize[],
  volumes: readonly Volume[],
  addresses: ReadonlyMap<string, number>,
): readonly SizedServer[] {
  const startsFromVolume = volumeStarts(volumes)
  return servers.map((server) => ({
    ...server,
    diskGib: (startsFromVolume(server) ? 0 : server.size.diskGib) + extraDiskGib(server),
    publicIpv4: addresses.get(server.id) ?? noAddress,
  }))
}

/** Of its ephemeral and swap disks. */
export function extraDiskGib({ size: { extraDiskGib: gib = 0 } }: Pick<WithSize, 'size'>): number {
  return gib
}

const noAddress = 0

/** Only where a volume of it is among those that are listed: otherwise the disk would be counted nowhere. */
function volumeStarts(volumes: readonly Volume[]): (server: Server) => boolean {
  const listed = new Set(volumes.map(({ id }) => id))
  const holders = new Set(volumes.flatMap(({ attachedTo }) => attachedTo.map(({ serverId }) => serverId)))
  return ({ id, imageId, volumes: its }) =>
    imageId === null && (holders.has(id) || its.some(({ volumeId }) => listed.has(volumeId)))
}
