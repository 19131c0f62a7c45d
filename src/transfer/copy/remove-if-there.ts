import { unlink } from 'node:fs/promises'
import { systemCode } from '../disk-error.ts'
import { syncFolder } from '../file/replace-file.ts'

/** Removes a file for good: its folder is synced. Nothing happens when it is not there. */
export async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error
  }
  await syncFolder(path)
}
