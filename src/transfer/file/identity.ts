import type { BigIntStats } from 'node:fs'
import type { Identity } from '../disk.ts'

/** What stat(2) tells of a file, as it is compared. */
export function identityIn(found: BigIntStats): Identity {
  return {
    device: String(found.dev),
    inode: String(found.ino),
    sizeBytes: Number(found.size),
    modifiedNs: String(found.mtimeNs),
    changedNs: String(found.ctimeNs),
  }
}
