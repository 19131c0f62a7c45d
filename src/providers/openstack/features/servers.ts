import { z } from 'zod'
import type { Server } from '../../../domain/resources.ts'
import type { Changed, Created, Creation } from '../../contract/creation.ts'
import type { ServersFeature, ServerWanted } from '../../contract/storage-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { Cloud } from '../cloud.ts'
import { deleteUntilGone, makeOnce, metadataOf } from '../creating.ts'
import { toServer } from '../resources/server.ts'
import { serverState } from '../resources/state.ts'
import { minuteMs } from '../settle.ts'
import { listServers, serverMicroversion, surroundingsOf } from './list-servers.ts'
import { powerTo, readServer, settledServer } from './power.ts'

type Wanted = Creation & ServerWanted

const created = z.object({ server: z.object({ id: z.string() }) })
const flavour = z.object({ flavor: z.object({ name: z.string() }) })

export function servers(cloud: Cloud): ServersFeature {
  return {
    create: async (request) => {
      const size = await sizeName(cloud, request)
      return makeOnce(cloud, {
        kind: 'servers',
        creation: request,
        list: listServers,
        difference: (existing) => difference(existing, request, size),
        create: () => post(cloud, request),
        remove: (id) => deleteServer(cloud, id, request.signal),
        finish: (id) => finish(cloud, id, request),
      })
    },
    power: ({ id, state, signal }) => powerTo(cloud, { id, state, signal }),
    delete: ({ id, signal }) => deleteServer(cloud, id, signal),
  }
}

async function sizeName({ client }: Cloud, { sizeId, signal }: Wanted): Promise<string> {
  const call = { service: 'compute', path: path`flavors/${sizeId}`, signal } as const
  return (await client.read({ ...call, schema: flavour })).flavor.name
}

async function post({ client }: Cloud, wanted: Wanted): Promise<string> {
  const { networkIds, securityGroupIds, keyPair, userData, zone, signal } = wanted
  const json = {
    server: {
      name: wanted.name,
      flavorRef: wanted.sizeId,
      metadata: metadataOf(wanted),
      ...bootOf(wanted.boot),
      networks: networkIds.length === 0 ? 'none' : networkIds.map((uuid) => ({ uuid })),
      // Neutron takes the id where Nova says name.
      ...(securityGroupIds.length === 0 ? {} : { security_groups: securityGroupIds.map((name) => ({ name })) }),
      ...(keyPair === null ? {} : { key_name: keyPair }),
      ...(userData === null ? {} : { user_data: Buffer.from(userData).toString('base64') }),
      ...(zone === null ? {} : { availability_zone: zone }),
    },
  }
  const call = { service: 'compute', method: 'POST', path: 'servers', json, signal } as const
  const { server } = await client.read({ ...call, microversion: serverMicroversion, schema: created })
  return server.id
}

function bootOf({ kind, id }: ServerWanted['boot']): object {
  if (kind === 'image') return { imageRef: id }
  const volume = { uuid: id, source_type: 'volume', destination_type: 'volume', boot_index: 0 }
  return { block_device_mapping_v2: [{ ...volume, delete_on_termination: false }] }
}

/** Nova has no way to make a server stopped: it is stopped as soon as it runs. */
async function finish(cloud: Cloud, id: string, wanted: Wanted): Promise<Created<Server>> {
  const { signal, state } = wanted
  await settledServer(cloud, { id, signal })
  const { changed } = await powerTo(cloud, { id, state, signal })
  const found = await readServer(cloud, id, signal)
  if (found !== null) return { changed, resource: toServer(found, (await surroundingsOf(cloud, signal)).around) }
  throw openstackError({ code: 'not-found', key: 'openstack.gone', values: { what: `server ${id}` } })
}

async function deleteServer(cloud: Cloud, id: string, signal: AbortSignal): Promise<Changed> {
  return deleteUntilGone(cloud, {
    service: 'compute',
    path: path`servers/${id}`,
    watch: {
      // A server in error can be deleted, so its state alone says nothing.
      read: async () => {
        const found = await readServer(cloud, id, signal)
        return found === null ? null : { status: found.status === 'ERROR' ? 'failing' : found.status }
      },
      isDone: () => false,
      what: `server ${id}`,
      limitMs: 15 * minuteMs,
      signal,
    },
  })
}

function difference(existing: Server, wanted: ServerWanted, size: string): string | null {
  if (serverState(existing.providerState, null).state === 'error') return null
  if (existing.size !== null && existing.size.name !== size) return `size ${existing.size.name}`
  if (wanted.boot.kind === 'image') {
    return existing.imageId === wanted.boot.id ? null : `image ${existing.imageId ?? '–'}`
  }
  const { id } = wanted.boot
  return existing.volumes.some(({ volumeId }) => volumeId === id) ? null : `without volume ${id}`
}
