import { z } from 'zod'

const instant = z.string().describe('ISO 8601 UTC.')
const bytes = z.number().int().nonnegative().describe('Bytes.')

export const resource = z.object({
  id: z.string().describe("The provider's own."),
  name: z.string().describe('As the provider gives it; may be empty.'),
  labels: z.record(z.string(), z.string()),
  tenant: z.string().nullable().describe('The customer or project that moves as one; null where nothing says so.'),
  createdAt: instant.nullable(),
})

export const stateful = resource.extend({
  state: z
    .enum(['ready', 'running', 'stopped', 'changing', 'error', 'unknown'])
    .describe('unknown: a state of its own for which there is no word here.'),
  providerState: z.string().describe("The provider's own word."),
})

const device = z.string().nullable().describe('Such as /dev/vdb; null where the provider does not tell.')
const version = z.union([z.literal(4), z.literal(6)])

const size = z.strictObject({
  name: z.string(),
  vcpu: z.number(),
  memoryMib: z.number(),
  diskGib: z.number().describe('System disk that comes with the size.'),
  extraDiskGib: z.number().optional().describe('Ephemeral and swap disks besides; left out: none.'),
  devices: z.array(z.string()).optional().describe('GPUs and other devices besides; left out: none is told.'),
})

const address = z.strictObject({
  address: z.string(),
  version,
  kind: z.enum(['fixed', 'public']),
  network: z.string(),
  mac: z.string().nullable(),
})

export const server = z.strictObject({
  ...stateful.shape,
  size: size.nullable().describe('Null: deleted since, and no longer described.'),
  imageId: z.string().nullable().describe('Null: started from a volume.'),
  volumes: z.array(z.strictObject({ volumeId: z.string(), device })),
  addresses: z.array(address),
  securityGroups: z.array(z.string()).describe('Names, as far as the provider tells them.'),
  securityGroupIds: z
    .array(z.string())
    .nullable()
    .default(null)
    .describe('Ids of every group that it is in, also of those of other accounts; null: the provider tells names only.'),
  keyPair: z.string().nullable(),
  zone: z.string().nullable(),
  serverGroup: z.string().nullable().describe('Group that keeps servers together or apart.'),
})

export const volume = z.strictObject({
  ...stateful.shape,
  sizeBytes: bytes,
  logicalBytes: bytes.nullable().describe('Size of what was moved here, where it is smaller than the volume.'),
  class: z.string().nullable(),
  bootable: z.boolean(),
  encrypted: z.boolean(),
  shareable: z.boolean(),
  attachedTo: z.array(z.strictObject({ serverId: z.string(), device })),
  snapshotId: z.string().nullable(),
  imageId: z.string().nullable(),
  zone: z.string().nullable(),
})

export const snapshot = z.strictObject({ ...stateful.shape, volumeId: z.string(), sizeBytes: bytes })

export const image = z.strictObject({
  ...stateful.shape,
  format: z.enum(['raw', 'qcow2', 'vmdk', 'vhd', 'vhdx', 'vdi', 'iso', 'other']),
  sizeBytes: bytes.nullable().describe('Of the file; null while nothing has been uploaded.'),
  diskBytes: bytes.nullable().describe('Of the disk it describes.'),
  checksum: z.strictObject({ algorithm: z.string(), value: z.string() }).nullable(),
  minDiskGib: z.number(),
  minMemoryMib: z.number(),
  shared: z.boolean(),
})
