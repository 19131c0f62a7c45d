import { blockBytes, type Identity, type Sink, type Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import type { JournalContent } from '../journal/journal.ts'
import { differences } from '../manifest/differences.ts'
import { createManifest, type Manifest } from '../manifest/manifest.ts'
import type { StoredManifest } from '../manifest/encode-manifest.ts'
import { planBlocks } from '../plan-blocks.ts'
import { resized } from '../manifest/resized.ts'
import { hashDisk } from './hash-disk.ts'
import { holdsWindow } from './holds-window.ts'
import { isMostlyOther, type SecondLook } from './look-again.ts'
import { sameIdentity, samePlace } from './same-identity.ts'

/** Where a copy begins, and what is known of the target then. */
export interface Beginning {
  readonly mode: 'full' | 'delta' | 'resumed'
  /** The journal of the interrupted copy is continued. */
  readonly continues: boolean
  /** States of the blocks before `from`, which are done. */
  readonly done: Manifest
  readonly from: number
  /**
   * What the other blocks of the target hold; undefined where nobody knows. It may be `done` itself: the state of a block takes
   * the place of what was there before, so that a large disk needs one list of digests, not two.
   */
  readonly base: Manifest
}

interface Request {
  readonly source: Source
  readonly sink: Sink
  readonly journal: JournalContent | null
  /** There is a journal, though perhaps an empty one: a copy was interrupted. */
  readonly interrupted: boolean
  readonly previous: StoredManifest | null
  /** The target is as it was when the manifest was written. */
  readonly untouched: boolean
  /** The source is a snapshot: it cannot have changed. */
  readonly frozen: boolean
  /** Blocks of the source that were read again. */
  readonly again: SecondLook
  readonly engine: Engine
}

/** Finds out what need not be done again. A target is believed only where it was proven or cannot have changed. */
export async function begin(request: Request): Promise<Beginning> {
  const { source, sink, journal, interrupted, previous, engine } = request
  const done = createManifest(source.sizeBytes)
  if (sink.fresh) return { mode: 'full', continues: false, done, from: 0, base: createManifest(source.sizeBytes) }
  if (journal !== null && journal.start.unproven !== true) return await resume(request, journal)
  // What was not proven is read, not believed: most of it may be right, and the proof reads all of it once more.
  if (journal !== null) return updating(await rehash(request, 0))
  // After a power cut a file's times may be older than its content, so an interrupted copy does not go by them.
  const isKnown = !interrupted && request.untouched
  if (previous !== null && isKnown) return updating(resized(asBase(previous.manifest), source.sizeBytes))
  if (previous?.manifest.sizeBytes !== source.sizeBytes) {
    return { mode: 'full', continues: false, done, from: 0, base: await knownZero(request) }
  }
  engine.onNotice({ kind: 'target-changed-since' })
  const base = await rehash(request, 0)
  const touched = differences(base, previous.manifest).blocks
  if (touched > 0) engine.onNotice({ kind: 'target-touched', blocks: touched })
  return updating(asBase(base))
}

/** Every block is looked at, and those that the target does not have are written. */
function updating(base: Manifest): Beginning {
  return { mode: 'delta', continues: false, done: base, from: 0, base }
}

async function resume(request: Request, journal: JournalContent): Promise<Beginning> {
  const { source, sink, engine } = request
  const { start, windows, tornBytes } = journal
  if (tornBytes > 0) engine.onNotice({ kind: 'torn-journal', bytes: tornBytes })
  const done = journal.states
  const fromItsStart = async (): Promise<Beginning> => updating(await rehash(request, 0))
  const isAnother = request.frozen && (request.again.differingInJournal > 0 || isMostlyOther(request.again))
  if (isAnother || !(await isSameSource(source, journal))) {
    engine.onNotice({ kind: 'source-changed-since' })
    return await fromItsStart()
  }
  const last = windows.at(-1)
  const isReplaced = !isSameFile(start.target.identity, await sink.identity())
  await sink.forgetCache()
  const { sizeBytes } = source
  if (isReplaced || (last !== undefined && !(await holdsWindow({ sink, sizeBytes, window: last, engine })))) {
    engine.onNotice({ kind: 'journal-distrusted' })
    return await fromItsStart()
  }
  const from = last?.to ?? 0
  const base = await rehash(request, from, start.target.fresh ? mayWriteTo(journal) : Infinity)
  if (request.frozen || (await source.identity()) !== null) {
    return { mode: 'resumed', continues: true, done, from, base }
  }
  // Nobody can see whether this source has changed: it is read again, and what the target has already is not written again.
  const known = asBase(done)
  for (const run of base.runs(from, base.blocks)) known.setRun(run)
  return { mode: 'resumed', continues: false, done: known, from: 0, base: known }
}

function isSameFile(before: Identity | null, now: Identity | null): boolean {
  return before === null ? now === null : samePlace(before, now)
}

async function isSameSource(source: Source, { start }: JournalContent): Promise<boolean> {
  if (start.source.sizeBytes !== source.sizeBytes) return false
  const now = await source.identity()
  const isUnmarked = now === null && start.source.identity === null
  return isUnmarked ? start.source.name === source.name : sameIdentity(start.source.identity, now)
}

function mayWriteTo({ start, windows }: JournalContent): number {
  return windows.at(-1)?.mayWriteTo ?? start.mayWriteTo
}

/**
 * The manifest of the target as it is now, read from the disk itself; holes of it are zero without being read. A target made by us
 * is looked at only up to the block before which the journal lets anything be written: beyond, nothing ever was.
 */
async function rehash({ source, sink, engine }: Request, from: number, to = Infinity): Promise<Manifest> {
  await sink.forgetCache()
  const sizeBytes = Math.min(source.sizeBytes, to * blockBytes)
  return resized(asBase(await hashDisk({ disk: sink, sizeBytes, from, phase: 'rehash', engine })), source.sizeBytes)
}

/** Nothing is known of the target but what is surely zero. */
async function knownZero({ source, sink, engine }: Request): Promise<Manifest> {
  const base = createManifest(source.sizeBytes)
  const runs = await planBlocks(sink.extents({ signal: engine.signal }), source.sizeBytes)
  for (const { kind, from, count } of runs) {
    if (kind === 'data') base.setRun({ kind: 'undefined', from, count })
  }
  return base
}

/** What a manifest calls undefined was written as zeroes to the target: the manifest is changed to say so. */
function asBase(manifest: Manifest): Manifest {
  for (const { kind, from, count } of manifest.runs(0, manifest.blocks)) {
    if (kind === 'undefined') manifest.setRun({ kind: 'zero', from, count })
  }
  return manifest
}
