import { diskError } from '../disk-error.ts'
import type { ProofLevel } from '../../domain/disk.ts'
import type { Extent, Sink, Source } from '../disk.ts'
import { type NbdTarget, openFirst, type Pool } from './pool.ts'
import { allocationZero } from './protocol.ts'
import { ServerError } from './request-errors.ts'

/** Answers about what is allocated are asked for in stretches of this size. */
const statusBytes = 2 ** 30
const zeroes = Buffer.alloc(1024 * 1024)

/** A disk on an NBD server, as a source. */
export async function openNbdSource(target: NbdTarget): Promise<Source> {
  return readable(await openFirst(target))
}

/**
 * A disk on an NBD server, as a target.
 * @throws BrokerError refused – the server exports it for reading only.
 */
export async function openNbdSink(request: {
  readonly target: NbdTarget
  /** It was made just now and reads as zeroes. */
  readonly fresh: boolean
  /** What reading back over this server proves. */
  readonly proof: ProofLevel
}): Promise<Sink> {
  const { target, fresh, proof } = request
  const pool = await openFirst(target)
  if (pool.info.readOnly) {
    pool.close()
    throw diskError({ kind: 'refused', key: 'disk.nbd.readOnly', values: { name: pool.name } })
  }
  const unending = new AbortController().signal
  return {
    ...readable(pool),
    fresh,
    write: ({ offset, from, signal }) =>
      attempt({ pool, offset, key: 'disk.cannotWrite' }, () =>
        pool.request({ command: 'write', offset, length: from.length, from }, signal),
      ),
    writeZeroes: ({ offset, length, signal }) =>
      attempt({ pool, offset, key: 'disk.cannotWrite' }, () => writeZeroes(pool, { offset, length, signal })),
    flush: () => attempt({ pool, offset: 0, key: 'disk.cannotWrite' }, () => pool.flush(unending)),
    forgetCache: async () => {
      await pool.flush(unending)
      return proof
    },
  }
}

function readable(pool: Pool): Source {
  const { sizeBytes } = pool.info
  return {
    name: pool.name,
    sizeBytes,
    identity: () => Promise.resolve(null),
    extents: ({ signal }) => extents(pool, signal),
    read: ({ offset, into, signal }) =>
      attempt({ pool, offset, key: 'disk.cannotRead' }, () =>
        pool.request({ command: 'read', offset, length: into.length, into }, signal),
      ),
    close: () => {
      pool.close()
      return Promise.resolve()
    },
  }
}

/** What a server refuses is told with the place on the disk. */
async function attempt<T>(
  place: { readonly pool: Pool; readonly offset: number; readonly key: 'disk.cannotRead' | 'disk.cannotWrite' },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    const values = { name: place.pool.name, offset: place.offset, reason: errnoText(error.errno) }
    throw diskError({ kind: 'partial', key: place.key, values, cause: error })
  }
}

/** The protocol has these numbers whatever the server's system is. */
const errnos: Readonly<Record<number, string>> = {
  1: 'EPERM',
  5: 'EIO',
  12: 'ENOMEM',
  22: 'EINVAL',
  28: 'ENOSPC',
  75: 'EOVERFLOW',
  95: 'ENOTSUP',
  108: 'ESHUTDOWN',
}

function errnoText(errno: number): string {
  return errnos[errno] ?? `error ${String(errno)}`
}

interface Span {
  readonly offset: number
  readonly length: number
  readonly signal: AbortSignal
}

/**
 * WRITE_ZEROES leaves zeroes to be read; without NO_HOLE the server may free the room, and still they are read. A server
 * without it gets zeroes as data. TRIM is never used: after it anything may be read.
 */
async function writeZeroes(pool: Pool, { offset, length, signal }: Span): Promise<void> {
  const step = pool.info.canWriteZeroes ? statusBytes : zeroes.length
  for (let done = 0; done < length; done += step) {
    const size = Math.min(step, length - done)
    await pool.request(
      pool.info.canWriteZeroes
        ? { command: 'writeZeroes', offset: offset + done, length: size }
        : { command: 'write', offset: offset + done, length: size, from: zeroes.subarray(0, size) },
      signal,
    )
  }
}

/** Only what the server says reads as zeroes is zero; a hole alone is data. Where it says nothing, all is data. */
async function* extents(pool: Pool, signal: AbortSignal): AsyncGenerator<Extent> {
  const { sizeBytes, allocationId } = pool.info
  for (let at = 0; at < sizeBytes;) {
    const length = Math.min(statusBytes, sizeBytes - at)
    const told = allocationId === null ? [] : await status(pool, { offset: at, length, signal }, allocationId)
    if (told.length === 0) {
      yield { offset: at, length: sizeBytes - at, kind: 'data' }
      return
    }
    for (const { bytes, isZero } of told) {
      const end = Math.min(at + bytes, sizeBytes)
      if (end > at) yield { offset: at, length: end - at, kind: isZero ? 'zero' : 'data' }
      at = end
    }
  }
}

interface Told {
  readonly bytes: number
  readonly isZero: boolean
}

/** Empty where the server cannot tell. */
async function status(pool: Pool, { offset, length, signal }: Span, id: number): Promise<readonly Told[]> {
  let told: Told[] = []
  const onStatus = (payload: Buffer): void => {
    // One list for each request; one that came before a connection broke is forgotten.
    told = []
    if (payload.length < 12 || (payload.length - 4) % 8 !== 0 || payload.readUInt32BE() !== id) return
    for (let at = 4; at < payload.length; at += 8) {
      const bytes = payload.readUInt32BE(at)
      if (bytes > 0) told.push({ bytes, isZero: (payload.readUInt32BE(at + 4) & allocationZero) !== 0 })
    }
  }
  try {
    await pool.request({ command: 'blockStatus', offset, length, onStatus }, signal)
  } catch (error) {
    if (error instanceof ServerError) return []
    throw error
  }
  return told
}
