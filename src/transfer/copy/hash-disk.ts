import type { DiskPhase } from '../../domain/disk.ts'
import type { Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { createLanes } from '../flow/lanes.ts'
import { createProgress } from '../flow/progress.ts'
import type { Looked } from '../hash/hash-pool.ts'
import { type BlockState, createManifest, type Manifest } from '../manifest/manifest.ts'
import { planBlocks, runsFrom } from '../plan-blocks.ts'
import { bytesToRead, scanBlocks, type Seen } from './scan-blocks.ts'
import { asFile, enterDone, scanFiles } from './scan-files.ts'

/** The manifest of a disk, or of its first `sizeBytes`; blocks before `from` are left zero. */
export async function hashDisk(request: {
  readonly disk: Source
  readonly sizeBytes?: number
  readonly from?: number
  readonly phase: DiskPhase
  readonly engine: Engine
}): Promise<Manifest> {
  const { disk, phase, engine, sizeBytes = disk.sizeBytes, from = 0 } = request
  const manifest = createManifest(sizeBytes)
  const runs = runsFrom(await planBlocks(disk.extents({ signal: engine.signal }), sizeBytes), from)
  const progress = createProgress({
    phase,
    totalBytes: bytesToRead(runs),
    clock: engine.clock,
    report: engine.onProgress,
  })
  const lanes = createLanes(() => engine.controls.settings().inFlight)
  const common = { sizeBytes, runs, engine, progress, lanes }
  const file = asFile(disk)
  try {
    if (file === null) await scanBlocks({ ...common, source: disk, visit: (seen) => enterSeen(manifest, seen) })
    else await scanFiles({ ...common, files: { from: file, to: null }, visit: (done) => enterDone(manifest, done) })
  } finally {
    // Nothing may still be reading when the caller hears of an error.
    await lanes.drain()
  }
  progress.end()
  return manifest
}

function enterSeen(manifest: Manifest, seen: Seen): void {
  if (seen.kind === 'run') manifest.setRun(seen.run)
  else manifest.set(seen.index, stateOf(seen.looked))
}

export function stateOf({ digest }: Looked): BlockState {
  return digest === null ? { kind: 'zero' } : { kind: 'data', digest }
}
