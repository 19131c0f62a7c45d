import { open, type FileHandle } from 'node:fs/promises'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { MessageKey } from '../messages/keys.ts'

/** Files that people write by hand are small; more is a mistake or an attack. */
export const maxDocumentBytes: number = 5 * 1024 * 1024
/** A compiled catalogue with a few hundred thousand offers. */
export const maxCatalogueBytes: number = 512 * 1024 * 1024

const reasons: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'file.missing',
  ENOTDIR: 'file.missing',
  EACCES: 'file.forbidden',
  EPERM: 'file.forbidden',
  EISDIR: 'file.folder',
  ELOOP: 'file.loop',
  ENAMETOOLONG: 'file.missing',
}

/**
 * Reads a text file whole.
 * @throws BrokerError usage – missing, a folder, not readable, not a regular file, larger than `maxBytes`, or not UTF-8.
 */
export async function readText(request: { readonly path: string; readonly maxBytes: number }): Promise<string> {
  const { path, maxBytes } = request
  const handle = await openFile(path)
  try {
    const stat = await handle.stat()
    if (stat.isDirectory()) throw fileError('file.folder', path)
    if (stat.size > maxBytes) throw tooLarge(path, maxBytes)
    return decode(await readAtMost(handle, maxBytes, path), path)
  } finally {
    await handle.close()
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw fileProblem(error, path)
  }
}

/** Pipes and devices tell no size beforehand, so the bound is kept while reading. */
async function readAtMost(handle: FileHandle, maxBytes: number, path: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
      size += bytes.length
      if (size > maxBytes) throw tooLarge(path, maxBytes)
      chunks.push(bytes)
    }
  } catch (error) {
    throw fileProblem(error, path)
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw fileError('file.notText', path, error)
  }
}

/** A refusal of the file system in our words; any other error as it is. */
export function fileProblem(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = reasons[code]
  return reason === undefined ? error : fileError(reason, path, error)
}

function fileError(key: MessageKey, path: string, cause?: unknown): BrokerError {
  return new BrokerError({ kind: 'usage', says: message(key, { path }), next: message('file.next'), cause })
}

function tooLarge(path: string, maxBytes: number): BrokerError {
  return new BrokerError({
    kind: 'usage',
    says: message('file.tooLarge', { path, limitMib: Math.round(maxBytes / 1024 / 1024) }),
    next: message('file.next'),
  })
}
