import { execFile } from 'node:child_process'
import { open, statfs } from 'node:fs/promises'
import type { ProofLevel } from '../../domain/disk.ts'

/** File systems that live in memory have nothing to read back: tmpfs and ramfs. */
const memoryTypes = new Set([0x01021994, 0x858458f6])

export async function isInMemory(path: string): Promise<boolean> {
  return memoryTypes.has((await statfs(path)).type)
}

/**
 * Syncs a file and lets the kernel forget its pages, with `dd` (posix_fadvise is not in Node).
 * `cached` where that is not possible.
 */
export async function dropCache(path: string): Promise<ProofLevel> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
  if (await isInMemory(path)) return 'cached'
  return await new Promise((resolve) => {
    execFile('dd', [`if=${path}`, 'iflag=nocache', 'count=0'], (error) => {
      resolve(error === null ? 'full-readback' : 'cached')
    })
  })
}
