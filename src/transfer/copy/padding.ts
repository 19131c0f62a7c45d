import { blockBytes, type Extent, type Sink, type Source } from '../disk.ts'
import type { Engine } from '../engine.ts'

const zeroes = Buffer.alloc(blockBytes)

/** Clouds round sizes up: makes the target read as zeroes from `from` to its end. Returns the bytes written. */
export async function zeroPadding(sink: Sink, from: number, engine: Engine): Promise<number> {
  if (sink.fresh) return 0
  let written = 0
  for await (const { offset, length } of dirtyFrom(sink, from, engine)) {
    await sink.writeZeroes({ offset, length, signal: engine.signal })
    written += length
  }
  return written
}

/** Whether the disk reads as zeroes from `from` to its end: known as such, or read. */
export async function isZeroFrom(disk: Source, from: number, engine: Engine): Promise<boolean> {
  for await (const dirty of dirtyFrom(disk, from, engine)) return dirty.length === 0
  return true
}

/** The blocks behind `from` that do not read as zeroes. */
async function* dirtyFrom(disk: Source, from: number, engine: Engine): AsyncGenerator<Extent> {
  const memory = Buffer.alloc(blockBytes)
  for await (const unknown of unknownFrom(disk, from, engine)) {
    for (let done = 0; done < unknown.length; done += blockBytes) {
      const into = memory.subarray(0, Math.min(blockBytes, unknown.length - done))
      const offset = unknown.offset + done
      await disk.read({ offset, into, signal: engine.signal })
      if (!into.equals(zeroes.subarray(0, into.length))) yield { kind: 'data', offset, length: into.length }
    }
  }
}

/** What lies behind `from` and is not known to be zero. */
async function* unknownFrom(disk: Source, from: number, { signal }: Engine): AsyncGenerator<Extent> {
  if (disk.sizeBytes <= from) return
  for await (const extent of disk.extents({ signal })) {
    const offset = Math.max(extent.offset, from)
    const length = extent.offset + extent.length - offset
    if (extent.kind === 'data' && length > 0) yield { kind: 'data', offset, length }
  }
}
