import { z } from 'zod'
import type { Checksum, Image, ImageFormat } from '../../../domain/resources.ts'
import { keyLabel } from '../../contract/creation.ts'
import { tenantOf, type Project } from '../cloud.ts'
import { count, isoTime, text } from './fields.ts'
import { thingState } from './state.ts'

const bytes = z.int().min(0).nullish()

export const imageSchema = z.looseObject({
  id: z.string(),
  name: text,
  status: z.string(),
  owner: text,
  visibility: text,
  disk_format: text,
  size: bytes,
  virtual_size: bytes,
  checksum: text,
  os_hash_algo: text,
  os_hash_value: text,
  min_disk: count.nullish(),
  min_ram: count.nullish(),
  created_at: text,
})

export type GlanceImage = z.infer<typeof imageSchema>

/** Everything of an image that is not a property of the user's (Image API v2, schema of an image; the last ones are kept for old ways). */
export const ownProperties = [
  'id',
  'name',
  'status',
  'owner',
  'visibility',
  'disk_format',
  'container_format',
  'size',
  'virtual_size',
  'checksum',
  'os_hash_algo',
  'os_hash_value',
  'os_hidden',
  'min_disk',
  'min_ram',
  'created_at',
  'updated_at',
  'protected',
  'tags',
  'self',
  'file',
  'schema',
  'stores',
  'direct_url',
  'locations',
  'first',
  'next',
  'location',
  'deleted',
  'deleted_at',
] as const

const own: ReadonlySet<string> = new Set(ownProperties)

/** Names that cannot be labels of images, because Glance has a meaning of its own for them. */
function isOwnProperty(name: string): boolean {
  return own.has(name) || name.startsWith('os_glance_')
}

export function labelsOfImage(given: GlanceImage): Readonly<Record<string, string>> {
  const inherited = given['image_type'] === 'snapshot' || given['image_type'] === 'backup'
  const labels = Object.entries(given).flatMap(([name, value]) => {
    // Nova gives the image of a server all properties of the image that it began with: it is another image all the same.
    const isLabel = !isOwnProperty(name) && !(inherited && name === keyLabel)
    return typeof value === 'string' && isLabel ? [[name, value] as const] : []
  })
  return Object.fromEntries(labels)
}

export function toImage(given: GlanceImage, project: Project): Image {
  return {
    id: given.id,
    name: given.name ?? '',
    labels: labelsOfImage(given),
    tenant: tenantOf(given.owner, project),
    createdAt: isoTime(given.created_at),
    ...thingState(given.status),
    format: formatOf(given.disk_format),
    sizeBytes: given.size ?? null,
    diskBytes: given.virtual_size ?? null,
    checksum: checksumOf(given),
    minDiskGib: given.min_disk ?? 0,
    minMemoryMib: given.min_ram ?? 0,
    shared: given.visibility === 'public' || given.visibility === 'community',
  }
}

const formats: Readonly<Record<string, ImageFormat>> = {
  raw: 'raw',
  qcow2: 'qcow2',
  vmdk: 'vmdk',
  vhd: 'vhd',
  vhdx: 'vhdx',
  vdi: 'vdi',
  iso: 'iso',
}

export function formatOf(diskFormat: string | null | undefined): ImageFormat {
  return formats[diskFormat ?? ''] ?? 'other'
}

/** The multihash where the service has it, else the old MD5. */
export function checksumOf(given: GlanceImage): Checksum | null {
  const { os_hash_algo: algorithm, os_hash_value: value, checksum } = given
  if (typeof algorithm === 'string' && typeof value === 'string') return { algorithm, value: value.toLowerCase() }
  return typeof checksum === 'string' ? { algorithm: 'md5', value: checksum.toLowerCase() } : null
}
