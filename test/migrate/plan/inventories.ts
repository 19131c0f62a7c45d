import type { Inventory } from '../../../src/domain/inventory.ts'
import type { ResourceOf } from '../../../src/domain/inventory.ts'

const ready = { state: 'ready', providerState: 'ACTIVE' } as const

const own = (
  name: string,
  tenant: string | null = 'town',
): { id: string; name: string; labels: Record<string, string>; tenant: string | null; createdAt: string } => ({
  id: `${name}-id`,
  name,
  labels: {},
  tenant,
  createdAt: '2026-01-01T00:00:00Z',
})

/** Nothing at all. */
export const nothing: Inventory = {
  profile: 'openstack:cloud',
  provider: 'openstack',
  region: 'one',
  takenAt: '2026-11-22T08:00:00Z',
  incomplete: false,
  warnings: [],
  servers: [],
  volumes: [],
  snapshots: [],
  images: [],
  networks: [],
  subnets: [],
  routers: [],
  securityGroups: [],
  keyPairs: [],
  publicIps: [],
}

type Wishes<K extends keyof Inventory & keyof ResourceOf> = Partial<ResourceOf[K]>

export const network = (name: string, wishes: Wishes<'networks'> = {}): ResourceOf['networks'] => ({
  ...own(name),
  ...ready,
  external: false,
  shared: false,
  mtu: 1500,
  ...wishes,
})

export const server = (name: string, wishes: Wishes<'servers'> = {}): ResourceOf['servers'] => ({
  ...own(name),
  state: 'running',
  providerState: 'ACTIVE',
  size: { name: 'm1', vcpu: 2, memoryMib: 4096, diskGib: 20 },
  imageId: null,
  volumes: [],
  addresses: [],
  securityGroups: [],
  securityGroupIds: [],
  keyPair: null,
  zone: 'nova',
  serverGroup: null,
  ...wishes,
})

export const volume = (name: string, wishes: Wishes<'volumes'> = {}): ResourceOf['volumes'] => ({
  ...own(name),
  ...ready,
  sizeBytes: 2 ** 30,
  logicalBytes: null,
  class: 'fast',
  bootable: false,
  encrypted: false,
  shareable: false,
  attachedTo: [],
  snapshotId: null,
  imageId: null,
  zone: null,
  ...wishes,
})

export const image = (name: string, wishes: Wishes<'images'> = {}): ResourceOf['images'] => ({
  ...own(name),
  ...ready,
  format: 'qcow2',
  sizeBytes: 500,
  diskBytes: null,
  checksum: { algorithm: 'sha512', value: name },
  minDiskGib: 0,
  minMemoryMib: 0,
  shared: false,
  ...wishes,
})

export const router = (name: string, wishes: Wishes<'routers'> = {}): ResourceOf['routers'] => ({
  ...own(name),
  ...ready,
  externalNetworkId: null,
  interfaces: [],
  routes: [],
  ...wishes,
})

export const group = (name: string, wishes: Wishes<'securityGroups'> = {}): ResourceOf['securityGroups'] => ({
  ...own(name),
  description: '',
  stateful: true,
  rules: [],
  ...wishes,
})

export const publicIp = (address: string, wishes: Wishes<'publicIps'> = {}): ResourceOf['publicIps'] => ({
  ...own(address),
  ...ready,
  address,
  version: 4,
  serverId: null,
  ...wishes,
})
