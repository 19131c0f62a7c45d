import type { Server, ServerSize, Volume } from '../../domain/resources.ts'

/** A server of known size, and what of it is rented beside its volumes. */
export type SizedServer = Server & {
  readonly size: ServerSize
  /** Of its own: 0 where it starts from a volume, whatever disk its size has, since OpenStack makes none then. */
  readonly diskGib: number
  /** Public addresses. */
  readonly publicIpv4: number
}

/** Those whose size the provider tells; `addresses`: how many public ones they have, by their ids. */
export function sizedServers(
  servers: readonly Server[],
  volumes: readonly Volume[],
  addresses: ReadonlyMap<string, number>,
): readonly SizedServer[] {
  const fromVolume = startedFromVolume(servers, volumes)
  return servers.flatMap((server) => {
    const { id, size } = server
    if (size === null || size.vcpu <= 0 || size.memoryMib <= 0) return []
    const publicIpv4 = addresses.get(id) ?? noAddress
    return [{ ...server, size, diskGib: fromVolume.has(id) ? 0 : size.diskGib, publicIpv4 }]
  })
}

const noAddress = 0

/** Ids. The volume must be among those that are listed: otherwise the disk would be counted nowhere. */
function startedFromVolume(servers: readonly Server[], volumes: readonly Volume[]): ReadonlySet<string> {
  const listed = new Map(volumes.map((volume) => [volume.id, volume.bootable] as const))
  const said = servers.flatMap(({ id, volumes: its }) =>
    its.some(({ volumeId, device }) => listed.has(volumeId) && isBoot(listed.get(volumeId), device)) ? [id] : [],
  )
  const attached = volumes.flatMap(({ bootable, attachedTo }) =>
    attachedTo.flatMap(({ serverId, device }) => (isBoot(bootable, device) ? [serverId] : [])),
  )
  const withoutImage = new Set(servers.flatMap(({ id, imageId }) => (imageId === null ? [id] : [])))
  return new Set([...said, ...attached].filter((id) => withoutImage.has(id)))
}

/** Of a server without an image. */
function isBoot(bootable: boolean | undefined, device: string | null): boolean {
  return bootable === true || /^\/dev\/(?:vd|sd|xvd|hd)a$/.test(device ?? '')
}
