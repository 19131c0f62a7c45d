import { execFile } from 'node:child_process'
import { open } from 'node:fs/promises'
import type { ProofLevel } from '../../domain/disk.ts'
import { systemCode } from '../disk-error.ts'
import { mediumOf } from './medium.ts'

/**
 * Syncs a file and lets the kernel forget its pages, and those of the files behind the loop devices it lies on.
 * `cached` where that is not possible, or where what is read next need not come from a disk of this machine.
 */
export async function dropCache(path: string): Promise<ProofLevel> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
  const { isDisk, below } = await mediumOf(path)
  if (!isDisk || !(await forgetPages(path))) return 'cached'
  const levels = await Promise.all(below.map(dropBelow))
  return levels.includes('cached') ? 'cached' : 'full-readback'
}

/** A file that has been removed, or is not seen from here, keeps its pages. */
async function dropBelow(path: string): Promise<ProofLevel> {
  try {
    return await dropCache(path)
  } catch (error) {
    if (systemCode(error) === null) throw error
    return 'cached'
  }
}

/** With `dd`, for posix_fadvise(2) is not in Node. */
async function forgetPages(path: string): Promise<boolean> {
  return await new Promise((resolve) => {
    execFile('dd', [`if=${path}`, 'iflag=nocache', 'count=0'], (error) => resolve(error === null))
  })
}
