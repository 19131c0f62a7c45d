import type { FileHandle } from 'node:fs/promises'
import { accessError, diskError, systemCode } from '../disk-error.ts'
import type { ReadRequest, Span, WriteRequest } from '../disk.ts'

const zeroes = Buffer.alloc(1024 * 1024)

interface Position {
  readonly path: string
  readonly offset: number
  readonly key: 'disk.cannotRead' | 'disk.cannotWrite'
}

/** Errors of the system say where they happened. */
export async function translated<T>({ path, offset, key }: Position, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const reason = systemCode(error)
    if (reason === null) throw error
    throw accessError(key, { name: path, offset, reason }, error)
  }
}

export async function readAll(request: { file: FileHandle; path: string; request: ReadRequest }): Promise<void> {
  const { file, path } = request
  const { offset, into, signal } = request.request
  for (let done = 0; done < into.length;) {
    signal.throwIfAborted()
    const place = { path, offset: offset + done, key: 'disk.cannotRead' } as const
    const { bytesRead } = await translated(place, () => file.read(into, done, into.length - done, offset + done))
    if (bytesRead === 0) {
      throw diskError({ kind: 'partial', key: 'disk.shorter', values: { name: path, offset: offset + done } })
    }
    done += bytesRead
  }
}

export async function writeAll(request: { file: FileHandle; path: string; request: WriteRequest }): Promise<void> {
  const { file, path } = request
  const { offset, from, signal } = request.request
  for (let done = 0; done < from.length;) {
    signal.throwIfAborted()
    const place = { path, offset: offset + done, key: 'disk.cannotWrite' } as const
    const { bytesWritten } = await translated(place, () => file.write(from, done, from.length - done, offset + done))
    done += bytesWritten
  }
}

export async function writeZeroes(request: { file: FileHandle; path: string; span: Span }): Promise<void> {
  const { file, path } = request
  const { offset, length, signal } = request.span
  for (let done = 0; done < length;) {
    const from = zeroes.subarray(0, Math.min(zeroes.length, length - done))
    await writeAll({ file, path, request: { offset: offset + done, from, signal } })
    done += from.length
  }
}
