import { constants } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { accessError, diskError, systemCode } from '../disk-error.ts'
import type { Sink, Source } from '../disk.ts'
import { lockDisk } from '../lock/disk-lock.ts'
import { deviceBytes } from './device-bytes.ts'
import { dropCache } from './drop-cache.ts'
import { readAll, translated, writeAll, writeZeroes } from './file-bytes.ts'
import { fileExtents } from './file-extents.ts'
import { requireFree, writtenBy } from './held-by.ts'
import { openPastCache } from './past-cache.ts'
import { identityIn } from './identity.ts'
import { privateMode, syncFolder } from './replace-file.ts'
import { lastingPath } from './same-path.ts'
import { storageKeys } from './storage-keys.ts'

/**
 * A raw image file or a block device as a source.
 * @throws BrokerError usage – it is not there, or may not be read.
 */
export async function openFileSource(path: string): Promise<Source> {
  const file = await opened(path, 'r')
  return await readable(file, path)
}

/**
 * A raw image file or a block device as a target, which no other copy has. A file that does not exist is made, sparse, of
 * `sizeBytes`; so is an empty one when it is `ours`, which means that an interrupted copy had begun to make it.
 * @throws BrokerError usage – it may not be written; refused – another copy writes to it, the device is mounted, or somebody else uses
 * it as a disk.
 */
export async function openFileSink(path: string, { sizeBytes, ours, lockFolder }: Wanted): Promise<Sink> {
  const isThere = await exists(path)
  const file = isThere ? await openedAlone(path) : await opened(path, 'wx+')
  const closing: (() => Promise<void>)[] = [() => file.close()]
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0)) await one()
  }
  try {
    closing.push(await lockDisk(await storageKeys(file), lockFolder))
    await requireFree(file, path, 'refused')
    const fresh = !isThere || (ours && (await isEmptyFile(file)))
    if (fresh) await makeOf(sizeBytes, file, path)
    const direct = await openPastCache(file.fd, constants.O_RDWR)
    if (direct !== null) closing.push(() => direct.close())
    return await writable({ file, direct, path, fresh, close })
  } catch (error) {
    await close()
    throw error
  }
}

/** `lockFolder`: see lockDisk. */
interface Wanted {
  readonly sizeBytes: number
  readonly ours: boolean
  readonly lockFolder: string
}

interface Opened {
  readonly file: FileHandle
  /** The same file, read past the memory of the system. */
  readonly direct: FileHandle | null
  readonly path: string
  readonly fresh: boolean
  readonly close: () => Promise<void>
}

async function writable(request: Opened): Promise<Sink> {
  const { file, direct, path, fresh, close } = request
  const resize = async (sizeBytes: number): Promise<Sink> => {
    await makeOf(sizeBytes, file, path)
    return await writable({ ...request, fresh: fresh || sizeBytes === 0 })
  }
  return {
    ...(await readable(file, path)),
    ...(direct === null ? {} : { pastCache: direct.fd }),
    fresh,
    sizeNow: async () => (await measure(file)).sizeBytes,
    ...((await file.stat()).isFile() ? { resize } : {}),
    write: (wanted) => writeAll({ file, path, request: wanted }),
    writeZeroes: (span) => writeZeroes({ file, path, span }),
    flush: () => translated({ path, offset: 0, key: 'disk.cannotWrite' }, () => file.datasync()),
    requireFree: () => requireFree(file, path, 'findings'),
    forgetCache: () => dropCache(path),
    close,
  }
}

/** A device is taken alone: Linux then refuses one that is mounted, or part of something else. */
async function openedAlone(path: string): Promise<FileHandle> {
  const isDevice = (await stat(path)).isBlockDevice()
  if (!isDevice) return await opened(path, 'r+')
  try {
    return await open(path, constants.O_RDWR | constants.O_EXCL)
  } catch (error) {
    if (systemCode(error) !== 'EBUSY') throw cannotOpen(path, error)
    throw diskError({ kind: 'refused', key: 'disk.inUse', values: { path }, cause: error })
  }
}

async function makeOf(sizeBytes: number, file: FileHandle, path: string): Promise<void> {
  await translated({ path, offset: 0, key: 'disk.cannotWrite' }, () => file.truncate(sizeBytes))
  await file.sync()
  await syncFolder(path)
}

async function isInPlace(file: FileHandle, path: string): Promise<boolean> {
  if (!(await exists(path))) return false
  const [open, there] = await Promise.all([file.stat({ bigint: true }), stat(path, { bigint: true })])
  // The device and inode of a device are those of its name, of which there may be several.
  if (open.isBlockDevice()) return there.rdev === open.rdev
  return there.dev === open.dev && there.ino === open.ino
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
    throw cannotOpen(path, error)
  }
}

function cannotOpen(path: string, error: unknown): Error {
  const values = { path, reason: systemCode(error) ?? String(error) }
  return diskError({ kind: 'usage', key: 'disk.cannotOpen', values, cause: error })
}

async function readable(file: FileHandle, path: string): Promise<Source> {
  const { isRegular, sizeBytes } = await measure(file)
  return {
    name: lastingPath(path),
    sizeBytes,
    descriptor: file.fd,
    isInPlace: () => isInPlace(file, path),
    storage: () => storageKeys(file),
    writtenBy: () => writtenBy(file),
    identity: async () => (isRegular ? identityIn(await file.stat({ bigint: true })) : null),
    ...(isRegular ? { writeBack: () => writeBack(file, path) } : {}),
    extents: ({ signal }) =>
      isRegular ? fileExtents({ path: openedPath(file), sizeBytes, signal }) : allData(sizeBytes),
    read: (request) => readAll({ file, path, request }),
    close: () => file.close(),
  }
}

async function measure(file: FileHandle): Promise<{ readonly isRegular: boolean; readonly sizeBytes: number }> {
  const found = await file.stat()
  if (found.isFile()) return { isRegular: true, sizeBytes: found.size }
  return { isRegular: false, sizeBytes: await deviceBytes(file) }
}

/** Some file systems have nothing to sync, or say so of files that are open for reading. */
const cannotSync: ReadonlySet<string | null> = new Set(['EINVAL', 'ENOSYS', 'EROFS', 'EBADF', 'ENOTSUP'])

async function writeBack(file: FileHandle, path: string): Promise<void> {
  try {
    await file.datasync()
  } catch (error) {
    if (!cannotSync.has(systemCode(error))) {
      throw accessError('disk.cannotRead', { name: path, offset: 0, reason: systemCode(error) ?? String(error) }, error)
    }
  }
}

/** The file that is open, for other processes: there may be another one at its path by now. */
const openedPath = ({ fd }: FileHandle): string => `/proc/${String(process.pid)}/fd/${String(fd)}`

async function* allData(length: number): AsyncGenerator<{ offset: number; length: number; kind: 'data' }> {
  await Promise.resolve()
  yield { offset: 0, length, kind: 'data' }
}
