import type { DiskNotice, DiskProgress } from '../domain/disk.ts'
import type { Engine, Step } from './engine.ts'
import { fixedControls, type Settings, watchControls } from './flow/controls.ts'
import { type Clock, createThrottle } from './flow/throttle.ts'
import { createHashPool } from './hash/hash-pool.ts'

/** 16 MiB of data to a record: the first ones are made safe early, and while a disk is slow to sync, several share one sync. */
const usualWindowBlocks = 32

export interface EngineRequest {
  readonly settings: Settings
  /** File that overrides the settings while the work goes on; null for none. */
  readonly controlFile: string | null
  readonly threads: number
  readonly clock: Clock
  readonly windowBlocks?: number
  readonly onProgress?: (event: DiskProgress) => void
  readonly onNotice?: (notice: DiskNotice) => void
  readonly onStep?: (step: Step) => Promise<void> | void
  readonly signal: AbortSignal
}

/** Runs some work with an engine, and takes the engine apart afterwards. */
export async function withEngine<T>(request: EngineRequest, work: (engine: Engine) => Promise<T>): Promise<T> {
  const { settings, controlFile, threads, clock, signal } = request
  const { onProgress = nothing, onNotice = nothing, onStep = nothing } = request
  const controls =
    controlFile === null
      ? fixedControls(settings)
      : await watchControls({
          file: controlFile,
          given: settings,
          onUnreadable: () => onNotice({ kind: 'control-file-unreadable' }),
        })
  const hash = createHashPool(threads)
  const rate = (): number | null => {
    const { bandwidthMibps } = controls.settings()
    return bandwidthMibps === null ? null : bandwidthMibps * 1024 * 1024
  }
  const throttle = createThrottle(rate, clock)
  const windowBlocks = request.windowBlocks ?? usualWindowBlocks
  try {
    return await work({
      hash,
      spare: [],
      controls,
      throttle,
      clock,
      windowBlocks,
      onProgress,
      onNotice,
      onStep,
      signal,
    })
  } finally {
    controls.close()
    await hash.close()
  }
}

function nothing(): void {
  // Nobody listens.
}
