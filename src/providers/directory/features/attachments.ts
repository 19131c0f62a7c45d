import type { Cancellable } from '../../contract/reading-features.ts'
import type { Changed } from '../../contract/creation.ts'
import type { Attached, AttachmentsFeature } from '../../contract/storage-features.ts'
import { directoryError, translated } from '../directory-error.ts'
import type { RecordOf } from '../folder/records.ts'
import { rewrite } from '../folder/store.ts'
import { changeResource } from './change-resource.ts'
import { type Cloud, existing } from './cloud.ts'
import { notAttached } from './volumes.ts'

interface Both extends Cancellable {
  readonly volumeId: string
  readonly serverId: string
}

/** Who has a volume stands in the file of the server only. A server that runs as a process sees the change at once. */
export function attachments(cloud: Cloud): AttachmentsFeature {
  const { root } = cloud.writer
  return {
    attach: (request) => translated(root, () => attach(cloud, request)),
    detach: (request) => translated(root, () => detach(cloud, request)),
  }
}

async function attach(cloud: Cloud, { volumeId, serverId: id, signal }: Both): Promise<Attached> {
  const { writer } = cloud
  return await changeResource({ cloud, kind: 'servers', id, signal }, async ({ folder, record }, { making }) => {
    await existing(writer.root, 'volumes', volumeId)
    const already = record.volumes.find((one) => one.volumeId === volumeId)
    if (already !== undefined) return { changed: false, device: already.device }
    await notAttached(cloud, { id: volumeId, signal })
    const device = freeDevice(record)
    const entry = { folder, record: { ...record, volumes: [...record.volumes, { volumeId, device }] } }
    await rewrite({ writer, kind: 'servers', entry, beside: making.path(writer.randomHex()) })
    return { changed: true, device }
  })
}

async function detach(cloud: Cloud, { volumeId, serverId: id, signal }: Both): Promise<Changed> {
  const { writer } = cloud
  return await changeResource({ cloud, kind: 'servers', id, signal }, async ({ folder, record }, { making }) => {
    const volumes = record.volumes.filter((one) => one.volumeId !== volumeId)
    if (volumes.length === record.volumes.length) return { changed: false }
    await rewrite({
      writer,
      kind: 'servers',
      entry: { folder, record: { ...record, volumes } },
      beside: making.path(writer.randomHex()),
    })
    return { changed: true }
  })
}

/** `/dev/vda` is what the server starts from. */
function freeDevice({ volumes, name }: RecordOf['servers']): string {
  const letters = Array.from('bcdefghijklmnopqrstuvwxyz', (letter) => `/dev/vd${letter}`)
  const free = letters.find((device) => !volumes.some((one) => one.device === device))
  if (free === undefined) throw directoryError({ code: 'quota', key: 'directory.noDevice', values: { server: name } })
  return free
}
