import { z } from 'zod'
import type { Volume } from '../../../domain/resources.ts'
import type { Changed, Created, Creation } from '../../contract/creation.ts'
import type { VolumesFeature, VolumeWanted } from '../../contract/storage-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { deleteUntilGone, makeOnce, metadataOf } from '../creating.ts'
import { bytesPerGib } from '../resources/fields.ts'
import { toVolume, volumeSchema, type CinderVolume } from '../resources/volume.ts'
import { minuteMs, orGone, untilThere } from '../settle.ts'
import { listVolumes } from './list-storage.ts'

const answer = z.object({ volume: volumeSchema })

/** Filling one from an image or a snapshot may take long. */
const limitMs = 120 * minuteMs

export function volumes(cloud: Cloud): VolumesFeature {
  return {
    create: (request) => {
      const sizeGib = Math.max(1, Math.ceil(request.sizeBytes / bytesPerGib))
      return makeOnce(cloud, {
        kind: 'volumes',
        creation: request,
        list: listVolumes,
        difference: (existing) => difference(existing, request, sizeGib),
        create: () => post(cloud, request, sizeGib),
        remove: (id) => remove(cloud, id, request.signal),
        finish: (id) => ready(cloud, id, request.signal),
      })
    },
    delete: ({ id, signal }) => remove(cloud, id, signal),
  }
}

async function remove(cloud: Cloud, id: string, signal: AbortSignal): Promise<Changed> {
  return deleteUntilGone(cloud, {
    service: 'volume',
    path: path`volumes/${id}`,
    watch: {
      read: () => readVolume(cloud, id, signal),
      isDone: () => false,
      what: `volume ${id}`,
      limitMs: 30 * minuteMs,
      signal,
    },
  })
}

export async function readVolume({ client }: Cloud, id: string, signal: AbortSignal): Promise<CinderVolume | null> {
  const found = await orGone(() =>
    client.read({ service: 'volume', path: path`volumes/${id}`, schema: answer, signal }),
  )
  return found?.volume ?? null
}

async function post({ client }: Cloud, wanted: Creation & VolumeWanted, sizeGib: number): Promise<string> {
  const { name, from, signal } = wanted
  const json = {
    volume: {
      name,
      size: sizeGib,
      metadata: metadataOf(wanted),
      ...(wanted.class === null ? {} : { volume_type: wanted.class }),
      ...(from === null ? {} : from.kind === 'snapshot' ? { snapshot_id: from.id } : { imageRef: from.id }),
    },
  }
  const call = { service: 'volume', method: 'POST', path: 'volumes', json, signal } as const
  const { volume } = await client.read({ ...call, schema: answer })
  return volume.id
}

/** Waits until it can be used, or is used already. */
async function ready(cloud: Cloud, id: string, signal: AbortSignal): Promise<Created<Volume>> {
  const what = `volume ${id}`
  const found = await untilThere(cloud, {
    read: () => readVolume(cloud, id, signal),
    isDone: ({ status }) => {
      if (status === 'available' || status === 'in-use') return true
      if (!status.startsWith('error')) return false
      throw openstackError({ code: 'unexpected', key: 'openstack.failed', values: { what, state: status } })
    },
    what,
    limitMs,
    signal,
  })
  return { changed: false, resource: toVolume(found, await projectOf(cloud, signal)) }
}

function difference(existing: Volume, wanted: VolumeWanted, sizeGib: number): string | null {
  if (existing.sizeBytes !== sizeGib * bytesPerGib) return `size ${String(existing.sizeBytes)}`
  if (wanted.class !== null && existing.class !== wanted.class) return `class ${existing.class ?? '–'}`
  const { from } = wanted
  const origin = from?.kind === 'image' ? existing.imageId : existing.snapshotId
  return from !== null && origin !== from.id ? `origin ${origin ?? '–'}` : null
}
