import { mkdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { DiskNotice } from '../../domain/disk.ts'
import { removeIfThere } from '../../transfer/copy/remove-if-there.ts'
import type { Engine } from '../../transfer/engine.ts'
import { readManifest, writeManifest } from '../../transfer/manifest/manifest-file.ts'
import { copyBetween } from '../../workflows/disk/copy-between.ts'
import { diskSurroundings } from '../disk-surroundings.ts'
import { rootOf } from '../../workflows/disk/root-of.ts'
import { pathsAt } from '../../workflows/disk/state-paths.ts'
import type { Migration } from '../../workflows/migrate/migration.ts'

/** As `broker disk copy` has them unless told. */
const reach = { connections: 4, timeoutMs: 30_000 }

/** Copies volumes with one engine: limits, threads and memory are shared by all that are under way. */
export function volumeCopier(
  engine: Engine,
  onNotice: (entry: string, notice: DiskNotice) => void,
): Migration['copyVolume'] {
  const { lockFolder } = diskSurroundings()
  let running = 0
  const settings = (): ReturnType<Engine['controls']['settings']> => {
    const all = engine.controls.settings()
    return { ...all, inFlight: Math.max(1, Math.floor(all.inFlight / running)) }
  }
  const controls = { settings, close: () => undefined }
  return async ({ source, target, state, distrust, onProgress, signal }) => {
    await mkdir(dirname(state), { recursive: true, mode: 0o700 })
    if (distrust) await forgetTarget(state)
    const own: Engine = {
      ...engine,
      controls,
      onProgress,
      onNotice: (notice) => onNotice(basename(state), notice),
      signal,
    }
    running += 1
    try {
      // What is at the target is ours, and the source is a snapshot or stopped.
      const ours = { overwrite: true, frozen: true }
      return await copyBetween({ source, target, state, ...ours, ...reach, lockFolder, clock: engine.clock }, own)
    } finally {
      running -= 1
    }
  }
}

/** Reads volumes with the engine that also copies them. */
export function volumeReader(engine: Engine): Migration['readVolume'] {
  const { lockFolder } = diskSurroundings()
  return async ({ source: location, sizeBytes, onProgress, signal }) => {
    const from = { ...reach, lockFolder, clock: engine.clock, signal }
    return await rootOf({ location, sizeBytes, reach: from }, { ...engine, onProgress, signal })
  }
}

/** Makes the next copy read the target anew. What it holds may still be most of what it should. */
async function forgetTarget(state: string): Promise<void> {
  const { manifest: path, journal } = pathsAt(state)
  const stored = await readManifest(path)
  if (stored !== null) await writeManifest({ path, stored: { ...stored, subject: null } })
  await removeIfThere(journal)
}
