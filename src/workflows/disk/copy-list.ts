import type { ListedDisk, ListProgress, ListReport } from '../../domain/disk.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { sameIdentity } from '../../transfer/copy/same-identity.ts'
import type { Identity } from '../../transfer/disk.ts'
import type { Engine } from '../../transfer/engine.ts'
import { parallelIn } from '../../transfer/flow/controls.ts'
import { type Copied, type ListRecord, openListRecord } from '../../transfer/list/list-record.ts'
import { type Listed, readList } from '../../transfer/list/read-list.ts'
import { sideBySide } from '../../transfer/list/side-by-side.ts'
import { identityOf } from '../../transfer/location/identity-of.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'
import { requireFolderOf } from '../../transfer/location/require-disk.ts'
import { withLock } from '../../transfer/lock/lock.ts'
import { readManifest } from '../../transfer/manifest/manifest-file.ts'
import { copyBetween } from './copy-between.ts'
import { type DiskWork, work } from './disk-work.ts'
import { listProgress, type ListWatch } from './list-progress.ts'
import { type Places, requirePlaces } from './require-places.ts'
import { pathsAt } from './state-paths.ts'
import { inWords } from './system-error.ts'

export interface CopyListRequest extends Omit<DiskWork, 'onProgress'> {
  /** File of lines `SOURCE TARGET`. */
  readonly list: string
  /** Beginning of the names of the list's record, control file and lock; null: beside the list. */
  readonly state: string | null
  /** Disks at one time, unless the control file says otherwise. */
  readonly parallel: number
  readonly overwrite: boolean
  readonly frozen: boolean
  readonly onListProgress: (event: ListProgress) => void
  /** A disk is done, or has failed. */
  readonly onDisk: (disk: ListedDisk) => void
}

/**
 * Copies all disks of a list with one engine: limits, threads and memory are shared. One that fails does not stop the others; a
 * run after that, or after a crash, does only what is missing.
 */
export async function copyList(request: CopyListRequest): Promise<ListReport> {
  const { list, state } = request
  const entries = await readList(list)
  const { control, lock, record: recordPath } = pathsAt(state ?? list)
  await requireFolderOf(lock)
  const kept = [list, control, lock, recordPath]
  return await withLock(lock, async () => {
    const record = await openListRecord(recordPath)
    try {
      await requireMissing({ ...request, entries, kept }, record)
      const watch = listProgress(entries.length, request.onListProgress)
      const disks = await work({ ...request, onProgress: () => undefined }, control, (engine) =>
        copyAll({ request, entries, record, engine, watch, control }),
      )
      if (disks.every(({ outcome }) => outcome !== 'failed')) await record.remove()
      return { action: 'copy-list', list, disks }
    } finally {
      await record.close()
    }
  })
}

/** What is done needs its places no more. */
async function requireMissing(request: Places, record: ListRecord): Promise<void> {
  const { entries } = request
  const missing = entries.filter((entry) => record.copied(entry) === null)
  try {
    await requirePlaces({ ...request, missing })
  } catch (error) {
    // Nothing was begun, so nothing is left.
    if (missing.length === entries.length) await record.remove()
    throw error
  }
}

interface Running {
  readonly request: CopyListRequest
  readonly entries: readonly Listed[]
  readonly record: ListRecord
  readonly engine: Engine
  readonly watch: ListWatch
  readonly control: string
}

async function copyAll(running: Running): Promise<readonly ListedDisk[]> {
  const { request, entries, engine, watch, control } = running
  const results = new Map<Listed, ListedDisk>()
  await sideBySide({
    items: entries,
    atOnce: () => parallelIn(control, request.parallel),
    signal: engine.signal,
    work: async (entry) => {
      watch.begin(entry)
      const result = await copyOne(entry, running)
      watch.end(entry, result)
      results.set(entry, result)
      request.onDisk(result)
    },
  })
  return entries.flatMap((entry) => results.get(entry) ?? [])
}

async function copyOne(entry: Listed, { request, record, engine, watch }: Running): Promise<ListedDisk> {
  const before = await identitiesOf(entry)
  const earlier = record.copied(entry)
  if (earlier !== null && (await stillHolds(earlier, before, request))) {
    return { outcome: 'already', ...entry, report: earlier.report }
  }
  const settings = (): ReturnType<Engine['controls']['settings']> => {
    const all = engine.controls.settings()
    return { ...all, inFlight: Math.max(1, Math.floor(all.inFlight / watch.running())) }
  }
  const controls = { settings, close: () => undefined }
  const onProgress = watch.of(entry)
  try {
    const report = await copyBetween({ ...request, ...entry, state: null }, { ...engine, controls, onProgress })
    await record.add({ report, source: before.source, target: (await identitiesOf(entry)).target })
    return { outcome: 'copied', ...entry, report }
  } catch (error) {
    engine.signal.throwIfAborted()
    return failed(entry, error)
  }
}

interface Identities {
  readonly source: Identity | null
  readonly target: Identity | null
}

async function identitiesOf({ source, target }: Listed): Promise<Identities> {
  return { source: await identityOf(parseLocation(source)), target: await identityOf(parseLocation(target)) }
}

/** What an earlier attempt did counts only where it shows that nobody has written to either since. */
async function stillHolds(
  earlier: Copied,
  now: Identities,
  { frozen }: { readonly frozen: boolean },
): Promise<boolean> {
  const { report } = earlier
  const isSource = frozen || sameIdentity(earlier.source, now.source)
  if (!isSource || !sameIdentity(earlier.target, now.target)) return false
  return (await readManifest(report.manifest))?.manifest.root() === report.root
}

function failed(entry: Listed, thrown: unknown): ListedDisk {
  const error = thrown instanceof Error ? inWords(thrown) : thrown
  if (error instanceof BrokerError) {
    const { kind, says, next } = error
    return { outcome: 'failed', ...entry, kind, says, next }
  }
  const reason = error instanceof Error ? error.message : typeof error
  return {
    outcome: 'failed',
    ...entry,
    kind: 'unexpected',
    says: message('disk.list.unexpected', { reason }),
    next: null,
  }
}
