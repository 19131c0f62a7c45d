import { join } from 'node:path'
import type { Snapshot } from '../../../domain/resources.ts'
import type { Created, Creation } from '../../contract/creation.ts'
import type { SnapshotsFeature } from '../../contract/storage-features.ts'
import { translated } from '../directory-error.ts'
import { diskFile } from '../folder/layout.ts'
import { requireSound } from '../folder/raw-file.ts'
import { copySparse } from '../folder/sparse.ts'
import { type Cloud, createdResource, existing, sameOrConflict } from './cloud.ts'
import { deleter } from './delete-resource.ts'

export function snapshots(cloud: Cloud): SnapshotsFeature {
  const { root } = cloud.writer
  return {
    create: (request) => translated(root, () => create(cloud, request)),
    delete: deleter(cloud, 'snapshots'),
  }
}

/** A copy of the whole disk. It is of one moment only while nobody writes to the volume. */
async function create(cloud: Cloud, request: Creation & { readonly volumeId: string }): Promise<Created<Snapshot>> {
  const { volumeId, signal } = request
  const volume = await existing(cloud.writer.root, 'volumes', volumeId)
  await requireSound(volume)
  const { folder: from } = volume
  const { sizeBytes } = volume.record
  return await createdResource(cloud, {
    kind: 'snapshots',
    creation: request,
    accept: sameOrConflict({ kind: 'snapshots', creation: request, wanted: { volumeId } }),
    fill: (folder) => copySparse({ from: join(from, diskFile), to: join(folder, diskFile), sizeBytes, signal }),
    record: (base) => ({ kind: 'snapshot', ...base, volumeId, sizeBytes }),
  })
}
