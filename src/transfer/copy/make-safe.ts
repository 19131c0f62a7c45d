import type { Sink } from '../disk.ts'
import type { Engine, Step } from '../engine.ts'
import { inBatches } from '../flow/batches.ts'
import { encodeRuns, type Journal } from '../journal/journal.ts'
import type { Manifest } from '../manifest/manifest.ts'

/** A stretch that has been written, and how far the copy may go on once this is known to be safe. */
export interface Written {
  readonly from: number
  readonly to: number
  readonly mayWriteTo: number
}

/**
 * Makes windows safe in the order they are handed over, which they must be when all their data is written: the data is synced, then
 * the record is written, then the journal is synced. What is returned ends when that is done. All windows that come while a sync is
 * under way share the next one, and data is synced while the records of what came before are; so that the disk is never idle.
 */
export function safeMaker(request: {
  readonly sink: Sink
  readonly journal: Journal
  readonly manifest: Manifest
  readonly engine: Engine
}): (window: Written) => Promise<void> {
  const { sink, journal, manifest, engine } = request
  const step = async (name: Step, windows: readonly Written[]): Promise<void> => {
    for (let left = windows.length; left > 0; left--) await engine.onStep(name)
  }
  const syncData = inBatches<Written>(async (windows) => {
    await step('window-written', windows)
    await sink.flush()
    await step('window-synced', windows)
  })
  const record = inBatches<Written>(async (windows) => {
    for (const { from, to, mayWriteTo } of windows) {
      await journal.append({ kind: 'window', from, to, runs: encodeRuns(manifest.runs(from, to)), mayWriteTo })
    }
    await step('window-recorded', windows)
    await journal.sync()
    await step('window-journalled', windows)
  })
  return async (window) => {
    await syncData(window)
    await record(window)
  }
}
