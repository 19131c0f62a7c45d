import { writeFile } from 'node:fs/promises'
import { diskError } from '../disk-error.ts'
import type { CopyReport, ProofLevel } from '../../domain/disk.ts'
import type { Identity, Sink, Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { exists } from '../file/open-file.ts'
import { privateMode, syncFolder } from '../file/replace-file.ts'
import { openJournal, readJournal, type StartRecord } from '../journal/journal.ts'
import { differences } from '../manifest/differences.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { readManifest, writeManifest } from '../manifest/manifest-file.ts'
import { planBlocks, runsFrom } from '../plan-blocks.ts'
import { begin, type Beginning } from './base.ts'
import { copyWindows, firstWindowEnd } from './copy-windows.ts'
import { hashDisk } from './hash-disk.ts'
import { isZeroFrom, zeroPadding } from './padding.ts'
import { removeIfThere } from './remove-if-there.ts'
import { sameIdentity, settledIdentity } from './same-identity.ts'

/** Files beside a target: what has been done, and what it holds. */
export interface StatePaths {
  readonly journal: string
  readonly manifest: string
}

export interface CopyRequest {
  readonly source: Source
  /** Whether something is at the target's place already. */
  readonly targetExists: boolean
  /** Opens the target, or makes it with the size given. `ours`: an interrupted copy had begun to make it. */
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
  const ours = await exists(state.journal)
  const previous = await readManifest(state.manifest)
  if (targetExists && !ours && previous === null && !overwrite) {
    throw diskError({ kind: 'refused', key: 'disk.targetExists', values: { name: state.manifest } })
  }
  const before = await source.identity()
  const journal = await readJournal(state.journal)
  // The empty journal says that the target is ours before there is one.
  if (!ours && !targetExists) await startAnew(state.journal)
  const sink = await request.openSink({ sizeBytes: source.sizeBytes, ours })
  try {
    refuseSmall(source, sink)
    refuseSame(before, await sink.identity())
    const beginning = await begin({
      source,
      sink,
      journal,
      interrupted: ours,
      previous,
      frozen: request.frozen === true,
      engine,
    })
    const copied = await copyFrom(beginning, { request, sink })
    await engine.onStep('data-complete')
    const proof = await prove({ sink, manifest: beginning.done, state, engine })
    await engine.onStep('proven')
    const unchanged = before === null || sameIdentity(before, await source.identity())
    if (!unchanged) throw diskError({ kind: 'findings', key: 'disk.sourceChanged', values: { name: source.name } })
    await close({ sink, manifest: beginning.done, state, engine })
    return { ...summary({ beginning, sink, source }), writtenBytes: copied, proof }
  } finally {
    await sink.close()
  }
}

function refuseSmall(source: Source, sink: Sink): void {
  if (sink.sizeBytes >= source.sizeBytes) return
  const values = { source: source.sizeBytes, target: sink.sizeBytes, name: sink.name }
  throw diskError({ kind: 'refused', key: 'disk.targetTooSmall', values })
}

function refuseSame(source: Identity | null, target: Identity | null): void {
  if (source === null || source.inode !== target?.inode || source.device !== target.device) return
  throw diskError({ kind: 'refused', key: 'disk.same' })
}

/** Copies everything from the beginning on; returns the bytes written. */
async function copyFrom(
  { continues, from, base, done }: Beginning,
  { request, sink }: { readonly request: CopyRequest; readonly sink: Sink },
): Promise<number> {
  const { source, state, engine } = request
  const planned = await planBlocks(source.extents({ signal: engine.signal }), source.sizeBytes)
  const runs = runsFrom(planned, from)
  if (!continues) await startAnew(state.journal)
  const journal = await openJournal(state.journal)
  let written = 0
  try {
    if (!continues) {
      await journal.append(await startRecord({ source, sink, mayWriteTo: firstWindowEnd(runs, engine.windowBlocks) }))
    }
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

async function startRecord(request: {
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
async function startAnew(path: string): Promise<void> {
  await writeFile(path, '', { mode: privateMode, flush: true })
  await syncFolder(path)
}

interface Finished {
  readonly sink: Sink
  readonly manifest: Manifest
  readonly state: StatePaths
  readonly engine: Engine
}

/** Reads the whole target back. What was resumed is proven as well as what was written just now. */
async function prove({ sink, manifest, state, engine }: Finished): Promise<ProofLevel> {
  const level = await sink.forgetCache()
  const found = await hashDisk({ disk: sink, sizeBytes: manifest.sizeBytes, phase: 'proof', engine })
  const difference = differences(manifest, found)
  const padded = await isZeroFrom(sink, manifest.sizeBytes, engine)
  if (difference.blocks === 0 && padded && found.root() === manifest.root()) return level
  // What the journal says is not so: the next copy begins anew and believes nothing.
  await startAnew(state.journal)
  const values = { name: sink.name, blocks: difference.blocks, first: difference.first ?? manifest.blocks }
  throw diskError({ kind: 'findings', key: 'disk.proofFailed', values })
}

/** The manifest takes the journal's place. */
async function close({ sink, manifest, state, engine }: Finished): Promise<void> {
  const stored = { manifest, subject: await settledIdentity(sink) }
  await writeManifest({ path: state.manifest, stored, beforeRename: () => engine.onStep('manifest-written') })
  await engine.onStep('manifest-in-place')
  await removeIfThere(state.journal)
  await engine.onStep('journal-removed')
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
