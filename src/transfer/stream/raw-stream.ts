import { blockBytes } from '../disk.ts'
import { blockLength, type BlockRun } from '../plan-blocks.ts'
import type { SizedStream } from '../qcow2/qcow2-stream.ts'
import { inOrder } from './in-order.ts'

const zeroes = Buffer.alloc(blockBytes)

/** A disk byte for byte; holes become zeroes. */
export function rawStream(request: {
  readonly sizeBytes: number
  readonly runs: readonly BlockRun[]
  readonly read: (index: number) => Promise<Buffer>
  readonly ahead: () => number
}): SizedStream {
  const { sizeBytes, runs, read, ahead } = request
  const work = async ({ kind, index }: Block): Promise<Buffer> =>
    kind === 'data' ? await read(index) : zeroes.subarray(0, blockLength(sizeBytes, index))
  return {
    totalBytes: sizeBytes,
    [Symbol.asyncIterator]: () => inOrder({ items: blocks(runs), work, ahead }),
  }
}

interface Block {
  readonly kind: BlockRun['kind']
  readonly index: number
}

function* blocks(runs: readonly BlockRun[]): Generator<Block> {
  for (const { kind, from, count } of runs) for (let at = 0; at < count; at++) yield { kind, index: from + at }
}
