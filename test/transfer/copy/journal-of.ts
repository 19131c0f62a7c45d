import { hashDisk } from '../../../src/transfer/copy/hash-disk.ts'
import type { Identity } from '../../../src/transfer/disk.ts'
import {
  encodeRuns,
  enterWindow,
  type JournalContent,
  type StartRecord,
} from '../../../src/transfer/journal/journal.ts'
import { createManifest, type Manifest } from '../../../src/transfer/manifest/manifest.ts'
import { quickEngine } from '../quick-engine.ts'
import { ramDisk, someIdentity } from '../ram-disk.ts'

export const identity = (about: Partial<Identity>): (() => Identity) => {
  return () => ({ ...someIdentity, ...about })
}
export const engine = quickEngine().engine
export const manifestOf = async (content: Buffer): Promise<Manifest> =>
  await hashDisk({ disk: ramDisk(content), phase: 'hash', engine })

/** A journal of windows of one block each, up to before `to`, of a copy of `content`. */
export async function journalOf(
  content: Buffer,
  about: { to: number; start?: Partial<StartRecord>; target?: Partial<StartRecord['target']>; tornBytes?: number },
): Promise<JournalContent> {
  const manifest = await manifestOf(content)
  const windows = Array.from({ length: about.to }, (_, from) => {
    const runs = encodeRuns(manifest.runs(from, from + 1))
    return { kind: 'window' as const, from, to: from + 1, runs, mayWriteTo: from + 3 }
  })
  const start: StartRecord = {
    kind: 'start',
    version: 1,
    source: { name: 'a', sizeBytes: content.length, identity: null },
    target: { name: 'ram', sizeBytes: content.length, fresh: false, identity: null, ...about.target },
    mayWriteTo: 2,
    ...about.start,
  }
  const states = createManifest(start.source.sizeBytes)
  for (const window of windows) enterWindow(states, window)
  return { start, windows, states, tornBytes: about.tornBytes ?? 0 }
}
