import { type BigIntStats, statSync } from 'node:fs'
import type { Identity } from '../disk.ts'

/**
 * Whether the system tells when a file was made. Where it has no statx(2), libuv gives the time of the last change instead, as no file
 * that took a while to be written has it. File systems that do not know give 0.
 */
const tellsBirth = tellsMore(statSync(process.execPath, { bigint: true }))

function tellsMore({ birthtimeNs, ctimeNs }: BigIntStats): boolean {
  return birthtimeNs !== ctimeNs
}

/** What stat(2) tells of a file, as it is compared. */
export function identityIn(found: BigIntStats): Identity {
  return {
    device: String(found.dev),
    inode: String(found.ino),
    sizeBytes: Number(found.size),
    modifiedNs: String(found.mtimeNs),
    changedNs: String(found.ctimeNs),
    ...(found.birthtimeNs > 0n && tellsBirth ? { bornNs: String(found.birthtimeNs) } : {}),
  }
}
