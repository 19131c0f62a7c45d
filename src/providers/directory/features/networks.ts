import type { Subnet } from '../../../domain/network-resources.ts'
import type { Changed, Created, Creation, Deletion } from '../../contract/creation.ts'
import type { NetworksFeature, SubnetWanted } from '../../contract/network-features.ts'
import { directoryError, translated } from '../directory-error.ts'
import { listRecords } from '../folder/read-records.ts'
import { rangeOf } from './addresses.ts'
import { type Cloud, createdResource, existing, sameOrConflict } from './cloud.ts'
import { deleteResource } from './delete-resource.ts'

export function networks(cloud: Cloud): NetworksFeature {
  const { root } = cloud.writer
  return {
    create: (request) =>
      translated(root, () =>
        createdResource(cloud, {
          kind: 'networks',
          creation: request,
          accept: sameOrConflict({ kind: 'networks', creation: request, wanted: { mtu: request.mtu } }),
          record: (base) => ({ kind: 'network', ...base, external: false, shared: false, mtu: request.mtu }),
        }),
      ),
    createSubnet: (request) => translated(root, () => createSubnet(cloud, request)),
    delete: (request) => translated(root, () => remove(cloud, request)),
  }
}

async function createSubnet(cloud: Cloud, request: Creation & SubnetWanted): Promise<Created<Subnet>> {
  const { networkId, cidr, version, gateway, dhcp, ipv6Mode } = request
  if (version === 4) rangeOf(cidr)
  const wishes = {
    networkId,
    cidr,
    version,
    gateway,
    dhcp,
    ipv6Mode,
    dnsServers: [...request.dnsServers],
    pools: request.pools.map(({ start, end }) => ({ start, end })),
    routes: request.routes.map(({ destination, via }) => ({ destination, via })),
  }
  return await createdResource(cloud, {
    kind: 'subnets',
    creation: request,
    accept: sameOrConflict({ kind: 'subnets', creation: request, wanted: wishes }),
    record: async (base) => {
      await existing(cloud.writer.root, 'networks', networkId)
      return { kind: 'subnet', ...base, ...wishes }
    },
  })
}

/** The subnets go first: a network whose deletion was interrupted is deleted again. */
async function remove(cloud: Cloud, request: Deletion): Promise<Changed> {
  const { id, signal } = request
  const { root } = cloud.writer
  await notUsed(cloud, request)
  for await (const { record } of listRecords(root, 'subnets', signal)) {
    if (record.networkId !== id) continue
    await deleteResource({ cloud, kind: 'subnets', request: { id: record.id, signal } })
  }
  return await deleteResource({ cloud, kind: 'networks', request, check: () => notUsed(cloud, request) })
}

/** @throws ProviderError `conflict` – a router or a server hangs on it. */
async function notUsed({ writer: { root } }: Cloud, { id, signal }: Deletion): Promise<void> {
  const inUse = (by: string): Error =>
    directoryError({ code: 'conflict', key: 'directory.inUse', values: { kind: 'networks', id, by } })
  for await (const { record } of listRecords(root, 'servers', signal)) {
    if (record.networkIds.includes(id)) throw inUse(record.name)
  }
  const own = new Set<string>()
  for await (const { record } of listRecords(root, 'subnets', signal)) if (record.networkId === id) own.add(record.id)
  for await (const { record } of listRecords(root, 'routers', signal)) {
    if (record.interfaces.some(({ subnetId }) => own.has(subnetId))) throw inUse(record.name)
  }
}
