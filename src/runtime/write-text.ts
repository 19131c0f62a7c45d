import { open, rename, unlink } from 'node:fs/promises'
import { dirname, basename, join } from 'node:path'
import { BrokerError } from '../domain/errors.ts'
import { message, type MessageValue } from '../domain/message.ts'
import type { MessageKey } from '../messages/keys.ts'

/**
 * Writes a text file whole or not at all: into a file beside it, then renamed. Devices and pipes are written directly.
 * @throws BrokerError usage – the place cannot be written; refused – it exists and `overwrite` is false.
 */
export async function writeText(request: {
  readonly path: string
  readonly text: string
  readonly overwrite: boolean
  /** For its owner's eyes only. */
  readonly private?: boolean
}): Promise<void> {
  const { path, text, overwrite } = request
  const mode = request.private === true ? 0o600 : 0o666
  try {
    if (overwrite) await replaceFile({ path, text, mode })
    else await writeThrough({ path, text, mode }, 'wx')
  } catch (error) {
    throw translated(error, path)
  }
}

interface Wanted {
  readonly path: string
  readonly text: string
  readonly mode: number
}

async function replaceFile(wanted: Wanted): Promise<void> {
  const { path } = wanted
  if (await isSpecial(path)) {
    await writeThrough(wanted, 'w')
    return
  }
  const beside = join(dirname(path), `.${basename(path)}.${String(process.pid)}.part`)
  try {
    await writeThrough({ ...wanted, path: beside }, 'wx')
    await rename(beside, path)
  } catch (error) {
    await unlink(beside).catch(() => undefined)
    throw error
  }
}

async function writeThrough({ path, text, mode }: Wanted, flags: string): Promise<void> {
  const handle = await open(path, flags, mode)
  try {
    await handle.writeFile(text)
  } finally {
    await handle.close()
  }
}

/** `/dev/stdout`, a FIFO and the like must not be replaced by a file. */
async function isSpecial(path: string): Promise<boolean> {
  const { stat } = await import('node:fs/promises')
  try {
    const found = await stat(path)
    return !found.isFile() && !found.isDirectory()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

const reasons: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'file.cannotWrite.noFolder',
  ENOTDIR: 'file.cannotWrite.noFolder',
  EACCES: 'file.cannotWrite.forbidden',
  EPERM: 'file.cannotWrite.forbidden',
  EROFS: 'file.cannotWrite.readOnly',
  EISDIR: 'file.cannotWrite.folder',
  ENOSPC: 'file.cannotWrite.full',
  EBUSY: 'file.cannotWrite.busy',
}

/** In words where there are any, else the code of the system. */
function whyNot(code: string): MessageValue {
  const key = Object.hasOwn(reasons, code) ? reasons[code] : undefined
  return key === undefined ? code : message(key)
}

function translated(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code === 'EEXIST') {
    return new BrokerError({
      kind: 'refused',
      says: message('file.exists', { path }),
      next: message('file.exists.next'),
      cause: error,
    })
  }
  if (code === '') return error
  return new BrokerError({
    kind: 'usage',
    says: message('file.cannotWrite', { path, reason: whyNot(code) }),
    next: message('file.cannotWrite.next'),
    cause: error,
  })
}
