import { blockBytes, type Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import type { Lanes } from '../flow/lanes.ts'
import type { Progress } from '../flow/progress.ts'
import type { FileWork, OpenFile, Worked } from '../hash/file-work.ts'
import { digestBytes, type StateRun } from '../manifest/manifest.ts'
import type { BlockRun } from '../plan-blocks.ts'
import type { EmptyRun } from './scan-blocks.ts'

/** Blocks that a thread does in one go: few enough that all threads end at about the same time. */
const mostBlocks = 8

/** A stretch of blocks that a thread has done, or a run that is known without reading. */
export type Done =
  | { readonly kind: 'stretch'; readonly from: number; readonly count: number; readonly worked: Worked }
  | { readonly kind: 'run'; readonly run: EmptyRun }

/**
 * Some runs of blocks, read, hashed and perhaps written by threads on their own. `visit` hears of each stretch when it is
 * done, in any order. Returns when all has been begun: `lanes` know when it has ended. As many stretches as blocks may be
 * under way wait for a thread, so that none is idle; each thread has one block in its hands.
 */
export async function scanFiles(request: {
  readonly files: Pick<FileWork, 'from' | 'to'>
  /** Bytes of the disk that count; a larger disk is looked at no further. */
  readonly sizeBytes: number
  readonly runs: readonly BlockRun[]
  readonly engine: Engine
  readonly progress: Progress
  readonly lanes: Lanes
  readonly visit: (done: Done) => Promise<void> | void
}): Promise<void> {
  const { files, sizeBytes, runs, engine, progress, lanes, visit } = request
  const atOnce = (): number => {
    const { inFlight, bandwidthMibps } = engine.controls.settings()
    // Where the rate is limited, a stretch would come all at once.
    return bandwidthMibps === null ? Math.min(mostBlocks, inFlight) : 1
  }
  const doOne = async (from: number, count: number): Promise<void> => {
    const offset = from * blockBytes
    const length = Math.min((from + count) * blockBytes, sizeBytes) - offset
    const worked = await engine.hash.work({ ...files, offset, length })
    await visit({ kind: 'stretch', from, count, worked })
    progress.add(length)
  }
  for (const { kind, from, count } of runs) {
    if (kind !== 'data') {
      await lanes.start(async () => visit({ kind: 'run', run: { kind, from, count } }))
      continue
    }
    for (let at = from; at < from + count;) {
      engine.signal.throwIfAborted()
      const [first, some] = [at, Math.min(atOnce(), from + count - at)]
      await engine.throttle.pass(some * blockBytes, engine.signal)
      await lanes.start(() => doOne(first, some))
      at += some
    }
  }
}

/** What was done as states of blocks. */
export function statesOf(done: Done): readonly StateRun[] {
  if (done.kind === 'run') return [done.run]
  const { from, count, worked } = done
  const digests = Buffer.from(worked.digests.buffer, worked.digests.byteOffset, worked.digests.byteLength)
  if (!worked.data.includes(0)) return [{ kind: 'data', from, count, digests }]
  return Array.from(worked.data, (isData, number): StateRun => {
    const block = { from: from + number, count: 1 }
    if (isData === 0) return { kind: 'zero', ...block }
    return { kind: 'data', ...block, digests: digests.subarray(number * digestBytes, (number + 1) * digestBytes) }
  })
}

/** The disk as a file for threads; null where it can only be read through its own functions. */
export function asFile({ name, descriptor, pastCache }: Source): OpenFile | null {
  if (descriptor === undefined) return null
  return { name, descriptor, ...(pastCache === undefined ? {} : { pastCache }) }
}
