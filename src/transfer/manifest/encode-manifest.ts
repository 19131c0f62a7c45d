import { crcOf, withCrc } from '../crc.ts'
import { blockBytes, type Identity, type Place } from '../disk.ts'
import type { Manifest } from './manifest.ts'

/** The format is described in docs/block-engine.md. */
export const magic = 'BROKMAN1'
export const version = 1
export const headBytes = 28
export const recordHeadBytes = 9
export const crcBytes = 4
export const types = { zero: 0, data: 1, undefined: 2, subject: 3, end: 255 } as const

export interface StoredManifest {
  readonly manifest: Manifest
  /** The disk that it tells of, as it was just after; null where a change of it could not be seen. */
  readonly subject: Identity | null
  /** Which file the disk is kept in, the name of what was copied to it, and its own; missing where nobody has said. */
  readonly place?: Place | null
  readonly origin?: string
  readonly target?: string
}

/** A manifest as the bytes of its file. */
export function* encode({ manifest, subject, place, origin, target }: StoredManifest): Generator<Buffer> {
  const head = Buffer.alloc(headBytes - crcBytes)
  head.write(magic, 'latin1')
  head.writeUInt32BE(version, 8)
  head.writeUInt32BE(blockBytes, 12)
  head.writeBigUInt64BE(BigInt(manifest.sizeBytes), 16)
  yield withCrc(head)
  for (const run of manifest.runs(0, manifest.blocks)) {
    yield* record(types[run.kind], run.count, run.kind === 'data' ? run.digests : Buffer.alloc(0))
  }
  if (subject !== null || place !== undefined || origin !== undefined) {
    const text = Buffer.from(JSON.stringify({ ...subject, place, origin, target }))
    yield* record(types.subject, text.length, text)
  }
  yield* record(types.end, manifest.blocks, Buffer.from(manifest.root(), 'hex'))
}

/** The payload is not copied: there may be much of it. */
function record(type: number, count: number, payload: Buffer): readonly Buffer[] {
  const head = Buffer.alloc(recordHeadBytes)
  head.writeUInt8(type)
  head.writeBigUInt64BE(BigInt(count), 1)
  return [head, payload, crcOf([head, payload])]
}
