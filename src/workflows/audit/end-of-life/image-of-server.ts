import type { Server, Volume } from '../../../domain/resources.ts'

const firstDisk = /^\/dev\/(?:[hsv]d|xvd)a$/

/**
 * Id of the image that a server was started from: its own, else that of its first disk, else the only one that its bootable disks were made
 * from; null where nothing tells.
 */
export function imageOfServer({ imageId, volumes }: Server, known: ReadonlyMap<string, Volume>): string | null {
  if (imageId !== null) return imageId
  const first = volumes.find(({ device }) => device !== null && firstDisk.test(device))
  if (first !== undefined) return known.get(first.volumeId)?.imageId ?? null
  const bootable = volumes.flatMap(({ volumeId }) => known.get(volumeId) ?? []).filter((volume) => volume.bootable)
  const [only = null, ...others] = new Set(bootable.map((volume) => volume.imageId))
  return others.length === 0 ? only : null
}
