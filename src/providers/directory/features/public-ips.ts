import type { PublicIpsFeature } from '../../contract/network-features.ts'
import { directoryError, translated } from '../directory-error.ts'
import { listRecords } from '../folder/read-records.ts'
import { firstFree, rangeOf } from './addresses.ts'
import { type Cloud, createdResource, sameOrConflict } from './cloud.ts'
import { deleter } from './delete-resource.ts'

/** For documentation (RFC 5737): they lead nowhere. */
const ranges = ['203.0.113.0/24', '198.51.100.0/24', '192.0.2.0/24']

export function publicIps(cloud: Cloud): PublicIpsFeature {
  const { root } = cloud.writer
  return {
    create: (request) =>
      translated(root, () => {
        const { externalNetworkId, signal } = request
        return createdResource(cloud, {
          kind: 'publicIps',
          creation: request,
          accept: sameOrConflict({ kind: 'publicIps', creation: request, wanted: { externalNetworkId } }),
          record: async (base) => {
            const address = await freeAddress(root, signal)
            return { kind: 'public-ip', ...base, address, version: 4, externalNetworkId, serverId: null }
          },
        })
      }),
    delete: deleter(cloud, 'publicIps'),
  }
}

/** @throws ProviderError `quota` – all are taken. */
async function freeAddress(root: string, signal: AbortSignal): Promise<string> {
  const taken = new Set<string>()
  for await (const { record } of listRecords(root, 'publicIps', signal)) taken.add(record.address)
  for (const range of ranges) {
    const address = firstFree(rangeOf(range), (one) => !taken.has(one))
    if (address !== null) return address
  }
  throw directoryError({ code: 'quota', key: 'directory.noAddress', values: { cidr: ranges.join(', ') } })
}
