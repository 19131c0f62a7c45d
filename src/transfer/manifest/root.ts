import { createHash } from 'node:crypto'
import { blockBytes } from '../disk.ts'

/** Neighbouring blocks of one kind, those of data with their digests. */
type Run =
  | { readonly kind: 'zero' | 'undefined'; readonly count: number }
  | { readonly kind: 'data'; readonly count: number; readonly digests: Buffer }

/** The root of a disk, hexadecimal; what is hashed is described in docs/block-engine.md. */
export function rootOf(runs: Iterable<Run>, sizeBytes: number): string {
  const hash = createHash('sha256')
  const head = Buffer.alloc(12)
  head.writeBigUInt64BE(BigInt(sizeBytes))
  head.writeUInt32BE(blockBytes, 8)
  hash.update('broker-root/1\n').update(head)
  let empty = 0
  for (const run of runs) {
    if (run.kind !== 'data') {
      empty += run.count
      continue
    }
    hash.update(emptyMark(empty))
    empty = 0
    hash.update(marked(run))
  }
  return hash.update(emptyMark(empty)).digest('hex')
}

/** Each digest with a byte 1 before it. */
function marked({ count, digests }: Run & { kind: 'data' }): Buffer {
  const size = digests.length / count
  const bytes = Buffer.alloc(count * (1 + size), 1)
  for (let at = 0; at < count; at++) digests.copy(bytes, at * (1 + size) + 1, at * size, (at + 1) * size)
  return bytes
}

/** A stretch of blocks without data: a zero byte and their number in eight bytes; nothing for none. */
function emptyMark(blocks: number): Buffer {
  if (blocks === 0) return Buffer.alloc(0)
  const mark = Buffer.alloc(9)
  mark.writeBigUInt64BE(BigInt(blocks), 1)
  return mark
}
