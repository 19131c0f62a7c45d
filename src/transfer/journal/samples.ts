import { createHash } from 'node:crypto'
import { blockBytes, type Sink, type Source } from '../disk.ts'

/** What a piece of a disk held; by some of them a disk is known again that has no mark of its own. */
export interface Sample {
  /** Of a block. */
  readonly offset: number
  /** SHA-256 of its first 64 KiB, or of what there is, hexadecimal. */
  readonly digest: string
}

const pieceBytes = 64 * 1024
const mostSamples = 16

/** Pieces from the first block to the last, at equal distances. */
export async function takeSamples(sink: Sink, signal: AbortSignal): Promise<readonly Sample[]> {
  const take = async (offset: number): Promise<Sample> => {
    return { offset, digest: digestOf(await piece(sink, offset, signal)) }
  }
  return await Promise.all(places(sink.sizeBytes).map(take))
}

function places(sizeBytes: number): readonly number[] {
  const blocks = Math.ceil(sizeBytes / blockBytes)
  const count = Math.min(blocks, mostSamples)
  const step = count > 1 ? (blocks - 1) / (count - 1) : 0
  return Array.from({ length: count }, (_, number) => Math.floor(number * step) * blockBytes)
}

/**
 * Whether every piece is as it was; where the copy may have written already, and behind the source, it may be what a copy of the source
 * has there. A source that goes by once cannot be asked.
 */
export async function holdsSamples(request: {
  readonly samples: readonly Sample[]
  readonly sink: Sink
  readonly source: Source | null
  /** Blocks before this one may have been written. */
  readonly mayWriteTo: number
  readonly signal: AbortSignal
}): Promise<boolean> {
  const { samples, sink, source, mayWriteTo, signal } = request
  for (const { offset, digest } of samples) {
    const there = await piece(sink, offset, signal)
    if (digestOf(there) === digest) continue
    const mayBeNew = source !== null && (offset < mayWriteTo * blockBytes || offset >= source.sizeBytes)
    if (!mayBeNew || !there.equals(await copied(source, { offset, length: there.length, signal }))) return false
  }
  return samples.length > 0
}

/** What a copy of the source has at a place: behind its end, zeroes. */
async function copied(
  source: Source,
  { offset, length, signal }: { readonly offset: number; readonly length: number; readonly signal: AbortSignal },
): Promise<Buffer> {
  const whole = Buffer.alloc(length)
  const into = whole.subarray(0, Math.max(0, Math.min(length, source.sizeBytes - offset)))
  if (into.length > 0) await source.read({ offset, into, signal })
  return whole
}

async function piece(disk: Source, offset: number, signal: AbortSignal): Promise<Buffer> {
  const into = Buffer.alloc(Math.min(pieceBytes, disk.sizeBytes - offset))
  await disk.read({ offset, into, signal })
  return into
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
