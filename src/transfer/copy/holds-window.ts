import { blockBytes, type Sink } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { enterWindow, type WindowRecord } from '../journal/journal.ts'
import { differences } from '../manifest/differences.ts'
import { createManifest } from '../manifest/manifest.ts'
import { hashDisk } from './hash-disk.ts'

/** Reads the blocks of a window from the target again and compares them with what the journal says. */
export async function holdsWindow(request: {
  readonly sink: Sink
  /** Of the source. */
  readonly sizeBytes: number
  readonly window: WindowRecord
  readonly engine: Engine
}): Promise<boolean> {
  const { sink, sizeBytes, window, engine } = request
  const end = Math.min(window.to * blockBytes, sizeBytes)
  const found = await hashDisk({ disk: sink, sizeBytes: end, from: window.from, phase: 'rehash', engine })
  const before = createManifest(end)
  enterWindow(before, window)
  return differences(before, found).blocks === 0
}
