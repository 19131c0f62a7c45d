import { z } from 'zod'
import { entry, entryKey, healthCheck, labels } from './entry-parts.ts'

const version = z.union([z.literal(4), z.literal(6)])
const name = z.string()
const bytes = z.int().nonnegative()

export const networkEntry = entry({
  desired: { name, mtu: z.int().positive().nullable(), labels },
  observed: {},
  how: {},
})

export const subnetEntry = entry({
  desired: {
    name,
    network: entryKey,
    cidr: z.string(),
    version,
    gateway: z.string().nullable(),
    dhcp: z.boolean(),
    dnsServers: z.array(z.string()),
    pools: z.array(z.strictObject({ start: z.string(), end: z.string() })),
    routes: z.array(z.strictObject({ destination: z.string(), via: z.string() })),
    ipv6Mode: z.string().nullable(),
    labels,
  },
  observed: {},
  how: {},
})

export const routerEntry = entry({
  desired: {
    name,
    external: z.string().nullable().describe('Id of the source network to the outside; see mapping.networks.'),
    subnets: z.array(entryKey),
    labels,
  },
  observed: {},
  how: {},
})

const rule = z.strictObject({
  direction: z.enum(['in', 'out']),
  version,
  protocol: z.string().nullable(),
  portFrom: z.int().nullable(),
  portTo: z.int().nullable(),
  remoteCidr: z.string().nullable(),
  remoteGroup: z.string().nullable().describe('self, or the key of another group.'),
  description: z.string(),
})

export const securityGroupEntry = entry({
  desired: {
    name,
    description: z.string(),
    stateful: z
      .boolean()
      .optional()
      .describe('False: answers to what is let through need rules of their own, where the target has such groups.'),
    rules: z.array(rule),
    labels,
  },
  observed: {},
  how: {},
})

export const keyPairEntry = entry({
  desired: { name, publicKey: z.string().nullable().describe('Null: the source does not tell it; write it here.') },
  observed: { fingerprint: z.string() },
  how: {},
})

export const imageEntry = entry({
  desired: { name, format: z.string(), minDiskGib: z.int().nonnegative(), labels },
  observed: { sizeBytes: bytes.nullable() },
  how: {},
})

export const volumeEntry = entry({
  desired: {
    name,
    sizeBytes: bytes.describe('At least; rounded up to what the target can.'),
    class: z.string().nullable().describe('Storage class on the target; null: its default.'),
    labels,
  },
  observed: {
    sizeBytes: bytes,
    logicalBytes: bytes.nullable().describe('What was moved here before, where it is smaller than the volume.'),
    class: z.string().nullable(),
    attachedTo: z.array(z.string()).describe('Ids of servers on the source.'),
    encrypted: z.boolean(),
  },
  how: {
    method: z
      .enum(['blocks'])
      .describe('blocks: block by block from a snapshot, differences only after the first time.'),
  },
})

export const serverEntry = entry({
  desired: {
    name,
    size: z.string().nullable().describe('Id of a size on the target; null: choose one of how.sizes.'),
    boot: z
      .strictObject({ kind: z.enum(['volume', 'image']), key: entryKey })
      .nullable()
      .describe('What it starts from, by key; null: nothing that can be moved.'),
    volumes: z.array(entryKey).describe('The others, in the order of their devices.'),
    networks: z.array(entryKey),
    securityGroups: z.array(entryKey),
    keyPair: entryKey.nullable(),
    zone: z.string().nullable(),
    labels,
  },
  observed: {
    size: z.string().nullable(),
    vcpu: z.int().nullable(),
    memoryMib: z.int().nullable(),
    addresses: z.array(z.string()),
  },
  how: {
    sizes: z.array(z.string()).describe('Sizes of the target that are large enough, smallest first.'),
    order: z.int().nonnegative().describe('Servers of a tenant start from the lowest to the highest.'),
    healthChecks: z.array(healthCheck),
  },
})

export const publicIpEntry = entry({
  desired: { server: entryKey.nullable(), version },
  observed: { address: z.string() },
  how: {},
})

/** Everything that moves together. */
export const tenantEntries = z.strictObject({
  networks: z.array(networkEntry),
  subnets: z.array(subnetEntry),
  routers: z.array(routerEntry),
  securityGroups: z.array(securityGroupEntry),
  keyPairs: z.array(keyPairEntry),
  images: z.array(imageEntry),
  volumes: z.array(volumeEntry),
  servers: z.array(serverEntry),
  publicIps: z.array(publicIpEntry),
})

export type TenantEntries = z.infer<typeof tenantEntries>
export type PlannedKind = keyof TenantEntries
/** An entry of one kind. */
export type Entry<K extends PlannedKind> = TenantEntries[K][number]

/** In the order in which they are made. */
export const plannedKinds = [
  'networks',
  'subnets',
  'routers',
  'securityGroups',
  'keyPairs',
  'images',
  'volumes',
  'servers',
  'publicIps',
] as const satisfies readonly PlannedKind[]
