import { blockBytes, type Extent, type Span } from '../disk.ts'
import { inOrder } from '../stream/in-order.ts'
import { clusterBytes, layOut, type Qcow2Layout } from './layout.ts'
import { metadata } from './metadata.ts'

/** A stream whose length is known before its first byte: an upload can announce it. */
export interface SizedStream extends AsyncIterable<Uint8Array> {
  readonly totalBytes: number
}

export interface Qcow2Request {
  /** Logical bytes; the image's virtual size is rounded up to whole sectors of 512 bytes, with zeroes. */
  readonly sizeBytes: number
  /** In order. What is not data reads as zeroes and takes no room. */
  readonly extents: readonly Extent[]
  /** Called in order, several at a time; a span lies within one block of 512 KiB. Gives exactly `length` bytes. */
  readonly read: (span: Span) => Promise<Uint8Array>
  /** How many reads may be under way; asked before each. */
  readonly ahead?: () => number
  readonly signal: AbortSignal
}

const usualAhead = 8

/**
 * A disk as an image qcow2, version 3, without seeking: header, reference counts and both levels of tables first, then the
 * clusters of data in order. The same extents and bytes give the same image.
 */
export function qcow2Stream(request: Qcow2Request): SizedStream {
  const layout = layOut(request.sizeBytes, request.extents)
  return {
    totalBytes: layout.totalClusters * clusterBytes,
    [Symbol.asyncIterator]: () => bytesOf(layout, request),
  }
}

async function* bytesOf(layout: Qcow2Layout, request: Qcow2Request): AsyncGenerator<Uint8Array> {
  const { read, ahead = () => usualAhead, signal } = request
  for (const cluster of metadata(layout)) {
    signal.throwIfAborted()
    yield cluster
  }
  const work = (span: Place): Promise<Uint8Array> => read({ ...span, signal })
  let sent = 0
  for await (const bytes of inOrder({ items: dataSpans(layout), work, ahead })) {
    signal.throwIfAborted()
    yield bytes
    sent += bytes.length
  }
  const rest = layout.data.count * clusterBytes - sent
  if (rest > 0) yield Buffer.alloc(rest)
}

type Place = Omit<Span, 'signal'>

function* dataSpans({ runs, sizeBytes }: Qcow2Layout): Generator<Place> {
  for (const { first, count } of runs) {
    const end = Math.min((first + count) * clusterBytes, sizeBytes)
    for (let offset = first * clusterBytes; offset < end;) {
      const stop = Math.min(end, (Math.floor(offset / blockBytes) + 1) * blockBytes)
      yield { offset, length: stop - offset }
      offset = stop
    }
  }
}
