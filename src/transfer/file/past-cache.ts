import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { systemCode } from '../disk-error.ts'
import type { Source } from '../disk.ts'

/**
 * Opens an open file once more, for reading or writing past the memory of the system (O_DIRECT): what is read comes from the disk,
 * what is written goes there, and nothing is kept in memory for it. `access` is as of open(2). Null where the system or the file system has no such thing.
 */
export async function openPastCache(
  descriptor: number,
  access: number = constants.O_RDONLY,
): Promise<FileHandle | null> {
  // By its number, for there may be another file at its path by now.
  const path = `/proc/self/fd/${String(descriptor)}`
  try {
    return await open(path, access | constants.O_DIRECT)
  } catch (error) {
    if (systemCode(error) === null) throw error
    return null
  }
}

/** The same disk, which threads read past the memory of the system where that is possible. */
export async function readingPastCache(disk: Source): Promise<Source> {
  const direct = disk.descriptor === undefined ? null : await openPastCache(disk.descriptor)
  if (direct === null) return disk
  const close = async (): Promise<void> => {
    await direct.close()
    await disk.close()
  }
  return { ...disk, pastCache: direct.fd, close }
}
