import { createHash } from 'node:crypto'
import { diskError } from '../disk-error.ts'
import type { ReadRequest, Source } from '../disk.ts'
import type { SequentialSource } from './sequential.ts'

/** A disk that goes by once, and the sum of what went by. */
export interface AnnouncedSource extends Source {
  /** SHA-256 of all bytes; to be asked for once, at the end. */
  digest(): string
}

/**
 * A stream of known length as a disk that must be read in order, each byte once. Nothing is known of its holes.
 * @throws BrokerError partial, when read – the stream has fewer bytes than announced, or more.
 */
export function announcedSource(stream: SequentialSource, sizeBytes: number): AnnouncedSource {
  const sum = createHash('sha256')
  const { name } = stream
  let turn: Promise<void> = Promise.resolve()
  let at = 0
  const read = async ({ offset, into, signal }: ReadRequest): Promise<void> => {
    signal.throwIfAborted()
    if (offset !== at) throw new Error(`a stream was to be read at ${String(offset)} and stands at ${String(at)}`)
    const came = await stream.next(into)
    at += came
    if (came < into.length) throw wrongLength('disk.stream.shorter', { name, announced: sizeBytes, came: at })
    sum.update(into)
    if (at === sizeBytes && (await stream.next(Buffer.alloc(1))) > 0) {
      throw wrongLength('disk.stream.longer', { name, announced: sizeBytes })
    }
  }
  return {
    name,
    sizeBytes,
    goesByOnce: true,
    identity: () => Promise.resolve(null),
    extents: () => allData(sizeBytes),
    read: async (request) => {
      turn = turn.then(() => read(request))
      await turn
    },
    close: () => Promise.resolve(),
    digest: () => sum.digest('hex'),
  }
}

async function* allData(length: number): AsyncGenerator<{ offset: number; length: number; kind: 'data' }> {
  await Promise.resolve()
  yield { offset: 0, length, kind: 'data' }
}

function wrongLength(
  key: 'disk.stream.shorter' | 'disk.stream.longer',
  values: Readonly<Record<string, string | number>>,
): Error {
  return diskError({ kind: 'partial', key, values })
}
