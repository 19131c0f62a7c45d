import type { CopyReport, DiskNotice } from '../../domain/disk.ts'
import { copyDisk } from '../../transfer/copy/copy-disk.ts'
import { diskError } from '../../transfer/disk-error.ts'
import type { Source } from '../../transfer/disk.ts'
import type { Engine } from '../../transfer/engine.ts'
import { isMarkedCorrupt, looksLikeQcow2, snapshotsIn } from '../../transfer/location/image-header.ts'
import { fileName, openSource, openTarget, type Reach, targetExists } from '../../transfer/location/open-location.ts'
import { type Location, parseLocation } from '../../transfer/location/parse-location.ts'
import { requireTarget } from '../../transfer/location/require-disk.ts'
import { withLock } from '../../transfer/lock/lock.ts'
import { openNoticed } from './open-noticed.ts'
import { refuseStateAsDisk, statePaths } from './state-paths.ts'

interface Request extends Omit<Reach, 'signal'> {
  readonly source: string
  readonly target: string
  readonly state: string | null
  readonly overwrite: boolean
  readonly frozen: boolean
}

/** Copies one disk that can be read at any place to another, with an engine that may be working on others as well. */
export async function copyBetween(request: Request, engine: Engine): Promise<CopyReport> {
  const { source, target, overwrite, frozen } = request
  const [from, to] = [parseLocation(source), parseLocation(target)]
  const paths = statePaths(to, request)
  refuseStateAsDisk([from, to], paths)
  const { lock, ...state } = paths
  const reach = { ...request, signal: engine.signal }
  const notices: DiskNotice[] = []
  const onNotice = (notice: DiskNotice): void => {
    notices.push(notice)
    engine.onNotice(notice)
  }
  await requireTarget(to, lock)
  return await withLock(lock, async () => {
    const opened = await openSource(from, reach)
    try {
      await noticeImage(from, onNotice)
      refuseEmpty(opened.source)
      const result = await copyDisk({
        source: opened.source,
        targetExists: await targetExists(to),
        targetName: fileName(to),
        openSink: (wanted) => openNoticed(openTarget(to, { ...wanted, reach }), onNotice),
        state,
        overwrite,
        frozen,
        engine: { ...engine, onNotice },
      })
      return { action: 'copy', source, target, ...result, manifest: state.manifest, notices }
    } finally {
      await opened.source.close()
    }
  })
}

/** What of an image a copy leaves out, or takes for a part of the disk. */
async function noticeImage(from: Location, onNotice: (notice: DiskNotice) => void): Promise<void> {
  if (from.kind === 'file' && (await looksLikeQcow2(from.path))) onNotice({ kind: 'looks-like-qcow2' })
  if (from.kind === 'qcow2' && (await isMarkedCorrupt(from.path))) onNotice({ kind: 'image-corrupt' })
  const snapshots = from.kind === 'qcow2' ? await snapshotsIn(from.path) : 0
  if (snapshots > 0) onNotice({ kind: 'image-snapshots', snapshots })
}

/** What comes from a program that failed must not empty a disk. */
function refuseEmpty({ name, sizeBytes }: Source): void {
  if (sizeBytes === 0) throw diskError({ kind: 'usage', key: 'disk.empty', values: { name } })
}
