import { blockBytes, type Sink } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { pieceBytes } from '../hash/thread-program.ts'
import type { BlockState, Manifest } from '../manifest/manifest.ts'
import { stateOf } from './hash-disk.ts'
import type { EmptyRun, Seen } from './scan-blocks.ts'

/** A target and what is known of it: blocks that `base` calls undefined may hold anything. */
export interface Target {
  readonly sink: Sink
  readonly base: Manifest
  /** Bytes of it that the copy is about; the rest is padding. */
  readonly sizeBytes: number
  readonly engine: Engine
  /** Called with the bytes of each write, and of each span of written zeroes. */
  readonly wrote: (bytes: number) => void
}

/** Brings the target's blocks to what was seen at the source, and writes nothing that is there already. */
export async function writeSeen(target: Target, seen: Seen): Promise<BlockState> {
  if (seen.kind === 'run') {
    await zeroRun(target, seen.run)
    return { kind: seen.run.kind }
  }
  const state = stateOf(seen.looked)
  const there = target.base.state(seen.index)
  if (state.kind !== 'data') await zeroRun(target, { kind: 'zero', from: seen.index, count: 1 })
  else if (there.kind === 'zero') await writePieces(target, seen)
  else if (there.kind !== 'data' || !there.digest.equals(state.digest)) {
    await write(target, seen.index * blockBytes, seen.block)
  }
  await target.engine.onStep('block-written')
  return state
}

async function write({ sink, engine, wrote }: Target, offset: number, from: Buffer): Promise<void> {
  await sink.write({ offset, from, signal: engine.signal })
  wrote(from.length)
}

/** On a target known to be zero there, pieces of zeroes are left out; neighbouring pieces go in one write. */
async function writePieces(target: Target, { index, block, looked }: Seen & { kind: 'block' }): Promise<void> {
  const isData = (at: number): boolean => at < block.length && (looked.pieces & (1 << (at / pieceBytes))) !== 0
  for (let at = 0; at < block.length;) {
    let end = at + pieceBytes
    if (isData(at)) {
      while (isData(end)) end += pieceBytes
      await write(target, index * blockBytes + at, block.subarray(at, Math.min(end, block.length)))
    }
    at = end
  }
}

/** Writes zeroes where the target is not known to have them. */
async function zeroRun({ sink, base, sizeBytes, engine, wrote }: Target, { from, count }: EmptyRun): Promise<void> {
  for (const run of base.runs(from, from + count)) {
    if (run.kind === 'zero') continue
    const offset = run.from * blockBytes
    const length = Math.min((run.from + run.count) * blockBytes, sizeBytes) - offset
    await sink.writeZeroes({ offset, length, signal: engine.signal })
    wrote(length)
  }
}
