import type { Sink, Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { createProgress, type Progress } from '../flow/progress.ts'
import { encodeRuns, type Journal } from '../journal/journal.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { BlockRun } from '../plan-blocks.ts'
import { bytesToRead, scanBlocks } from './scan-blocks.ts'
import { type Window, windows } from './windows.ts'
import { writeSeen } from './write-block.ts'

export interface Copying {
  readonly source: Source
  readonly sink: Sink
  /** What the target holds before. */
  readonly base: Manifest
  /** Filled with the state of every block that was copied. */
  readonly manifest: Manifest
  readonly runs: readonly BlockRun[]
  readonly journal: Journal
  readonly engine: Engine
  readonly wrote: (bytes: number) => void
}

/**
 * Copies window by window. Nothing of a window is written before the record of the one before it is safe, and no record is
 * written before its window's data is: so a record never tells of data that a power cut can take away.
 */
export async function copyWindows(copying: Copying): Promise<void> {
  const { runs, engine, sink, journal, manifest } = copying
  const progress = createProgress({
    phase: 'copy',
    totalBytes: bytesToRead(runs),
    clock: engine.clock,
    report: engine.onProgress,
  })
  const planned = [...windows(runs, engine.windowBlocks)]
  for (const [number, window] of planned.entries()) {
    await copyWindow(copying, window, progress)
    await engine.onStep('window-written')
    await sink.flush()
    await engine.onStep('window-synced')
    const { from, to } = window
    const mayWriteTo = planned[number + 1]?.to ?? to
    await journal.append({ kind: 'window', from, to, runs: encodeRuns(manifest.runs(from, to)), mayWriteTo }, () =>
      engine.onStep('window-recorded'),
    )
    await engine.onStep('window-journalled')
  }
  progress.end()
}

/** The end of the first window: nothing behind it is written before the first record of a window. */
export function firstWindowEnd(runs: readonly BlockRun[], windowBlocks: number): number {
  for (const { to } of windows(runs, windowBlocks)) return to
  return 0
}

async function copyWindow(copying: Copying, window: Window, progress: Progress): Promise<void> {
  const { source, sink, base, manifest, engine, wrote } = copying
  const target = { sink, base, sizeBytes: source.sizeBytes, engine, wrote }
  await scanBlocks({
    source,
    sizeBytes: source.sizeBytes,
    runs: window.runs,
    engine,
    progress,
    visit: async (seen) => {
      const state = await writeSeen(target, seen)
      if (seen.kind === 'run') manifest.setRun(seen.run)
      else manifest.set(seen.index, state)
    },
  })
}
