import { blockBytes, type Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import type { Lanes } from '../flow/lanes.ts'
import type { Progress } from '../flow/progress.ts'
import { type Looked, sharedBuffer } from '../hash/hash-pool.ts'
import { blockLength, type BlockRun } from '../plan-blocks.ts'

/** One block that was read, or a run that is known without reading. */
export type Seen =
  | { readonly kind: 'block'; readonly index: number; readonly block: Buffer; readonly looked: Looked }
  | { readonly kind: 'run'; readonly run: EmptyRun }

export interface EmptyRun {
  readonly kind: 'zero' | 'undefined'
  readonly from: number
  readonly count: number
}

/**
 * Reads and hashes the blocks of some runs, several at a time, and hands each to `visit`. The block's memory is used again
 * after `visit` has ended. Blocks come in any order. Returns when all has been begun: `lanes` know when it has ended.
 */
export async function scanBlocks(request: {
  readonly source: Source
  /** Bytes of the disk that count; a larger disk is looked at no further. */
  readonly sizeBytes: number
  readonly runs: readonly BlockRun[]
  readonly engine: Engine
  readonly progress: Progress
  readonly lanes: Lanes
  readonly visit: (seen: Seen) => Promise<void> | void
}): Promise<void> {
  const { source, sizeBytes, runs, engine, progress, lanes, visit } = request
  const scanOne = async (index: number): Promise<void> => {
    const memory = engine.spare.pop() ?? sharedBuffer(blockBytes)
    const block = memory.subarray(0, blockLength(sizeBytes, index))
    await source.read({ offset: index * blockBytes, into: block, signal: engine.signal })
    await visit({ kind: 'block', index, block, looked: await engine.hash.look(block) })
    progress.add(block.length)
    engine.spare.push(memory)
  }
  for (const run of runs) {
    if (run.kind !== 'data') {
      const empty = { kind: run.kind, from: run.from, count: run.count }
      await lanes.start(async () => visit({ kind: 'run', run: empty }))
      continue
    }
    for (let index = run.from; index < run.from + run.count; index++) {
      engine.signal.throwIfAborted()
      await engine.throttle.pass(blockLength(sizeBytes, index), engine.signal)
      await lanes.start(() => scanOne(index))
    }
  }
}

/** Bytes that have to be read of some runs; the last block of a disk may be shorter. */
export function bytesToRead(runs: readonly BlockRun[], sizeBytes: number): number {
  const data = runs.filter(({ kind }) => kind === 'data')
  const bytesOf = ({ from, count }: BlockRun): number =>
    Math.min((from + count) * blockBytes, sizeBytes) - from * blockBytes
  return data.reduce((sum, run) => sum + bytesOf(run), 0)
}
