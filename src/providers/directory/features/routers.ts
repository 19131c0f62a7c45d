import type { RoutersFeature } from '../../contract/network-features.ts'
import { directoryError, translated } from '../directory-error.ts'
import type { RecordOf } from '../folder/records.ts'
import { firstFree, rangeOf } from './addresses.ts'
import { type Cloud, createdResource, existing } from './cloud.ts'
import { deleter } from './delete-resource.ts'

export function routers(cloud: Cloud): RoutersFeature {
  const { root } = cloud.writer
  return {
    create: (request) =>
      translated(root, () => {
        const { externalNetworkId, subnetIds, key } = request
        return createdResource(cloud, {
          kind: 'routers',
          creation: request,
          accept: (found) => {
            const there = found.interfaces.map(({ subnetId }) => subnetId)
            const isSame = found.externalNetworkId === externalNetworkId && there.join() === subnetIds.join()
            if (isSame) return
            const values = { kind: 'routers', key, id: found.id, fields: 'externalNetworkId, subnetIds' }
            throw directoryError({ code: 'conflict', key: 'directory.different', values })
          },
          record: async (base) => {
            if (externalNetworkId !== null) await existing(root, 'networks', externalNetworkId)
            const interfaces = await Promise.all(subnetIds.map((id) => interfaceIn(root, id)))
            return { kind: 'router', ...base, externalNetworkId, interfaces, routes: [] }
          },
        })
      }),
    delete: deleter(cloud, 'routers'),
  }
}

/** At the address of the gateway, or the first one where the subnet names none. */
async function interfaceIn(root: string, subnetId: string): Promise<RecordOf['routers']['interfaces'][number]> {
  const { gateway, cidr, version } = (await existing(root, 'subnets', subnetId)).record
  if (gateway !== null) return { subnetId, address: gateway }
  const address = version === 4 ? firstFree(rangeOf(cidr), () => true) : null
  if (address === null) throw directoryError({ code: 'conflict', key: 'directory.noAddress', values: { cidr } })
  return { subnetId, address }
}
