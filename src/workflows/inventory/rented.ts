import { largestServer, largestVolumeGib } from '../../domain/deployment.ts'
import type { ServerSize, Stateful, Volume } from '../../domain/resources.ts'
import { extraDiskGib } from './sized-servers.ts'

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

/** The same of a server. */
export function isOversizedServer(server: { readonly size: ServerSize }): boolean {
  const { vcpu, memoryGib, diskGib } = largestServer
  const { size } = server
  return size.vcpu > vcpu || size.memoryMib > memoryGib * 1024 || size.diskGib + extraDiskGib(server) > diskGib
}
