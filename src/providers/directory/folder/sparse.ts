import { spawn } from 'node:child_process'
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
  const isCopied = (await shareBlocks(request.from, request.to)) || (await copyStretches(request))
  const to = await open(request.to, isCopied ? 'r+' : 'w', privateFile)
  try {
    if (!isCopied) await copyData(request, to)
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

/**
 * `cp` of GNU passes over holes without reading them, which Node cannot. False: there is no such `cp`, or it failed; then the bytes
 * are copied here, which gives the error a name.
 */
async function copyStretches(request: {
  readonly from: string
  readonly to: string
  readonly signal: AbortSignal
}): Promise<boolean> {
  const { from, to, signal } = request
  signal.throwIfAborted()
  const child = spawn('cp', ['--sparse=auto', '--', from, to], { stdio: 'ignore', signal })
  const done = await new Promise<boolean>((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
  signal.throwIfAborted()
  return done
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
