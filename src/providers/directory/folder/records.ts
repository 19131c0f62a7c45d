import { z } from 'zod'
import type { ResourceKind } from '../../../domain/inventory.ts'
import { networkRecords } from './network-records.ts'
import { base, bytes, id } from './record-parts.ts'

const size = z.object({
  name: z.string(),
  vcpu: z.int().positive(),
  memoryMib: z.int().positive(),
  diskGib: z.int().nonnegative().describe('0: no disk of its own.'),
})

const volume = z.object({
  kind: z.literal('volume'),
  ...base,
  sizeBytes: bytes.describe('Length of disk.raw.'),
  class: z.string().nullable().describe('Storage class where it came from; here it has no effect.'),
  bootable: z.boolean(),
  encrypted: z.boolean().describe('Was encrypted where it came from. disk.raw is not.'),
  shareable: z.boolean(),
  snapshotId: id.nullable(),
  imageId: id.nullable(),
  zone: z.string().nullable(),
})

const snapshot = z.object({
  kind: z.literal('snapshot'),
  ...base,
  volumeId: id,
  sizeBytes: bytes.describe('Length of disk.raw.'),
})

const image = z.object({
  kind: z.literal('image'),
  ...base,
  format: z.enum(['raw', 'qcow2', 'vmdk', 'vhd', 'vhdx', 'vdi', 'iso', 'other']),
  file: z
    .string()
    .regex(/^image\.[a-z0-9]+$/)
    .describe('Name of the file beside this one.'),
  sizeBytes: bytes.describe('Length of the file.'),
  diskBytes: bytes.nullable().describe('Size of the disk it describes; null where that was not looked at.'),
  sha256: z.string().describe('Of the file, hexadecimal.'),
  sha512: z.string().describe('Of the file, hexadecimal.'),
  minDiskGib: z.int().nonnegative(),
  minMemoryMib: z.int().nonnegative(),
})

const server = z.object({
  kind: z.literal('server'),
  ...base,
  size,
  sizeId: z.string(),
  boot: z.object({ kind: z.enum(['image', 'volume']), id }),
  diskBytes: bytes
    .nullable()
    .default(null)
    .describe(
      'Length of disk.raw where it starts from an image; null where it starts from a volume, or where it was not written down.',
    ),
  wanted: z.enum(['running', 'stopped']).describe('What was asked for last.'),
  volumes: z.array(z.object({ volumeId: id, device: z.string() })),
  addresses: z.array(
    z.object({
      address: z.string(),
      version: z.union([z.literal(4), z.literal(6)]),
      kind: z.enum(['fixed', 'public']),
      network: z.string(),
      mac: z.string().nullable(),
    }),
  ),
  networkIds: z.array(id),
  securityGroupIds: z.array(id),
  keyPair: z.string().nullable(),
  userData: z.string().nullable(),
  zone: z.string().nullable(),
})

const shapes = {
  servers: server,
  volumes: volume,
  snapshots: snapshot,
  images: image,
  ...networkRecords,
} as const

export type RecordOf = { readonly [K in ResourceKind]: z.infer<(typeof shapes)[K]> }

/** What stands in the file of a resource, by kind. States and attachments of volumes are not stored: they are looked at. */
export const records: { readonly [K in ResourceKind]: z.ZodType<RecordOf[K]> } = shapes

/** What every record begins with. */
export interface Base {
  readonly id: string
  readonly name: string
  readonly labels: Record<string, string>
  readonly tenant: string | null
  readonly createdAt: string
}
