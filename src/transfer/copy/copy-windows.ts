import type { Sink, Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { createLanes, type Lanes } from '../flow/lanes.ts'
import { createProgress, type Progress } from '../flow/progress.ts'
import type { Journal } from '../journal/journal.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { BlockRun } from '../plan-blocks.ts'
import { safeMaker } from './make-safe.ts'
import { bytesToRead, scanBlocks, type Seen } from './scan-blocks.ts'
import { asFile, type Done, scanFiles, statesOf } from './scan-files.ts'
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

/** The record of a window announces how far the copy may go on before the next record is safe: this many windows. */
const ahead = 8

/**
 * Copies window by window. No record is written before its window's data is safe, so that a record never tells of data that a
 * power cut can take away. While one window is made safe the next ones are written, but only so many: no block is
 * written beyond what the last safe record announces.
 */
export async function copyWindows(copying: Copying): Promise<void> {
  const { runs, engine } = copying
  const progress = createProgress({
    phase: 'copy',
    totalBytes: bytesToRead(runs, copying.source.sizeBytes),
    clock: engine.clock,
    controls: engine.controls,
    report: engine.onProgress,
  })
  const lanes = createLanes(() => engine.controls.settings().inFlight)
  const planned = [...windows(runs, engine.windowBlocks)]
  const makeSafe = safeMaker(copying)
  const safe: Promise<void>[] = []
  let written: Promise<unknown> = Promise.resolve()
  try {
    for (const [number, window] of planned.entries()) {
      await safe[number - ahead]
      await copyWindow(copying, window, { progress, lanes })
      written = Promise.all([lanes.settled(), written])
      const { from, to } = window
      const making = written.then(() => makeSafe({ from, to, mayWriteTo: announced(planned, number + ahead) }))
      making.catch(() => undefined) // It is heard of when it is waited for.
      safe.push(making)
    }
  } finally {
    // Nothing may still be writing when the caller hears of an error.
    await Promise.allSettled([lanes.drain(), ...safe])
  }
  await Promise.all(safe)
  progress.end()
}

/** What may be written before the first window is safe. */
export function firstAnnounced(runs: readonly BlockRun[], windowBlocks: number): number {
  return announced([...windows(runs, windowBlocks)], ahead - 1)
}

/** The end of a window, or of the last one. */
function announced(planned: readonly Window[], number: number): number {
  return (planned[number] ?? planned.at(-1))?.to ?? 0
}

async function copyWindow(
  copying: Copying,
  window: Window,
  under: { readonly progress: Progress; readonly lanes: Lanes },
): Promise<void> {
  const { source, sink, base, manifest, engine, wrote } = copying
  const target = { sink, base, sizeBytes: source.sizeBytes, engine, wrote }
  const common = { sizeBytes: source.sizeBytes, runs: window.runs, engine, ...under }
  const [from, to] = [asFile(source), asFile(sink)]
  if (from !== null && to !== null) {
    const visit = async (done: Done): Promise<void> => {
      if (done.kind === 'run') await writeSeen(target, done)
      else await countStretch(copying, done)
      for (const run of statesOf(done)) manifest.setRun(run)
    }
    await scanFiles({ ...common, files: { from, to: { ...to, base } }, visit })
    return
  }
  const visit = async (seen: Seen): Promise<void> => {
    const state = await writeSeen(target, seen)
    if (seen.kind === 'run') manifest.setRun(seen.run)
    else manifest.set(seen.index, state)
  }
  await scanBlocks({ ...common, source, visit })
}

async function countStretch({ engine, wrote }: Copying, { count, worked }: Done & { kind: 'stretch' }): Promise<void> {
  wrote(worked.written)
  for (let number = 0; number < count; number++) await engine.onStep('block-written')
}
