import { z } from 'zod'
import type { PublicIpsFeature } from '../../contract/network-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { makeOnce } from '../creating.ts'
import { describe } from '../resources/described.ts'
import { floatingIpSchema, toPublicIp } from '../resources/network.ts'
import { deleteThing } from './delete-thing.ts'
import { listPublicIps } from './list-network-things.ts'
import { onlyExternalNetwork } from './networks.ts'

const answer = z.object({ floatingip: floatingIpSchema })

/** Floating addresses have no name: it stands in the description, before the identity. */
export function publicIps(cloud: Cloud): PublicIpsFeature {
  return {
    create: (request) => {
      const { name, key, externalNetworkId, signal } = request
      const create = async (): Promise<string> => {
        const network = externalNetworkId ?? (await onlyExternalNetwork(cloud, signal))
        const json = { floatingip: { floating_network_id: network, description: describe(name, key) } }
        const call = { service: 'network', method: 'POST', path: 'floatingips', json, signal } as const
        return (await cloud.client.read({ ...call, schema: answer })).floatingip.id
      }
      return makeOnce(cloud, {
        kind: 'publicIps',
        creation: request,
        list: listPublicIps,
        difference: () => null,
        create,
        remove: (id) => deleteThing(cloud, path`floatingips/${id}`, signal),
        finish: async (id) => {
          const call = { service: 'network', path: path`floatingips/${id}`, signal } as const
          const { floatingip } = await cloud.client.read({ ...call, schema: answer })
          const behind = floatingip.port_details?.device_id ?? null
          const server = behind === '' ? null : behind
          return { changed: false, resource: toPublicIp(floatingip, await projectOf(cloud, signal), server) }
        },
      })
    },
    delete: ({ id, signal }) => deleteThing(cloud, path`floatingips/${id}`, signal),
  }
}
