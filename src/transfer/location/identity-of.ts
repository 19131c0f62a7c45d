import { stat } from 'node:fs/promises'
import { systemCode } from '../disk-error.ts'
import type { Identity } from '../disk.ts'
import type { Location } from './parse-location.ts'

/** What changes when a file is written to; null where nothing shows it: devices, servers, and what is not there. */
export async function identityOf(location: Location): Promise<Identity | null> {
  if (location.kind === 'nbd' || location.kind === 'ssh') return null
  try {
    const found = await stat(location.path, { bigint: true })
    if (!found.isFile()) return null
    return {
      device: String(found.dev),
      inode: String(found.ino),
      sizeBytes: Number(found.size),
      modifiedNs: String(found.mtimeNs),
      changedNs: String(found.ctimeNs),
    }
  } catch (error) {
    if (systemCode(error) !== null) return null
    throw error
  }
}
