import { join } from 'node:path'
import type { Volume } from '../../../domain/resources.ts'
import type { Created, Creation } from '../../contract/creation.ts'
import type { VolumesFeature, VolumeWanted } from '../../contract/storage-features.ts'
import { directoryError, translated } from '../directory-error.ts'
import { diskFile } from '../folder/layout.ts'
import { requireSound } from '../folder/raw-file.ts'
import { listRecords } from '../folder/read-records.ts'
import { copySparse, makeSparse } from '../folder/sparse.ts'
import { type Cloud, createdResource, existing, sameOrConflict } from './cloud.ts'
import { deleter } from './delete-resource.ts'

/** Sizes are whole sectors, so that every program takes the files as disks. */
export const sectorBytes = 512

export function volumes(cloud: Cloud): VolumesFeature {
  const { root } = cloud.writer
  return {
    create: (request) => translated(root, () => create(cloud, request)),
    delete: deleter(cloud, 'volumes', ({ record }, signal) => notAttached(cloud, { id: record.id, signal })),
  }
}

interface Start {
  readonly path: string
  readonly sizeBytes: number
}

async function create(cloud: Cloud, request: Creation & VolumeWanted): Promise<Created<Volume>> {
  const { from, signal } = request
  const sizeBytes = Math.ceil(request.sizeBytes / sectorBytes) * sectorBytes
  const wishes = {
    sizeBytes,
    class: request.class,
    snapshotId: from?.kind === 'snapshot' ? from.id : null,
    imageId: from?.kind === 'image' ? from.id : null,
  }
  return await createdResource(cloud, {
    kind: 'volumes',
    creation: request,
    accept: sameOrConflict({ kind: 'volumes', creation: request, wanted: wishes }),
    fill: async (folder) => {
      const path = join(folder, diskFile)
      const start = from === null ? null : await startOf(cloud, from)
      if (start === null) {
        await makeSparse(path, sizeBytes)
        return
      }
      if (start.sizeBytes > sizeBytes) {
        const values = { sizeBytes, neededBytes: start.sizeBytes }
        throw directoryError({ code: 'conflict', key: 'directory.tooSmall', values })
      }
      await copySparse({ from: start.path, to: path, sizeBytes, signal })
    },
    record: (base) => ({
      kind: 'volume',
      ...base,
      ...wishes,
      bootable: wishes.imageId !== null,
      encrypted: false,
      shareable: false,
      zone: null,
    }),
  })
}

async function startOf({ writer: { root } }: Cloud, from: NonNullable<VolumeWanted['from']>): Promise<Start> {
  if (from.kind === 'snapshot') {
    const snapshot = await existing(root, 'snapshots', from.id)
    await requireSound(snapshot)
    const { record, folder } = snapshot
    return { path: join(folder, diskFile), sizeBytes: record.sizeBytes }
  }
  const image = await existing(root, 'images', from.id)
  await requireSound(image)
  const { record, folder } = image
  const { format, sizeBytes, id } = record
  if (format === 'raw') return { path: join(folder, record.file), sizeBytes }
  throw directoryError({ code: 'unsupported', key: 'directory.imageNotRaw', values: { id, format } })
}

/** @throws ProviderError `conflict` – a server has it. */
export async function notAttached(
  { writer: { root } }: Cloud,
  { id, signal }: { readonly id: string; readonly signal: AbortSignal },
): Promise<void> {
  for await (const { record } of listRecords(root, 'servers', signal)) {
    if (!record.volumes.some(({ volumeId }) => volumeId === id)) continue
    throw directoryError({ code: 'conflict', key: 'directory.attached', values: { id, server: record.name } })
  }
}
