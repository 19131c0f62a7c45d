import type { DiskPhase } from '../../domain/disk.ts'
import type { Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { createLanes } from '../flow/lanes.ts'
import { createProgress } from '../flow/progress.ts'
import { differing, type Difference } from '../manifest/differences.ts'
import type { Manifest, StateRun } from '../manifest/manifest.ts'
import { planBlocks, runsFrom } from '../plan-blocks.ts'
import { bytesToRead, scanBlocks, type Seen } from './scan-blocks.ts'
import { asFile, scanFiles, statesOf } from './scan-files.ts'

/** A disk, or its first `sizeBytes` from block `from` on. */
export interface Scan {
  readonly disk: Source
  readonly sizeBytes: number
  readonly from: number
  readonly phase: DiskPhase
  readonly engine: Engine
}

/** Reads what is not known to be zero, and hands the state of every block to `visit`, in any order, each block once. */
export async function scanDisk(request: Scan & { readonly visit: (run: StateRun) => void }): Promise<void> {
  const { disk, sizeBytes, from, phase, engine, visit } = request
  const runs = runsFrom(await planBlocks(disk.extents({ signal: engine.signal }), sizeBytes), from)
  const progress = createProgress({
    phase,
    totalBytes: bytesToRead(runs, sizeBytes),
    clock: engine.clock,
    controls: engine.controls,
    report: engine.onProgress,
  })
  const lanes = createLanes(() => engine.controls.settings().inFlight)
  const common = { sizeBytes, runs, engine, progress, lanes }
  const file = asFile(disk)
  try {
    if (file === null) await scanBlocks({ ...common, source: disk, visit: (seen) => visit(stateIn(seen)) })
    else {
      await scanFiles({ ...common, files: { from: file, to: null }, visit: (done) => statesOf(done).forEach(visit) })
    }
  } finally {
    // Nothing may still be reading when the caller hears of an error.
    await lanes.drain()
  }
  progress.end()
}

function stateIn(seen: Seen): StateRun {
  if (seen.kind === 'run') return seen.run
  const { index, looked } = seen
  return looked.digest === null
    ? { kind: 'zero', from: index, count: 1 }
    : { kind: 'data', from: index, count: 1, digests: looked.digest }
}

/** How a disk differs from a manifest, block by block as it is read: nothing is kept of what was found. */
export async function compareDisk(request: Omit<Scan, 'sizeBytes' | 'from'> & { readonly expected: Manifest }): Promise<
  Difference & {
    /** How many blocks were looked at: all of them, or the disk has said nothing of some. */
    readonly compared: number
  }
> {
  const { expected } = request
  const found = { blocks: 0, compared: 0, first: Infinity }
  const visit = (run: StateRun): void => {
    found.compared += run.count
    for (const index of differing(run, expected)) {
      found.blocks++
      found.first = Math.min(found.first, index)
    }
  }
  await scanDisk({ ...request, sizeBytes: expected.sizeBytes, from: 0, visit })
  const { blocks, compared, first } = found
  return { blocks, compared, first: blocks === 0 ? null : first }
}
