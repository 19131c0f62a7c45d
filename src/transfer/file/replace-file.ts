import { type FileHandle, open, rename } from 'node:fs/promises'
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
    await writeAll(file, chunks)
    await file.sync()
  } finally {
    await file.close()
  }
  await beforeRename?.()
  await rename(beside, path)
  await syncFolder(path)
}

/** Small chunks go together: one call of the system for each would take most of the time. */
async function writeAll(file: FileHandle, chunks: Iterable<Buffer>): Promise<void> {
  const memory = Buffer.alloc(256 * 1024)
  let held = 0
  const flush = async (): Promise<void> => {
    if (held > 0) await file.writeFile(memory.subarray(0, held))
    held = 0
  }
  for (const chunk of chunks) {
    if (held + chunk.length > memory.length) await flush()
    if (chunk.length > memory.length) await file.writeFile(chunk)
    else held += chunk.copy(memory, held)
  }
  await flush()
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
