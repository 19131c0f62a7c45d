import type { Inventory } from '../../src/domain/inventory.ts'
import { message } from '../../src/domain/message.ts'
import type { PublicIp, SecurityGroup, SecurityRule } from '../../src/domain/network-resources.ts'
import type { Image, Resource, Server, Snapshot, Volume } from '../../src/domain/resources.ts'

export const takenAt = '2026-11-22T02:00:00Z'

function resource(part: Partial<Resource> & { readonly id: string }): Resource {
  return { name: part.id, labels: { owner: 'ops' }, tenant: 'shop', createdAt: '2026-01-01T00:00:00Z', ...part }
}

const ready = { state: 'ready', providerState: 'available' } as const

export function volume(part: Partial<Volume> & { readonly id: string }): Volume {
  return {
    ...resource(part),
    ...ready,
    sizeBytes: 10 * 2 ** 30,
    logicalBytes: null,
    class: 'classic',
    bootable: false,
    encrypted: true,
    shareable: false,
    attachedTo: [{ serverId: 'web', device: '/dev/vdb' }],
    snapshotId: null,
    imageId: null,
    zone: null,
    ...part,
  }
}

export function snapshot(part: Partial<Snapshot> & { readonly id: string }): Snapshot {
  return {
    ...resource({ createdAt: '2026-11-21T00:00:00Z', ...part }),
    ...ready,
    volumeId: 'data',
    sizeBytes: 10 * 2 ** 30,
    ...part,
  }
}

export function server(part: Partial<Server> & { readonly id: string }): Server {
  return {
    ...resource(part),
    state: 'running',
    providerState: 'ACTIVE',
    size: { name: 'b3-8', vcpu: 2, memoryMib: 8192, diskGib: 50 },
    imageId: 'debian',
    volumes: [],
    addresses: [],
    securityGroups: ['default'],
    securityGroupIds: null,
    keyPair: null,
    zone: null,
    serverGroup: null,
    ...part,
  }
}

export function image(part: Partial<Image> & { readonly id: string }): Image {
  return {
    ...resource(part),
    ...ready,
    format: 'qcow2',
    sizeBytes: 2 ** 30,
    diskBytes: null,
    checksum: null,
    minDiskGib: 0,
    minMemoryMib: 0,
    shared: false,
    ...part,
  }
}

export function address(part: Partial<PublicIp> & { readonly id: string }): PublicIp {
  return { ...resource(part), ...ready, address: '192.0.2.7', version: 4, serverId: 'web', ...part }
}

export function securityRule(part: Partial<SecurityRule>): SecurityRule & { readonly id: string } {
  const any = { protocol: 'tcp', portFrom: 22, portTo: 22, remoteCidr: null, remoteGroupId: null, description: '' }
  return { id: 'rule', direction: 'in', version: 4, ...any, ...part }
}

export function group(part: Partial<SecurityGroup> & { readonly id: string }): SecurityGroup {
  return { ...resource(part), description: '', stateful: true, rules: [], ...part }
}

/** An account in which nothing is wrong: one server with one volume that has a snapshot. */
export function fleet(part: Partial<Inventory> = {}): Inventory {
  return {
    profile: 'production',
    provider: 'openstack',
    region: 'GRA11',
    takenAt,
    incomplete: false,
    servers: [server({ id: 'web' })],
    volumes: [volume({ id: 'data' })],
    snapshots: [snapshot({ id: 'nightly' })],
    images: [image({ id: 'debian', name: 'Debian 12' })],
    networks: [],
    subnets: [],
    routers: [],
    securityGroups: [group({ id: 'default' })],
    keyPairs: [],
    publicIps: [address({ id: 'ip' })],
    warnings: [],
    ...part,
  }
}

/** The same with one list that could not be read. */
export function unread(
  inventory: Inventory,
  kind: 'volumes' | 'snapshots' | 'images' | 'securityGroups' | 'servers',
): Inventory {
  const says = message('audit.said', { text: 'the cloud is silent' })
  return { ...inventory, incomplete: true, [kind]: [], warnings: [{ kind, read: 0, why: 'failed', says, next: null }] }
}

/** An account in which something of everything is wrong. */
export function badFleet(): Inventory {
  return fleet({
    servers: [server({ id: 'web', labels: {} })],
    volumes: [
      volume({ id: 'data', encrypted: false }),
      volume({ id: 'lost', name: 'lost & found', attachedTo: [], tenant: null }),
    ],
    images: [image({ id: 'debian', name: 'Debian 12' }), image({ id: 'old', name: 'CentOS 7' })],
    publicIps: [address({ id: 'ip', serverId: null })],
    securityGroups: [
      group({ id: 'default', rules: [securityRule({}), securityRule({ version: 6, remoteCidr: '::/0' })] }),
    ],
  })
}
