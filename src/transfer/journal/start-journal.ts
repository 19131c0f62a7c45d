import { writeFile } from 'node:fs/promises'
import type { Sink, Source } from '../disk.ts'
import { privateMode, syncFolder } from '../file/replace-file.ts'
import type { StartRecord } from './journal.ts'

/** The first record, of the disks as they are now. */
export async function startRecord(request: {
  readonly source: Source
  readonly sink: Sink
  readonly mayWriteTo: number
}): Promise<StartRecord> {
  const { source, sink, mayWriteTo } = request
  return {
    kind: 'start',
    version: 1,
    source: { name: source.name, sizeBytes: source.sizeBytes, identity: await source.identity() },
    target: { name: sink.name, sizeBytes: sink.sizeBytes, fresh: sink.fresh, identity: await sink.identity() },
    mayWriteTo,
  }
}

/** An empty journal: it says only that the target is ours. */
export async function startAnew(path: string): Promise<void> {
  await writeFile(path, '', { mode: privateMode, flush: true })
  await syncFolder(path)
}
