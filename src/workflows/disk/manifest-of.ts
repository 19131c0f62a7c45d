import { resolve } from 'node:path'
import type { ManifestReport } from '../../domain/disk.ts'
import { diskError } from '../../transfer/disk-error.ts'
import { exists } from '../../transfer/file/open-file.ts'
import { samePath } from '../../transfer/file/same-path.ts'
import { hashDisk } from '../../transfer/copy/hash-disk.ts'
import { readUnchanged } from '../../transfer/copy/read-unchanged.ts'
import { samePlace } from '../../transfer/list/same-place.ts'
import { isAmongDevices } from '../../transfer/location/among-devices.ts'
import { openForProof } from '../../transfer/location/open-location.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'
import { requireFolderOf } from '../../transfer/location/require-disk.ts'
import { isWholeManifest, writeManifest } from '../../transfer/manifest/manifest-file.ts'
import { looksLikeManifest } from '../../transfer/manifest/manifest-head.ts'
import { collectNotices, type DiskWork, reach, refuseSame, work } from './disk-work.ts'

export interface ManifestRequest extends DiskWork {
  readonly source: string
  /** File to write. */
  readonly manifest: string
}

/**
 * Reads a disk and writes what each of its blocks holds. The manifest is no licence to trust the disk later.
 * @throws BrokerError findings – the disk changed meanwhile, so that there is nothing to write down.
 */
export async function manifestOf(request: ManifestRequest): Promise<ManifestReport> {
  const { source, manifest: path } = request
  if (samePlace(source) === samePath(resolve(path))) refuseSame()
  if (isAmongDevices(path)) throw diskError({ kind: 'usage', key: 'disk.noDisk.noDevice', values: { path } })
  await requireFolderOf(path)
  await refuseOther(path)
  const { notices, onNotice } = collectNotices(request)
  const opened = await openForProof(parseLocation(source), reach(request))
  try {
    const disk = opened.source
    const manifest = await work({ ...request, onNotice }, null, (engine) =>
      readUnchanged(disk, engine, () => hashDisk({ disk, phase: 'hash', engine })),
    )
    await writeManifest({ path, stored: { manifest, subject: null }, beforeRename: () => refuseOther(path) })
    const { sizeBytes } = manifest
    const { proof } = opened
    return {
      action: 'manifest',
      source,
      sizeBytes,
      blocks: manifest.counts(),
      root: manifest.root(),
      proof,
      manifest: path,
      notices,
    }
  } finally {
    await opened.source.close()
  }
}

/**
 * Anything but a manifest is not ours to replace, and a disk may begin as one; a damaged manifest is known by its name.
 * @throws BrokerError refused – something else is at the path.
 */
async function refuseOther(path: string): Promise<void> {
  if (!(await exists(path))) return
  const isManifest = path.endsWith('.broker-manifest') ? await looksLikeManifest(path) : await isWholeManifest(path)
  if (!isManifest) throw diskError({ kind: 'refused', key: 'disk.notManifest', values: { path } })
}
