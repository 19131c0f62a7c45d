import { blockBytes, type Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import type { Progress } from '../flow/progress.ts'
import { sharedBuffer } from '../hash/hash-pool.ts'
import { stateOf } from '../copy/hash-disk.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { blockLength } from '../plan-blocks.ts'

interface Held {
  readonly memory: Buffer
  readonly block: Promise<Buffer>
}

/**
 * Reads blocks in ascending order, some ahead of their use, and enters each into the manifest. A block that is asked for
 * again right after is not read again. A block's memory is used again when its reader has asked for as many later ones as
 * may be under way, and one more.
 */
export function blockReader(request: {
  readonly source: Source
  readonly manifest: Manifest
  readonly progress: Progress
  readonly engine: Engine
}): { read: (index: number) => Promise<Buffer>; ahead: () => number } {
  const { source, manifest, progress, engine } = request
  const held = new Map<number, Held>()
  const recent: number[] = []
  const { signal } = engine
  const fetch = async (index: number, memory: Buffer): Promise<Buffer> => {
    const block = memory.subarray(0, blockLength(source.sizeBytes, index))
    await engine.throttle.pass(block.length, signal)
    await source.read({ offset: index * blockBytes, into: block, signal })
    manifest.set(index, stateOf(await engine.hash.look(block)))
    progress.add(block.length)
    return block
  }
  const ahead = (): number => engine.controls.settings().inFlight
  return {
    ahead,
    read: async (index) => {
      recent.push(index)
      // What the consumer has not yet used was asked for among the last `ahead` requests, and one is in its hands.
      while (recent.length > ahead() + 2) forget(recent.shift())
      const known = held.get(index)
      if (known !== undefined) return await known.block
      const memory = engine.spare.pop() ?? sharedBuffer(blockBytes)
      const block = fetch(index, memory)
      held.set(index, { memory, block })
      return await block
    },
  }
  function forget(index: number | undefined): void {
    const old = index === undefined || recent.includes(index) ? undefined : held.get(index)
    if (old === undefined || index === undefined) return
    held.delete(index)
    engine.spare.push(old.memory)
  }
}
