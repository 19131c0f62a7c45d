import { diskError } from '../disk-error.ts'
import type { CopyReport } from '../../domain/disk.ts'
import type { Identity, Sink, Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { exists } from '../file/open-file.ts'
import { openJournal, readJournal } from '../journal/journal.ts'
import { startJournal, startRecord } from '../journal/start-journal.ts'
import { readManifest } from '../manifest/manifest-file.ts'
import { type BlockRun, planBlocks, runsFrom } from '../plan-blocks.ts'
import { begin, type Beginning } from './base.ts'
import { copyWindows, firstAnnounced } from './copy-windows.ts'
import { close, prove, type StatePaths } from './finish-copy.ts'
import { lookAgain } from './look-again.ts'
import { noticeLive } from './notice-live.ts'
import { openBegun } from './open-begun.ts'
import { isOurs, refuseForeign, refuseOtherTarget } from './ownership.ts'
import { zeroPadding } from './padding.ts'
import { refuseChanged } from './refuse-changed.ts'
import { refuseSame, refuseSmall } from './refuse-unfit.ts'
import { sameIdentity } from './same-identity.ts'
import { sweepState } from './sweep-state.ts'

export interface CopyRequest {
  readonly source: Source
  /** Whether something is at the target's place already. */
  readonly targetExists: boolean
  /** By which a target is known that is a file; null for others. */
  readonly targetName: string | null
  /** Opens the target, or makes it with the size given; a file without a byte is made only if it is `ours`. */
  readonly openSink: (request: { readonly sizeBytes: number; readonly ours: boolean }) => Promise<Sink>
  readonly state: StatePaths
  /** Write over a target that no earlier copy of ours made. */
  readonly overwrite: boolean
  /** The source is a snapshot, so that an interrupted copy need not read again what it has read. */
  readonly frozen?: boolean
  readonly engine: Engine
}

/** What a copy finds out; the caller knows the names. */
export type CopyResult = Omit<CopyReport, 'action' | 'source' | 'target' | 'manifest' | 'notices'>

/**
 * Makes the target equal to the source and proves it by reading the target back. Goes on where an interrupted copy stopped;
 * writes only blocks that differ where the target's content is known.
 * @throws BrokerError refused – the target is too small, or is not ours; partial – a disk fails; findings – the source
 * changed meanwhile, or the target does not read back equal.
 */
export async function copyDisk(request: CopyRequest): Promise<CopyResult> {
  const { source, targetExists, state, overwrite, engine } = request
  await sweepState(state)
  const interrupted = await exists(state.journal)
  const previous = await readManifest(state.manifest)
  if (targetExists && !interrupted && previous === null && !overwrite) {
    throw diskError({ kind: 'refused', key: 'disk.targetExists', values: { name: state.manifest } })
  }
  // Before anything is planned or read: whatever is written from now on is a change.
  const before = await source.identity()
  await source.writeBack?.()
  const frozen = request.frozen === true
  await noticeLive(source, { frozen, engine })
  const journal = await readJournal(state.journal)
  if (!overwrite) await refuseOtherTarget({ name: targetExists ? null : request.targetName, journal, previous, state })
  const plan = (): Promise<readonly BlockRun[]> =>
    planBlocks(source.extents({ signal: engine.signal }), source.sizeBytes)
  // Asked for while the target is made ready; but a disk that shows no change just before it is read, for that may be hours later.
  const planned = before === null ? null : plan()
  planned?.catch(() => undefined) // It is heard of when it is waited for.
  // An empty file has nothing to lose.
  const ours = overwrite || (interrupted && journal === null)
  const open = (): Promise<Sink> => request.openSink({ sizeBytes: source.sizeBytes, ours })
  let sink = await openBegun({ ...request, interrupted, open })
  try {
    await refuseSame(source, sink)
    const again = await lookAgain({ source, journal, previous, engine })
    const claim = { source, sink, interrupted, journal, previous, again, frozen, engine }
    const isOwn = await isOurs(claim)
    if (!isOwn && !overwrite) await refuseForeign(claim, interrupted ? state.journal : state.manifest)
    // Whoever has not said that the target may be written over takes it for the disk that was copied.
    if (frozen && !overwrite && !interrupted && again.differing > 0) engine.onNotice({ kind: 'source-changed-since' })
    if (interrupted && source.goesByOnce === true) engine.onNotice({ kind: 'stream-begins-anew' })
    const untouched = sameIdentity(previous?.subject ?? null, await sink.identity())
    if (isOwn && sink.sizeBytes < source.sizeBytes) sink = (await sink.resize?.(source.sizeBytes)) ?? sink
    refuseSmall(source, sink)
    const beginning = await begin({ ...claim, untouched })
    const copied = await copyFrom(beginning, {
      request,
      sink,
      before,
      planned: await (planned ?? plan()),
      tornBytes: journal?.tornBytes ?? 0,
    })
    await engine.onStep('data-complete')
    const finished = { sink, manifest: beginning.done, origin: source.name, state, engine }
    const { proof, subject } = await prove(finished)
    await engine.onStep('proven')
    await refuseChanged(source, before)
    await close({ ...finished, subject })
    return { ...summary({ beginning, sink, source }), writtenBytes: copied, proof }
  } finally {
    await sink.close()
  }
}

/** Copies everything from the beginning on; returns the bytes written. */
async function copyFrom(
  { continues, from, base, done }: Beginning,
  work: {
    readonly request: CopyRequest
    readonly sink: Sink
    /** What the source looked like before it was planned what of it is read. */
    readonly before: Identity | null
    readonly planned: readonly BlockRun[]
    /** Of the journal, at its end. */
    readonly tornBytes: number
  },
): Promise<number> {
  const { request, sink, before, planned, tornBytes } = work
  const { source, state, engine } = request
  const runs = runsFrom(planned, from)
  if (!continues) {
    const mayWriteTo = firstAnnounced(runs, engine.windowBlocks)
    await startJournal(state.journal, await startRecord({ source, before, sink, mayWriteTo, signal: engine.signal }))
  }
  const journal = await openJournal(state.journal, continues ? tornBytes : 0)
  let written = 0
  try {
    await engine.onStep('started')
    const wrote = (bytes: number): void => {
      written += bytes
    }
    await copyWindows({ source, sink, base, manifest: done, runs, journal, engine, wrote })
  } finally {
    await journal.close()
  }
  written += await zeroPadding(sink, source.sizeBytes, engine)
  await sink.flush()
  return written
}

function summary(request: {
  readonly beginning: Beginning
  readonly sink: Sink
  readonly source: Source
}): Omit<CopyResult, 'writtenBytes' | 'proof'> {
  const { beginning, sink, source } = request
  return {
    mode: beginning.mode,
    sizeBytes: source.sizeBytes,
    targetBytes: sink.sizeBytes,
    paddedBytes: sink.sizeBytes - source.sizeBytes,
    blocks: beginning.done.counts(),
    root: beginning.done.root(),
  }
}
