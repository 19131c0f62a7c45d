import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Readable by their owner alone: what is written here tells of customers' disks. */
export const privateMode = 0o600

/** Writes a file beside its place, syncs it, renames it, and syncs the folder: a power cut leaves the old or the new one. */
export async function replaceFile(request: {
  readonly path: string
  readonly chunks: Iterable<Buffer>
  readonly beforeRename?: () => Promise<void> | void
}): Promise<void> {
  const { path, chunks, beforeRename } = request
  const beside = `${path}.new`
  const file = await open(beside, 'w', privateMode)
  try {
    for (const chunk of chunks) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
  await beforeRename?.()
  await rename(beside, path)
  await syncFolder(path)
}

/** Makes the names in the folder of `path` safe from a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
