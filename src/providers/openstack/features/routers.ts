import { z } from 'zod'
import type { Router } from '../../../domain/network-resources.ts'
import type { Changed, Created } from '../../contract/creation.ts'
import type { RoutersFeature } from '../../contract/network-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { Cloud } from '../cloud.ts'
import { makeOnce } from '../creating.ts'
import { describe } from '../resources/described.ts'
import { orGone } from '../settle.ts'
import { deleteThing } from './delete-thing.ts'
import { listRouters } from './list-network-things.ts'

const created = z.object({ router: z.object({ id: z.string() }) })

export function routers(cloud: Cloud): RoutersFeature {
  return {
    create: (request) => {
      const { name, key, externalNetworkId: outside, subnetIds, signal } = request
      const gateway = outside === null ? {} : { external_gateway_info: { network_id: outside } }
      const json = { router: { name, description: describe('', key), ...gateway } }
      const call = { service: 'network', method: 'POST', path: 'routers', json, signal } as const
      return makeOnce(cloud, {
        kind: 'routers',
        creation: request,
        list: listRouters,
        difference: ({ externalNetworkId: now }) => (now === outside ? null : `outside ${now ?? '–'}`),
        create: async () => (await cloud.client.read({ ...call, schema: created })).router.id,
        remove: (id) => deleteThing(cloud, path`routers/${id}`, signal),
        finish: (id) => join(cloud, { id, subnetIds, signal }),
      })
    },
    delete: ({ id, signal }) => deleteRouter(cloud, id, signal),
  }
}

interface Joining {
  readonly id: string
  readonly subnetIds: readonly string[]
  readonly signal: AbortSignal
}

async function find(cloud: Cloud, id: string, signal: AbortSignal): Promise<Router | null> {
  for await (const one of listRouters(cloud, signal)) if (one.id === id) return one
  return null
}

/** Adds the interfaces that are missing. */
async function join(cloud: Cloud, { id, subnetIds, signal }: Joining): Promise<Created<Router>> {
  const before = await find(cloud, id, signal)
  const joined = new Set(before?.interfaces.map(({ subnetId }) => subnetId))
  const missing = subnetIds.filter((subnetId) => !joined.has(subnetId))
  for (const subnetId of missing) await change(cloud, { id, subnetId, verb: 'add', signal })
  const after = missing.length === 0 ? before : await find(cloud, id, signal)
  if (after !== null) return { changed: missing.length > 0, resource: after }
  throw openstackError({ code: 'not-found', key: 'openstack.gone', values: { what: `router ${id}` } })
}

async function change(
  { client }: Cloud,
  request: {
    readonly id: string
    readonly subnetId: string
    readonly verb: 'add' | 'remove'
    readonly signal: AbortSignal
  },
): Promise<void> {
  const { id, subnetId, verb, signal } = request
  const place = path`routers/${id}/${`${verb}_router_interface`}`
  // An interface is there or not, but Neutron answers a second time with an error: not to be repeated blindly.
  const call = { service: 'network', method: 'PUT', path: place, json: { subnet_id: subnetId }, signal } as const
  await client.call({ ...call, idempotent: false })
}

async function deleteRouter(cloud: Cloud, id: string, signal: AbortSignal): Promise<Changed> {
  const before = await find(cloud, id, signal)
  if (before === null) return { changed: false }
  const subnets = new Set(before.interfaces.map(({ subnetId }) => subnetId))
  for (const subnetId of subnets) await orGone(() => change(cloud, { id, subnetId, verb: 'remove', signal }))
  return deleteThing(cloud, path`routers/${id}`, signal)
}
