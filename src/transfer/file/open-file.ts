import { type FileHandle, open, stat } from 'node:fs/promises'
import { diskError, systemCode } from '../disk-error.ts'
import type { Identity, ReadRequest, Sink, Source, Span, WriteRequest } from '../disk.ts'
import { deviceBytes } from './device-bytes.ts'
import { dropCache } from './drop-cache.ts'
import { fileExtents } from './file-extents.ts'
import { privateMode, syncFolder } from './replace-file.ts'

const zeroes = Buffer.alloc(1024 * 1024)

/**
 * A raw image file or a block device as a source.
 * @throws BrokerError usage – it is not there, or may not be read.
 */
export async function openFileSource(path: string): Promise<Source> {
  const file = await opened(path, 'r')
  return await readable(file, path)
}

/**
 * A raw image file or a block device as a target. A file that does not exist is made, sparse, of `sizeBytes`; so is an
 * empty one when it is `ours`, which means that an interrupted copy had begun to make it.
 * @throws BrokerError usage – it may not be written.
 */
export async function openFileSink(
  path: string,
  { sizeBytes, ours }: { readonly sizeBytes: number; readonly ours: boolean },
): Promise<Sink> {
  const isThere = await exists(path)
  const file = await opened(path, isThere ? 'r+' : 'wx+')
  const fresh = !isThere || (ours && (await isEmptyFile(file)))
  if (fresh) {
    await file.truncate(sizeBytes)
    await file.sync()
    await syncFolder(path)
  }
  const source = await readable(file, path)
  return {
    ...source,
    fresh,
    write: (request) => writeAll({ file, path, request }),
    writeZeroes: (span) => writeZeroes({ file, path, span }),
    flush: () => translated({ path, offset: 0, key: 'disk.cannotWrite' }, () => file.datasync()),
    forgetCache: () => dropCache(path),
  }
}

async function isEmptyFile(file: FileHandle): Promise<boolean> {
  const found = await file.stat()
  return found.isFile() && found.size === 0
}

/** Whether something is at the path. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false
    throw error
  }
}

async function opened(path: string, flags: string): Promise<FileHandle> {
  try {
    return await open(path, flags, privateMode)
  } catch (error) {
    const values = { path, reason: systemCode(error) ?? String(error) }
    throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values, cause: error })
  }
}

async function readable(file: FileHandle, path: string): Promise<Source> {
  const { isRegular, sizeBytes } = await measure(file)
  return {
    name: path,
    sizeBytes,
    descriptor: file.fd,
    identity: async () => (isRegular ? identify(file) : null),
    extents: ({ signal }) => (isRegular ? fileExtents({ path, sizeBytes, signal }) : allData(sizeBytes)),
    read: (request) => readAll({ file, path, request }),
    close: () => file.close(),
  }
}

async function measure(file: FileHandle): Promise<{ readonly isRegular: boolean; readonly sizeBytes: number }> {
  const found = await file.stat()
  if (found.isFile()) return { isRegular: true, sizeBytes: found.size }
  return { isRegular: false, sizeBytes: await deviceBytes(file) }
}

async function identify(file: FileHandle): Promise<Identity> {
  const found = await file.stat({ bigint: true })
  return {
    device: String(found.dev),
    inode: String(found.ino),
    sizeBytes: Number(found.size),
    modifiedNs: String(found.mtimeNs),
    changedNs: String(found.ctimeNs),
  }
}

async function* allData(length: number): AsyncGenerator<{ offset: number; length: number; kind: 'data' }> {
  await Promise.resolve()
  yield { offset: 0, length, kind: 'data' }
}

interface Place {
  readonly path: string
  readonly offset: number
  readonly key: 'disk.cannotRead' | 'disk.cannotWrite'
}

/** Errors of the system say where they happened. */
async function translated<T>({ path, offset, key }: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const reason = systemCode(error)
    if (reason === null) throw error
    throw diskError({ kind: 'partial', key, values: { name: path, offset, reason }, cause: error })
  }
}

async function readAll(request: { file: FileHandle; path: string; request: ReadRequest }): Promise<void> {
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

async function writeAll(request: { file: FileHandle; path: string; request: WriteRequest }): Promise<void> {
  const { file, path } = request
  const { offset, from, signal } = request.request
  for (let done = 0; done < from.length;) {
    signal.throwIfAborted()
    const place = { path, offset: offset + done, key: 'disk.cannotWrite' } as const
    const { bytesWritten } = await translated(place, () => file.write(from, done, from.length - done, offset + done))
    done += bytesWritten
  }
}

async function writeZeroes(request: { file: FileHandle; path: string; span: Span }): Promise<void> {
  const { file, path } = request
  const { offset, length, signal } = request.span
  for (let done = 0; done < length;) {
    const from = zeroes.subarray(0, Math.min(zeroes.length, length - done))
    await writeAll({ file, path, request: { offset: offset + done, from, signal } })
    done += from.length
  }
}
