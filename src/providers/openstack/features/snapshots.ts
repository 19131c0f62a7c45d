import { z } from 'zod'
import type { Snapshot } from '../../../domain/resources.ts'
import type { Changed, Created } from '../../contract/creation.ts'
import type { SnapshotsFeature } from '../../contract/storage-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { deleteUntilGone, makeOnce, metadataOf } from '../creating.ts'
import { snapshotSchema, toSnapshot, type CinderSnapshot } from '../resources/volume.ts'
import { minuteMs, orGone, untilThere } from '../settle.ts'
import { listSnapshots } from './list-storage.ts'

const answer = z.object({ snapshot: snapshotSchema })

export function snapshots(cloud: Cloud): SnapshotsFeature {
  return {
    create: (request) => {
      const { name, volumeId, signal } = request
      // Without a microversion `force` allows snapshots of volumes in use; from 3.66 on it is refused and always so.
      const json = { snapshot: { name, volume_id: volumeId, force: true, metadata: metadataOf(request) } }
      const call = { service: 'volume', method: 'POST', path: 'snapshots', json, signal } as const
      return makeOnce(cloud, {
        kind: 'snapshots',
        creation: request,
        list: listSnapshots,
        difference: (existing) => (existing.volumeId === volumeId ? null : `volume ${existing.volumeId}`),
        create: async () => (await cloud.client.read({ ...call, schema: answer })).snapshot.id,
        remove: (id) => remove(cloud, id, signal),
        finish: (id) => ready(cloud, id, signal),
      })
    },
    delete: ({ id, signal }) => remove(cloud, id, signal),
  }
}

async function remove(cloud: Cloud, id: string, signal: AbortSignal): Promise<Changed> {
  return deleteUntilGone(cloud, {
    service: 'volume',
    path: path`snapshots/${id}`,
    watch: {
      read: () => readSnapshot(cloud, id, signal),
      isDone: () => false,
      what: `snapshot ${id}`,
      limitMs: 60 * minuteMs,
      signal,
    },
  })
}

async function readSnapshot({ client }: Cloud, id: string, signal: AbortSignal): Promise<CinderSnapshot | null> {
  const call = { service: 'volume', path: path`snapshots/${id}`, signal } as const
  return (await orGone(() => client.read({ ...call, schema: answer })))?.snapshot ?? null
}

async function ready(cloud: Cloud, id: string, signal: AbortSignal): Promise<Created<Snapshot>> {
  const what = `snapshot ${id}`
  const found = await untilThere(cloud, {
    read: () => readSnapshot(cloud, id, signal),
    isDone: ({ status }) => {
      if (status === 'available') return true
      if (!status.startsWith('error')) return false
      throw openstackError({ code: 'unexpected', key: 'openstack.failed', values: { what, state: status } })
    },
    what,
    limitMs: 120 * minuteMs,
    signal,
  })
  return { changed: false, resource: toSnapshot(found, await projectOf(cloud, signal)) }
}
