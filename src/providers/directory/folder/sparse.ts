import { constants, copyFile, type FileHandle, open } from 'node:fs/promises'
import { privateFile } from './durable.ts'
import { systemCode } from '../directory-error.ts'

const pieceBytes = 1024 * 1024
const zeroes = Buffer.alloc(pieceBytes)

/** A disk of zeroes that takes no room. */
export async function makeSparse(path: string, sizeBytes: number): Promise<void> {
  const file = await open(path, 'wx', privateFile)
  try {
    await file.truncate(sizeBytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * A disk with the bytes of another one, and zeroes beyond its end. It shares blocks with it where the file system can do that
 * (each has its own after a write); else what is zero takes no room.
 */
export async function copySparse(request: {
  readonly from: string
  readonly to: string
  readonly sizeBytes: number
  readonly signal: AbortSignal
}): Promise<void> {
  const shared = await shareBlocks(request.from, request.to)
  const to = await open(request.to, shared ? 'r+' : 'w', privateFile)
  try {
    if (!shared) await copyData(request, to)
    await to.truncate(request.sizeBytes)
    await to.sync()
  } finally {
    await to.close()
  }
}

/** False: the file system cannot. */
async function shareBlocks(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if (['ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'EINVAL', 'ENOSYS', 'ENOTTY'].includes(systemCode(error) ?? '')) return false
    throw error
  }
}

async function copyData(
  { from, signal }: { readonly from: string; readonly signal: AbortSignal },
  to: FileHandle,
): Promise<void> {
  const source = await open(from, 'r')
  try {
    const piece = Buffer.alloc(pieceBytes)
    for (let at = 0; ;) {
      signal.throwIfAborted()
      const { bytesRead } = await source.read(piece, 0, pieceBytes, at)
      if (bytesRead === 0) return
      const read = piece.subarray(0, bytesRead)
      if (!read.equals(zeroes.subarray(0, bytesRead))) await writeAll(to, read, at)
      at += bytesRead
    }
  } finally {
    await source.close()
  }
}

/** Writes all of it, however many calls that takes. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
  }
}
