import { largestVolumeGib } from '../../domain/deployment.ts'
import type { Stateful, Volume } from '../../domain/resources.ts'

export function isRented(volume: Volume): boolean {
  return volume.sizeBytes > 0 && !isDeleted(volume)
}

/** Also where its deletion failed: `deleting`, `error_deleting`, `SOFT_DELETED`. */
export function isDeleted({ providerState }: Stateful): boolean {
  return /delet/i.test(providerState)
}

/** `compare` would refuse the file. */
export function isOversized({ sizeBytes }: Volume): boolean {
  return sizeBytes > largestVolumeGib * 2 ** 30
}
