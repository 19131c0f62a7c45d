import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import type { ResourceKind, ResourceOf } from '../../../src/domain/inventory.ts'
import type { Creation } from '../../../src/providers/contract/creation.ts'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { directory } from '../../../src/providers/directory/directory.ts'
import { writeDisk } from './write-disk.ts'

/** A directory cloud whose servers are records, in a folder that is made when it is not there. */
export function cloudIn(root: string): Provider {
  mkdirSync(root, { recursive: true })
  return directory({
    root,
    servers: 'records',
    now: () => new Date('2026-11-22T12:00:00Z'),
    randomHex: () => randomBytes(6).toString('hex'),
  })
}

/** Everything of a kind. */
export async function listOf<K extends ResourceKind>(provider: Provider, kind: K): Promise<ResourceOf[K][]> {
  const all: ResourceOf[K][] = []
  const { signal } = new AbortController()
  for await (const one of provider.features.inventory?.list({ kind, signal }) ?? []) all.push(one)
  return all
}

export interface TenantWanted {
  readonly name: string
  /** States of its servers; each has a boot volume, and a data volume unless told. */
  readonly servers: readonly ('running' | 'stopped')[]
  readonly withoutData?: true
  /** Its servers start from an image, and have disks of their own. */
  readonly fromImage?: true
}

const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ4pbDgBNXRBGxeEtFg1JCQs8lRNkNqN8jvtMf1RRuQ2 somebody'

export const volumeBytes = 1024 * 1024

/** A network with a subnet and a router, two security groups, a key, servers and their volumes. */
export async function makeTenant(
  provider: Provider,
  { name, servers, withoutData, fromImage }: TenantWanted,
): Promise<void> {
  const cloud = provider.features as AllFeatures
  const { signal } = new AbortController()
  const as = (what: string): Creation => ({
    key: `${name}-${what}`,
    name: `${name} ${what}`,
    labels: { customer: name },
    signal,
  })
  const network = await cloud.networks.create({ ...as('net'), mtu: null })
  const subnet = await cloud.networks.createSubnet({
    ...as('subnet'),
    networkId: network.resource.id,
    cidr: '10.0.0.0/24',
    version: 4,
    gateway: '10.0.0.1',
    dhcp: true,
    dnsServers: [],
    pools: [{ start: '10.0.0.10', end: '10.0.0.200' }],
    routes: [],
    ipv6Mode: null,
  })
  await cloud.routers.create({ ...as('router'), externalNetworkId: null, subnetIds: [subnet.resource.id] })
  const rule = { direction: 'in', version: 4, protocol: 'tcp', portFrom: 22, portTo: 22, description: '' } as const
  const group = await cloud.securityGroups.create({
    ...as('group'),
    description: 'who may come in',
    rules: [
      { ...rule, remoteCidr: '192.0.2.0/24', remoteGroupId: null },
      { ...rule, remoteCidr: null, remoteGroupId: 'self' },
    ],
  })
  const keyPair = await cloud.keyPairs.create({ ...as('key'), publicKey })
  const image = fromImage === true ? await imageOf(cloud, as('image')) : null
  for (const [number, state] of servers.entries()) {
    const volume = image === null ? await disk(cloud, as(`boot-${String(number)}`)) : null
    const server = await cloud.servers.create({
      ...as(`server-${String(number)}`),
      sizeId: 'small',
      state: 'stopped',
      boot: volume === null ? { kind: 'image', id: image ?? '' } : { kind: 'volume', id: volume },
      networkIds: [network.resource.id],
      securityGroupIds: [group.resource.id],
      keyPair: keyPair.resource.name,
      userData: null,
      zone: null,
    })
    if (withoutData !== true) {
      const volumeId = await disk(cloud, as(`data-${String(number)}`))
      await cloud.attachments.attach({ volumeId, serverId: server.resource.id, signal })
    }
    await cloud.servers.power({ id: server.resource.id, state, signal })
  }
}

async function imageOf(cloud: AllFeatures, creation: Creation): Promise<string> {
  const bytes = Buffer.alloc(volumeBytes, 'i')
  const content = async function* (): AsyncGenerator<Uint8Array> {
    await Promise.resolve()
    yield bytes
  }
  const wanted = { format: 'raw', sizeBytes: bytes.length, minDiskGib: 0, content } as const
  return (await cloud.images.upload({ ...creation, ...wanted })).resource.id
}

async function disk(cloud: AllFeatures, creation: Creation): Promise<string> {
  const { resource } = await cloud.volumes.create({ ...creation, sizeBytes: volumeBytes, class: null, from: null })
  const { signal } = creation
  const access = await cloud.volumeSource.open({ of: 'volume', id: resource.id, signal })
  await writeDisk(access.location, `this is ${creation.name}`, 0)
  return resource.id
}
