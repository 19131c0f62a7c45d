import type { CopyReport, DiskNotice } from '../../domain/disk.ts'
import { copyDisk } from '../../transfer/copy/copy-disk.ts'
import { openSource, openTarget, statePrefix, targetExists } from '../../transfer/location/open-location.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'
import { withLock } from '../../transfer/lock/lock.ts'
import { type DiskWork, reach, refuseSameWords, work } from './disk-work.ts'

export interface CopyDisksRequest extends DiskWork {
  readonly source: string
  readonly target: string
  /** Beginning of the names of journal, manifest, control file and lock; null: beside the target. */
  readonly state: string | null
  readonly overwrite: boolean
  /** The source is a snapshot and cannot change. */
  readonly frozen: boolean
}

/** Copies a disk, or goes on with it, or brings its copy up to date; proven by reading the copy back. */
export async function copyDisks(request: CopyDisksRequest): Promise<CopyReport> {
  const { source, target, overwrite, frozen } = request
  refuseSameWords(source, target)
  const [from, to] = [parseLocation(source), parseLocation(target)]
  const prefix = request.state ?? statePrefix(to, target)
  const state = { journal: `${prefix}.broker-journal`, manifest: `${prefix}.broker-manifest` }
  const notices: DiskNotice[] = []
  const onNotice = (notice: DiskNotice): void => {
    notices.push(notice)
    request.onNotice(notice)
  }
  const copy = async (): Promise<CopyReport> => {
    const opened = await openSource(from, reach(request))
    try {
      const result = await work({ ...request, onNotice }, `${prefix}.broker-control.json`, async (engine) =>
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
  return await withLock(`${prefix}.broker-lock`, copy)
}
