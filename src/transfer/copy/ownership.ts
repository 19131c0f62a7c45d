import { stat } from 'node:fs/promises'
import { diskError } from '../disk-error.ts'
import { blockBytes, type Sink, type Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import type { JournalContent } from '../journal/journal.ts'
import type { StoredManifest } from '../manifest/encode-manifest.ts'
import { ifThere } from '../file/storage-keys.ts'
import { holdsSamples } from '../journal/samples.ts'
import { placeOf } from '../journal/start-journal.ts'
import type { StatePaths } from './finish-copy.ts'
import { holdsWindow } from './holds-window.ts'
import { isZeroFrom } from './padding.ts'
import { differingOf, isMostlyOther, type SecondLook } from './look-again.ts'
import { sameIdentity, samePlace } from './same-identity.ts'
import { compareDisk } from './scan-disk.ts'
import { inJournal } from './told-blocks.ts'

/** What the files of state say of a target that was opened. */
export interface Claim {
  readonly source: Pick<Source, 'name'> | Source
  readonly sink: Sink
  /** There is a journal, though perhaps without a whole first line. */
  readonly interrupted: boolean
  readonly journal: JournalContent | null
  readonly previous: StoredManifest | null
  /** Blocks of the source that were read again. */
  readonly again: SecondLook
  /** Whether a source of that name can only be the one that was copied if all of them are as they were. */
  readonly frozen: boolean
  readonly engine: Engine
}

/**
 * Whether the target is the one that an earlier copy of this source made: the same file, or a disk that still holds what was
 * written to it. Names and sizes alone say nothing.
 */
export async function isOurs(claim: Claim): Promise<boolean> {
  const { sink, interrupted, journal, previous } = claim
  if (sink.fresh) return true
  const there = await placeOf(sink)
  const written = journal?.start
  if ((await otherSource(claim)) !== null || holdsOther(claim)) return false
  if (written !== undefined) {
    const place = written.target.place ?? written.target.identity
    return there === null || place === null ? there === place && (await holdsJournal(claim)) : samePlace(place, there)
  }
  if (previous !== null) {
    const place = previous.place ?? previous.subject
    if (there !== null || place !== null) return samePlace(place, there)
    return !interrupted && (await holdsManifest(claim, previous))
  }
  // The copy ended between making the file and saying so: nothing is in it.
  return interrupted && there !== null && (await isEmpty(claim))
}

/** The source of which the files of state tell, where it is another one: neither has it the same name, nor is it the same file. */
async function otherSource({ source, journal, previous }: Claim): Promise<string | null> {
  const written = journal?.start.source
  const name = written?.name ?? previous?.origin ?? null
  if (name === null || name === source.name) return null
  const now = 'identity' in source ? await source.identity() : null
  return sameIdentity(written?.identity ?? null, now) ? null : name
}

/**
 * A target that is still to be made is not the one that an earlier copy has made under another name: that copy keeps its files of state.
 * `name`: of a target that is not there; null where one is.
 * @throws BrokerError refused – the files of state tell of a target of another name, or the journal of nothing.
 */
export async function refuseOtherTarget(about: {
  readonly name: string | null
  readonly journal: JournalContent | null
  readonly previous: StoredManifest | null
  readonly state: StatePaths
}): Promise<void> {
  const { name, journal, previous, state } = about
  if (name !== null && journal === null) await refuseDamaged(name, state.journal)
  const before = journal?.start.target.name ?? previous?.target ?? null
  if (name === null || before === null || before === name) return
  const path = journal === null ? state.manifest : state.journal
  throw diskError({ kind: 'refused', key: 'disk.notOurs', values: { name, path } })
}

/** @throws BrokerError refused – the files of state, such as that at `path`, tell of another source, or of another target. */
export async function refuseForeign(claim: Claim, path: string): Promise<never> {
  const { name } = claim.sink
  const before = await otherSource(claim)
  if (claim.interrupted && claim.journal === null) await refuseDamaged(name, path)
  if (before === null && holdsOther(claim)) {
    const { looked, differing, last } = claim.again
    const seen = { looked: looked + last.looked, differing: differing + last.differing }
    const values = { name, path, source: claim.source.name, ...seen }
    throw diskError({ kind: 'refused', key: 'disk.sourceDiffers', values })
  }
  if (before === null) throw diskError({ kind: 'refused', key: 'disk.notOurs', values: { name, path } })
  const values = { name, path, before, source: claim.source.name }
  const key = isServerOf(before, claim.source.name) ? 'disk.nbd.unnamed' : 'disk.otherSource'
  throw diskError({ kind: 'refused', key, values })
}

/** A journal of which not even the first line is whole, though there is one; it may be anybody's file. */
async function refuseDamaged(name: string, path: string): Promise<void> {
  const found = await ifThere(() => stat(path))
  if (found !== null && found.size > 0) {
    throw diskError({ kind: 'refused', key: 'disk.journalDamaged', values: { name, path } })
  }
}

/** The same name, and another disk: a snapshot is as it was, and of any other disk not most of it is new. */
function holdsOther({ again, frozen }: Claim): boolean {
  return isMostlyOther(again) || (frozen && again.differingInJournal > 0)
}

/** Files of state of earlier versions name the server alone, and not which of its disks was copied. */
function isServerOf(before: string, name: string): boolean {
  if (!/^nbds?(?:\+unix)?:/.test(name)) return false
  const { host, searchParams } = new URL(name)
  return before === host || before === searchParams.get('socket')
}

/**
 * Devices and exports have no mark of their own: what was written has to be there, in the last window with data and at places of all that
 * went before, and behind it what the disk held when the copy began. A window without data says nothing.
 */
async function holdsJournal({ source, journal, sink, engine }: Claim): Promise<boolean> {
  if (journal?.start.target.sizeBytes !== sink.sizeBytes) return false
  const { start, windows } = journal
  await sink.forgetCache()
  const telling = windows.findLast(({ runs }) => runs.some(([letter]) => letter === 'd'))
  if (telling === undefined && start.target.name !== sink.name) return false
  if (telling !== undefined) {
    const { sizeBytes } = start.source
    if ((await differingOf(inJournal(journal), sink, engine)).differing > 0) return false
    if (!(await holdsWindow({ sink, sizeBytes, window: telling, engine }))) return false
  }
  const done = telling === undefined ? 0 : (windows.at(-1)?.to ?? 0)
  const samples = (start.target.samples ?? []).filter(({ offset }) => offset >= done * blockBytes)
  if (samples.length === 0) return telling !== undefined
  return await holdsSamples({
    samples,
    sink,
    source: 'read' in source && source.goesByOnce !== true ? source : null,
    mayWriteTo: windows.at(-1)?.mayWriteTo ?? start.mayWriteTo,
    signal: engine.signal,
  })
}

async function holdsManifest({ sink, engine }: Claim, { manifest }: StoredManifest): Promise<boolean> {
  if (sink.sizeBytes < manifest.sizeBytes) return false
  await sink.forgetCache()
  const { blocks } = await compareDisk({ disk: sink, expected: manifest, phase: 'rehash', engine })
  return blocks === 0 && (await isZeroFrom(sink, manifest.sizeBytes, engine))
}

async function isEmpty({ sink, engine }: Claim): Promise<boolean> {
  for await (const { kind } of sink.extents({ signal: engine.signal })) if (kind === 'data') return false
  return true
}
