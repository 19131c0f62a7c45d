import { createHash } from 'node:crypto'
import type { Extent, Identity, Sink } from '../../src/transfer/disk.ts'
import type { Manifest } from '../../src/transfer/manifest/manifest.ts'
import { block } from './disks.ts'

export interface RamDisk extends Sink {
  readonly content: Buffer
  /** What was done to it, in order: `write 0 5`, `zero 5 5`, `flush`, `forget`, `close`. */
  readonly log: string[]
  /** Offsets that were read. */
  readonly reads: number[]
}

/** A disk in memory that says what happens to it. */
export function ramDisk(
  content: Buffer,
  about: {
    readonly name?: string
    readonly fresh?: boolean
    readonly extents?: readonly Extent[]
    readonly identity?: () => Identity | null
    readonly more?: Partial<Sink>
  } = {},
): RamDisk {
  const { name = 'ram', fresh = false, identity = () => null, more = {} } = about
  const { extents = [{ offset: 0, length: content.length, kind: 'data' }] } = about
  const log: string[] = []
  const reads: number[] = []
  const did = (what: string): Promise<void> => {
    log.push(what)
    return Promise.resolve()
  }
  return {
    content,
    log,
    reads,
    name,
    sizeBytes: content.length,
    fresh,
    identity: () => Promise.resolve(identity()),
    async *extents() {
      await Promise.resolve()
      yield* extents
    },
    read: ({ offset, into }) => {
      if (offset + into.length > content.length) return Promise.reject(new Error('read behind the end'))
      reads.push(offset)
      content.copy(into, 0, offset, offset + into.length)
      return Promise.resolve()
    },
    write: ({ offset, from }) => {
      from.copy(content, offset)
      return did(`write ${String(offset)} ${String(from.length)}`)
    },
    writeZeroes: ({ offset, length }) => {
      content.fill(0, offset, offset + length)
      return did(`zero ${String(offset)} ${String(length)}`)
    },
    flush: () => did('flush'),
    forgetCache: () => did('forget').then(() => 'cached' as const),
    close: () => did('close'),
    ...more,
  }
}

/** Blocks of one byte each: `blocks(1, 0, 2)`; a last one may be cut. */
export function blocks(...bytes: readonly number[]): Buffer {
  return Buffer.concat(bytes.map((byte) => Buffer.alloc(block, byte)))
}

export function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

/** A manifest in words: `data 0 2`, `zero 2 1`. */
export function inWords(manifest: Manifest, from = 0): readonly string[] {
  return [...manifest.runs(from, manifest.blocks)].map((run) => `${run.kind} ${String(run.from)} ${String(run.count)}`)
}

export const someIdentity: Identity = { device: '1', inode: '2', sizeBytes: 3, modifiedNs: '4', changedNs: '5' }
