import { writeFile } from 'node:fs/promises'
import type { Identity, Place, Sink, Source } from '../disk.ts'
import { privateMode, replaceFile, syncFolder } from '../file/replace-file.ts'
import { lineOf, type StartRecord } from './journal.ts'
import { takeSamples } from './samples.ts'

/** The first record, of the target as it is now. */
export async function startRecord(request: {
  readonly source: Source
  /** What the source looked like before any of it was read or planned: what came later is a change to the next copy. */
  readonly before: Identity | null
  readonly sink: Sink
  readonly mayWriteTo: number
  readonly signal: AbortSignal
}): Promise<StartRecord> {
  const { source, before, sink, mayWriteTo, signal } = request
  return {
    kind: 'start',
    version: 1,
    source: { name: source.name, sizeBytes: source.sizeBytes, identity: before },
    target: { ...(await targetNow(sink, signal)), fresh: sink.fresh },
    mayWriteTo,
  }
}

/** A target by its mark, and one that has none by what it holds. */
async function targetNow(sink: Sink, signal: AbortSignal): Promise<Omit<StartRecord['target'], 'fresh'>> {
  const place = await placeOf(sink)
  const marks = { name: sink.name, sizeBytes: sink.sizeBytes, identity: await sink.identity(), place }
  return place === null && !sink.fresh ? { ...marks, samples: await takeSamples(sink, signal) } : marks
}

/** Which file a disk is kept in. */
export async function placeOf(sink: Sink): Promise<Place | null> {
  const found = (await sink.place?.()) ?? (await sink.identity())
  if (found === null) return null
  const { device, inode, bornNs } = found
  return { device, inode, ...(bornNs === undefined ? {} : { bornNs }) }
}

/** A journal that begins with this record, in the place of whatever was there. */
export async function startJournal(path: string, record: StartRecord): Promise<void> {
  await replaceFile({ path, chunks: [Buffer.from(lineOf(record))] })
}

/** A journal that says only that the target is ours: nobody knows what it holds. */
export async function startUnproven(
  path: string,
  about: { readonly origin: string; readonly sizeBytes: number; readonly sink: Sink; readonly signal: AbortSignal },
): Promise<void> {
  const { origin, sizeBytes, sink, signal } = about
  const source = { name: origin, sizeBytes, identity: null }
  const target = { ...(await targetNow(sink, signal)), fresh: false }
  await startJournal(path, { kind: 'start', version: 1, source, target, unproven: true, mayWriteTo: 0 })
}

/** An empty journal: it says that a target is about to be made. */
export async function startAnew(path: string): Promise<void> {
  await writeFile(path, '', { mode: privateMode, flush: true })
  await syncFolder(path)
}
