import type { CopyReport, ReceiveReport, SendReport, StreamFormat } from '../../domain/disk.ts'
import { copyDisk } from '../../transfer/copy/copy-disk.ts'
import { diskError } from '../../transfer/disk-error.ts'
import { capabilitiesOf } from '../../transfer/location/capabilities.ts'
import { openSource, openTarget, targetExists } from '../../transfer/location/open-location.ts'
import { type Location, parseEnd } from '../../transfer/location/parse-location.ts'
import { withLock } from '../../transfer/lock/lock.ts'
import { collectNotices, type DiskWork, reach, refuseSameWords, work } from './disk-work.ts'
import { receiveDisk } from './receive-disk.ts'
import { sendToStream } from './send-to-stream.ts'
import { statePaths } from './state-paths.ts'

export interface CopyDisksRequest extends DiskWork {
  /** `-` for standard input. */
  readonly source: string
  /** `-` for standard output. */
  readonly target: string
  /** Beginning of the names of journal, manifest, control file and lock; null: beside the target. */
  readonly state: string | null
  readonly overwrite: boolean
  /** The source is a snapshot and cannot change. */
  readonly frozen: boolean
  /** What is written to a stream; null unless told. */
  readonly format: StreamFormat | null
  /** Length of a stream that is read; null where nobody knows. */
  readonly sizeBytes: number | null
}

/** Copies a disk, or goes on with it, or brings its copy up to date; proven by reading the copy back, unless it goes to a stream. */
export async function copyDisks(request: CopyDisksRequest): Promise<CopyReport | ReceiveReport | SendReport> {
  const { source, target, format, sizeBytes } = request
  refuseSameWords(source, target)
  const [from, to] = [parseEnd(source), parseEnd(target)]
  refuseFlag('--format', format !== null && capabilitiesOf(to).access === 'random')
  refuseFlag('--size', sizeBytes !== null && capabilitiesOf(from).access === 'random')
  if (from.kind === 'stream') return await receiveDisk(request)
  if (to.kind === 'stream') return await sendToStream({ ...request, from, format: format ?? 'raw' })
  const { lock } = statePaths(to, request)
  return await withLock(lock, () => copyBetween(from, to, request))
}

async function copyBetween(from: Location, to: Location, request: CopyDisksRequest): Promise<CopyReport> {
  const { source, target, overwrite, frozen } = request
  const state = statePaths(to, request)
  const { notices, onNotice } = collectNotices(request)
  const opened = await openSource(from, reach(request))
  try {
    const result = await work({ ...request, onNotice }, state.control, async (engine) =>
      copyDisk({
        source: opened.source,
        targetExists: await targetExists(to),
        openSink: (wanted) => openTarget(to, { ...wanted, reach: reach(request) }),
        state,
        overwrite,
        frozen,
        engine,
      }),
    )
    return { action: 'copy', source, target, ...result, manifest: state.manifest, notices }
  } finally {
    await opened.source.close()
  }
}

function refuseFlag(flag: string, isMisplaced: boolean): void {
  if (isMisplaced) throw diskError({ kind: 'usage', key: 'disk.stream.flag', values: { flag } })
}
