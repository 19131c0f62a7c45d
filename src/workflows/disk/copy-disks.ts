import type { CopyReport, ReceiveReport, SendReport, StreamFormat } from '../../domain/disk.ts'
import { diskError } from '../../transfer/disk-error.ts'
import { capabilitiesOf } from '../../transfer/location/capabilities.ts'
import { parseEnd } from '../../transfer/location/parse-location.ts'
import { copyBetween } from './copy-between.ts'
import { collectNotices, type DiskWork, refuseSameWords, work } from './disk-work.ts'
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
  const { control } = statePaths(to, request)
  const { notices, onNotice } = collectNotices(request)
  const report = await work({ ...request, onNotice }, control, (engine) => copyBetween(request, engine))
  return { ...report, notices }
}

function refuseFlag(flag: string, isMisplaced: boolean): void {
  if (isMisplaced) throw diskError({ kind: 'usage', key: 'disk.stream.flag', values: { flag } })
}
