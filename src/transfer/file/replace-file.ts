import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemCode } from '../disk-error.ts'

/** Readable by their owner alone: what is written here tells of customers' disks. */
export const privateMode = 0o600

/**
 * Writes a file beside its place, syncs it, renames it, and syncs the folder: a power cut leaves the old or the new one. Beside it means a
 * name that nothing had, so that no file of anybody is written over.
 */
export async function replaceFile(request: {
  readonly path: string
  readonly chunks: Iterable<Buffer>
  readonly beforeRename?: () => Promise<void> | void
}): Promise<void> {
  const { path, chunks, beforeRename } = request
  const beside = `${path}.${randomUUID().slice(0, 8)}.new`
  const file = await open(beside, 'wx', privateMode)
  try {
    await naming(path, async () => {
      await writeAll(file, chunks)
      await file.sync()
    }).finally(() => file.close())
    await beforeRename?.()
    await rename(beside, path)
  } catch (error) {
    await unlink(beside)
    throw error
  }
  await syncFolder(path)
}

const besideEnd = /[.][0-9a-f]{8}[.]new$/

/** Whether a name is one under which the file at `path` is written before it has its place. */
export function isBeside(other: string, path: string): boolean {
  return besideEnd.test(other) && other.replace(besideEnd, '') === path
}

/** Errors of the system about an open file do not say which: this one is named. */
export async function naming<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (systemCode(error) === null || !(error instanceof Error) || 'path' in error) throw error
    throw Object.assign(error, { path })
  }
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
