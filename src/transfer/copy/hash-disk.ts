import type { DiskPhase } from '../../domain/disk.ts'
import type { Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import type { Looked } from '../hash/hash-pool.ts'
import { type BlockState, createManifest, type Manifest } from '../manifest/manifest.ts'
import { scanDisk } from './scan-disk.ts'

/** The manifest of a disk, or of its first `sizeBytes`; blocks before `from` are left zero. */
export async function hashDisk(request: {
  readonly disk: Source
  readonly sizeBytes?: number
  readonly from?: number
  readonly phase: DiskPhase
  readonly engine: Engine
}): Promise<Manifest> {
  const { sizeBytes = request.disk.sizeBytes, from = 0 } = request
  const manifest = createManifest(sizeBytes)
  await scanDisk({ ...request, sizeBytes, from, visit: (run) => manifest.setRun(run) })
  return manifest
}

export function stateOf({ digest }: Looked): BlockState {
  return digest === null ? { kind: 'zero' } : { kind: 'data', digest }
}
