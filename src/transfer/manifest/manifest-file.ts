import { type FileHandle, open } from 'node:fs/promises'
import { z } from 'zod'
import { identityShape, placeShape } from '../identity-shape.ts'
import { parsedJson } from '../../domain/parsed-json.ts'
import { withoutCrc } from '../crc.ts'
import { BrokerError } from '../../domain/errors.ts'
import { diskError, systemCode } from '../disk-error.ts'
import { blockBytes } from '../disk.ts'
import { naming, replaceFile } from '../file/replace-file.ts'
import { crcBytes, encode, headBytes, recordHeadBytes, type StoredManifest, types, version } from './encode-manifest.ts'
import { hasMagic, looksLikeManifest } from './manifest-head.ts'
import { createManifest, digestBytes, type StateRun } from './manifest.ts'

const largestRun = 4096
const largestSubject = 64 * 1024

/** Writes a manifest whole or not at all. `beforeRename` is called when it is complete beside its place. */
export async function writeManifest(request: {
  readonly path: string
  readonly stored: StoredManifest
  readonly beforeRename?: () => Promise<void> | void
}): Promise<void> {
  const { path, stored, beforeRename } = request
  await replaceFile({ path, chunks: encode(stored), ...(beforeRename === undefined ? {} : { beforeRename }) })
}

/**
 * Reads a manifest and checks all its sums, its length and its root. Null when there is no such file.
 * @throws BrokerError findings – the file is damaged or of another version.
 */
export async function readManifest(path: string): Promise<StoredManifest | null> {
  const file = await openIfThere(path)
  if (file === null) return null
  try {
    return await naming(path, () => decode(file, path))
  } finally {
    await file.close()
  }
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

interface Reader {
  /** @throws BrokerError findings – the file ends before. */
  take(bytes: number): Promise<Buffer>
  /** Whether nothing follows. */
  isOver(): Promise<boolean>
  damaged(): Error
}

async function decode(file: FileHandle, path: string): Promise<StoredManifest> {
  const reader = createReader(file, path)
  const head = withoutCrc(await reader.take(headBytes))
  if (head === null || !hasMagic(head)) throw reader.damaged()
  if (head.readUInt32BE(8) !== version || head.readUInt32BE(12) !== blockBytes) throw reader.damaged()
  const sizeBytes = Number(head.readBigUInt64BE(16))
  if (!Number.isSafeInteger(sizeBytes)) throw reader.damaged()
  const manifest = createManifest(sizeBytes)
  let about: Omit<StoredManifest, 'manifest'> = { subject: null }
  for (let next = 0; ;) {
    const { type, count, payload } = await readRecord(reader)
    if (type === types.subject) about = aboutIn(payload) ?? refuse(reader)
    else if (type === types.end) {
      const complete = next === manifest.blocks && count === next && payload.toString('hex') === manifest.root()
      if (!complete || !(await reader.isOver())) throw reader.damaged()
      return { manifest, ...about }
    } else {
      if (count > manifest.blocks - next) throw reader.damaged()
      manifest.setRun(runOf(type, { from: next, count, payload }))
      next += count
    }
  }
}

async function readRecord(reader: Reader): Promise<{ type: number; count: number; payload: Buffer }> {
  const head = await reader.take(recordHeadBytes)
  const type = head.readUInt8()
  const count = Number(head.readBigUInt64BE(1))
  const rest = await reader.take(payloadBytes(type, count, reader) + crcBytes)
  const whole = withoutCrc(Buffer.concat([head, rest]))
  if (whole === null) throw reader.damaged()
  return { type, count, payload: whole.subarray(recordHeadBytes) }
}

function payloadBytes(type: number, count: number, reader: Reader): number {
  if (type === types.zero || type === types.undefined) return 0
  if (type === types.data && count <= largestRun) return count * digestBytes
  if (type === types.subject && count <= largestSubject) return count
  if (type === types.end) return digestBytes
  throw reader.damaged()
}

function runOf(type: number, run: { from: number; count: number; payload: Buffer }): StateRun {
  const { from, count, payload } = run
  if (type === types.data) return { kind: 'data', from, count, digests: payload }
  return { kind: type === types.zero ? 'zero' : 'undefined', from, count }
}

function refuse(reader: Reader): never {
  throw reader.damaged()
}

const about = z.object({
  place: placeShape.nullable().exactOptional(),
  origin: z.string().exactOptional(),
  target: z.string().exactOptional(),
})

/** Null for what `encode` never writes. */
function aboutIn(payload: Buffer): Omit<StoredManifest, 'manifest'> | null {
  const text = payload.toString()
  const found = about.safeParse(parsedJson(text)).data
  if (found === undefined) return null
  return { subject: identityShape.safeParse(parsedJson(text)).data ?? null, ...found }
}

function createReader(file: FileHandle, path: string): Reader {
  const buffer = Buffer.alloc(1024 * 1024)
  let held = buffer.subarray(0, 0)
  const damaged = (): Error => diskError({ kind: 'findings', key: 'disk.manifestDamaged', values: { path } })
  const isOver = async (): Promise<boolean> => {
    if (held.length > 0) return false
    const { bytesRead } = await file.read(buffer, 0, buffer.length)
    held = buffer.subarray(0, bytesRead)
    return bytesRead === 0
  }
  const take = async (bytes: number): Promise<Buffer> => {
    const parts: Buffer[] = []
    for (let missing = bytes; missing > 0;) {
      if (await isOver()) throw damaged()
      const part = held.subarray(0, missing)
      parts.push(Buffer.from(part))
      held = held.subarray(part.length)
      missing -= part.length
    }
    return Buffer.concat(parts)
  }
  return { take, isOver, damaged }
}

/** Whether a file is a manifest from its first byte to its last. */
export async function isWholeManifest(path: string): Promise<boolean> {
  if (!(await looksLikeManifest(path))) return false
  try {
    return (await readManifest(path)) !== null
  } catch (error) {
    if (error instanceof BrokerError) return false
    throw error
  }
}

/** @throws BrokerError usage – there is no such file; findings – it is damaged. */
export async function requireManifest(path: string): Promise<StoredManifest> {
  const stored = await readManifest(path)
  if (stored !== null) return stored
  throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values: { path, reason: 'ENOENT' } })
}
