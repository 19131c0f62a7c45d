import type { Span } from '../disk.ts'
import type { Pool } from './pool.ts'
import { errnos, ServerError } from './request-errors.ts'

interface Piece {
  readonly offset: number
  readonly bytes: Buffer
  readonly signal: AbortSignal
}

/** A pool that is asked in the sizes its server takes. */
type Sized = Pick<Pool, 'info' | 'request'>

/** Zeroes, and questions what is allocated, go in stretches of this size: they carry no data. */
export const longestSpan: number = 2 ** 30
const zeroes = Buffer.alloc(1024 * 1024)

/** Reads a stretch of any length; what the server gives only together with its neighbours is read with them. */
export async function readSized(pool: Sized, { offset, bytes: into, signal }: Piece): Promise<void> {
  const whole = surrounding(pool, offset, into.length)
  if (whole === null) {
    await inParts(pool, into, async (part, at) => {
      await pool.request({ command: 'read', offset: offset + at, length: part.length, into: part }, signal)
    })
    return
  }
  const bytes = Buffer.alloc(whole.length)
  await readSized(pool, { offset: whole.offset, bytes, signal })
  bytes.copy(into, 0, offset - whole.offset)
}

/**
 * Writes a stretch of any length; what the server takes only together with its neighbours is written with what they hold. So nobody
 * else may write to them meanwhile: the blocks of a copy are far larger than those of any server.
 */
export async function writeSized(pool: Sized, { offset, bytes: from, signal }: Piece): Promise<void> {
  const whole = surrounding(pool, offset, from.length)
  if (whole === null) {
    await inParts(pool, from, async (part, at) => {
      await pool.request({ command: 'write', offset: offset + at, length: part.length, from: part }, signal)
    })
    return
  }
  const bytes = Buffer.alloc(whole.length)
  await readSized(pool, { offset: whole.offset, bytes, signal })
  from.copy(bytes, offset - whole.offset)
  await writeSized(pool, { offset: whole.offset, bytes, signal })
}

/**
 * WRITE_ZEROES leaves zeroes to be read; without NO_HOLE the server may free the room, and still they are read. A server
 * without it gets zeroes as data. TRIM is never used: after it anything may be read.
 */
export async function zeroSized(pool: Sized, { offset, length, signal }: Span): Promise<void> {
  const { minimum } = pool.info.blockSizes
  const end = offset + length
  const from = Math.min(roundUp(offset, minimum), end)
  const to = Math.max(end - (end % minimum), from)
  if (from > offset) await writeSized(pool, { offset, bytes: Buffer.alloc(from - offset), signal })
  for (let at = from; at < to; at += longestSpan) {
    await zeroWhole(pool, { offset: at, length: Math.min(longestSpan, to - at), signal })
  }
  if (end > to) await writeSized(pool, { offset: to, bytes: Buffer.alloc(end - to), signal })
}

/** What carries no data may be longer than the longest request; a server that does not want it so gets it in parts. */
async function zeroWhole(pool: Sized, { offset, length, signal }: Span): Promise<void> {
  const { canWriteZeroes, blockSizes } = pool.info
  if (!canWriteZeroes) {
    await writeZeroData(pool, { offset, length, signal })
    return
  }
  try {
    await pool.request({ command: 'writeZeroes', offset, length }, signal)
  } catch (error) {
    if (length <= blockSizes.longest || !isTooLong(error)) throw error
    for (let at = 0; at < length; at += blockSizes.longest) {
      await zeroWhole(pool, { offset: offset + at, length: Math.min(blockSizes.longest, length - at), signal })
    }
  }
}

async function writeZeroData(pool: Sized, { offset, length, signal }: Span): Promise<void> {
  for (let at = 0; at < length; at += zeroes.length) {
    const bytes = zeroes.subarray(0, Math.min(zeroes.length, length - at))
    await writeSized(pool, { offset: offset + at, bytes, signal })
  }
}

function isTooLong(error: unknown): boolean {
  return error instanceof ServerError && (error.errno === errnos.EOVERFLOW || error.errno === errnos.EINVAL)
}

/** The smallest stretch of whole blocks around one; null where it is one itself. */
function surrounding(
  { info }: Sized,
  offset: number,
  length: number,
): { readonly offset: number; readonly length: number } | null {
  const { minimum } = info.blockSizes
  const from = offset - (offset % minimum)
  const to = roundUp(offset + length, minimum)
  return from === offset && to === offset + length ? null : { offset: from, length: to - from }
}

/** In parts that the server takes, all under way at one time. */
async function inParts(
  { info }: Sized,
  bytes: Buffer,
  work: (part: Buffer, at: number) => Promise<void>,
): Promise<void> {
  const { longest } = info.blockSizes
  const starts = Array.from({ length: Math.ceil(bytes.length / longest) }, (_, number) => number * longest)
  await Promise.all(starts.map((at) => work(bytes.subarray(at, at + longest), at)))
}

function roundUp(bytes: number, unit: number): number {
  return Math.ceil(bytes / unit) * unit
}
