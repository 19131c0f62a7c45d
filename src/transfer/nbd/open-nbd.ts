import { accessError, diskError } from '../disk-error.ts'
import type { ProofLevel } from '../../domain/disk.ts'
import type { Extent, Sink, Source, Span } from '../disk.ts'
import { type NbdTarget, openFirst, type Pool } from './pool.ts'
import { allocationZero } from './protocol.ts'
import { errnos, errnoText, ServerError } from './request-errors.ts'
import { longestSpan, readSized, writeSized, zeroSized } from './sized-requests.ts'

type Place = { readonly pool: Pool; readonly offset: number; readonly key: 'disk.cannotRead' | 'disk.cannotWrite' }

/** A disk on an NBD server, as a source. */
export async function openNbdSource(target: NbdTarget): Promise<Source> {
  return readable(await opened(target))
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
  const pool = await opened({ ...target, isWritten: true })
  if (pool.info.readOnly) {
    pool.close()
    throw diskError({ kind: 'refused', key: 'disk.nbd.readOnly', values: { name: pool.name } })
  }
  const unending = new AbortController().signal
  return {
    ...readable(pool),
    fresh,
    ...(pool.info.canFlush ? {} : { cannotFlush: true }),
    write: ({ offset, from, signal }) =>
      attempt({ pool, offset, key: 'disk.cannotWrite' }, () => writeSized(pool, { offset, bytes: from, signal })),
    writeZeroes: ({ offset, length, signal }) =>
      attempt({ pool, offset, key: 'disk.cannotWrite' }, () => zeroSized(pool, { offset, length, signal })),
    flush: () => attempt({ pool, offset: 0, key: 'disk.cannotWrite' }, () => pool.flush(unending)),
    forgetCache: async () => {
      await pool.flush(unending)
      return proof
    },
  }
}

/** @throws BrokerError refused – the last bytes of the disk are out of reach: requests for whole blocks do not come there. */
async function opened(target: NbdTarget): Promise<Pool> {
  const pool = await openFirst(target)
  const { sizeBytes, blockSizes } = pool.info
  const rest = sizeBytes % blockSizes.minimum
  if (rest === 0) return pool
  pool.close()
  const values = { name: pool.name, size: sizeBytes, block: blockSizes.minimum, rest }
  throw diskError({ kind: 'refused', key: 'disk.nbd.oddSize', values })
}

function readable(pool: Pool): Source {
  const { sizeBytes } = pool.info
  return {
    name: pool.name,
    sizeBytes,
    identity: () => Promise.resolve(null),
    extents: ({ signal }) => extents(pool, signal),
    read: ({ offset, into, signal }) =>
      attempt({ pool, offset, key: 'disk.cannotRead' }, () => readSized(pool, { offset, bytes: into, signal })),
    close: () => {
      pool.close()
      return Promise.resolve()
    },
  }
}

/** What a server refuses is told with the place on the disk. */
async function attempt<T>(place: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    throw inWords(place, error)
  }
}

function inWords({ pool, offset, key }: Place, error: ServerError): Error {
  const { name } = pool
  if (error.errno === errnos.ESHUTDOWN) {
    return diskError({ kind: 'partial', key: 'disk.nbd.shutDown', values: { name }, cause: error })
  }
  return accessError(key, { name, offset, reason: errnoText(error.errno) }, error)
}

/** Only what the server says reads as zeroes is zero; a hole alone is data. Where it says nothing, all is data. */
async function* extents(pool: Pool, signal: AbortSignal): AsyncGenerator<Extent> {
  const { sizeBytes, allocationId, blockSizes } = pool.info
  for (let at = 0; at < sizeBytes;) {
    // What was told before may have ended within a block.
    const from = at - (at % blockSizes.minimum)
    const length = Math.min(longestSpan, sizeBytes - from)
    const told = allocationId === null ? [] : await status(pool, { offset: from, length, signal }, allocationId)
    const before = at
    let end = from
    for (const { bytes, isZero } of told) {
      end = Math.min(end + bytes, sizeBytes)
      if (end <= at) continue
      yield { offset: at, length: end - at, kind: isZero ? 'zero' : 'data' }
      at = end
    }
    if (at > before) continue
    yield { offset: at, length: sizeBytes - at, kind: 'data' }
    return
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
