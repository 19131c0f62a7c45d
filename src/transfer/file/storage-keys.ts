import type { BigIntStats } from 'node:fs'
import { type FileHandle, readFile, stat } from 'node:fs/promises'
import { systemCode } from '../disk-error.ts'

/**
 * What a file or device stands on, whatever its path: `file-DEVICE-INODE`, `device-MAJOR-MINOR`, and for a loop device also
 * the file behind it. Two disks with a key in common are one.
 */
export async function storageKeys(file: FileHandle): Promise<readonly string[]> {
  const found = await file.stat({ bigint: true })
  if (!found.isBlockDevice()) return [keyOfFile(found)]
  const { major, minor } = numbersOf(found.rdev)
  return [`device-${major}-${minor}`, ...(await backingFile(`/sys/dev/block/${major}:${minor}`))]
}

function keyOfFile({ dev, ino }: BigIntStats): string {
  return `file-${String(dev)}-${String(ino)}`
}

/** As makedev(3) of glibc has it. */
function numbersOf(rdev: bigint): { readonly major: string; readonly minor: string } {
  const major = ((rdev >> 8n) & 0xfffn) | ((rdev >> 32n) & ~0xfffn)
  const minor = (rdev & 0xffn) | ((rdev >> 12n) & ~0xffn)
  return { major: String(major), minor: String(minor) }
}

/** The file behind a loop device, or behind the one that this is a partition of. */
async function backingFile(folder: string): Promise<readonly string[]> {
  for (const place of [folder, `${folder}/..`]) {
    const path = await readIfThere(`${place}/loop/backing_file`)
    if (path === null) continue
    const found = await statIfThere(path.replace(/\n$/, ''))
    return found === null ? [] : [keyOfFile(found)]
  }
  return []
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === null) throw error
    return null
  }
}

/** Null where the file behind a loop device has been removed, or is not seen from here. */
async function statIfThere(path: string): Promise<BigIntStats | null> {
  try {
    return await stat(path, { bigint: true })
  } catch (error) {
    if (systemCode(error) === null) throw error
    return null
  }
}
