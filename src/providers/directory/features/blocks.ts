import { join } from 'node:path'
import type { BlockAccess, VolumeSinkFeature, VolumeSourceFeature } from '../../contract/storage-features.ts'
import { translated } from '../directory-error.ts'
import { diskFile } from '../folder/layout.ts'
import type { Entry } from '../folder/read-records.ts'
import { requireSound } from '../folder/raw-file.ts'
import { type Cloud, existing } from './cloud.ts'
import { notAttached } from './volumes.ts'

/** Disks are files: their location is their path. */
export function volumeSource({ writer: { root } }: Cloud): VolumeSourceFeature {
  return {
    open: ({ of, id, signal }) =>
      translated(root, async () => {
        signal.throwIfAborted()
        return await access(await existing(root, of === 'volume' ? 'volumes' : 'snapshots', id))
      }),
  }
}

export function volumeSink(cloud: Cloud): VolumeSinkFeature {
  const { root } = cloud.writer
  return {
    open: ({ id, signal }) =>
      translated(root, async () => {
        signal.throwIfAborted()
        const entry = await existing(root, 'volumes', id)
        await notAttached(cloud, { id, signal })
        return await access(entry)
      }),
  }
}

/** Nothing is opened that is not what the record describes: a link would lead whoever reads or writes out of the folder. */
async function access(disk: Entry<'volumes' | 'snapshots'>): Promise<BlockAccess> {
  await requireSound(disk)
  const { folder, record } = disk
  return { location: join(folder, diskFile), sizeBytes: record.sizeBytes, close: () => Promise.resolve() }
}
