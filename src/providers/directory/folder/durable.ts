import { link, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemCode } from '../directory-error.ts'

/** What lies here may be customers' data. */
export const privateFile = 0o600
export const privateFolder = 0o700

/** Makes the names in a folder safe from a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', privateFile)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Replaces a file as a whole: after a crash it is the old one or the new one. `beside` is a path in the same file system. */
export async function replaceDurably(path: string, beside: string, text: string): Promise<void> {
  await writeSynced(beside, text)
  await rename(beside, path)
  await syncFolder(dirname(path))
}

/** Makes a file appear whole, once. False: somebody was first. */
export async function appearOnce(path: string, beside: string, text: string): Promise<boolean> {
  await writeSynced(beside, text)
  try {
    await link(beside, path)
    await syncFolder(dirname(path))
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await unlink(beside)
  }
}
