import { z } from 'zod'
import type { Snapshot, Volume } from '../../../domain/resources.ts'
import { logicalBytesLabel } from '../../contract/creation.ts'
import { tenantOf, type Project } from '../cloud.ts'
import { bytesPerGib, isoTime, labelsField, orNull, text, volumeGib } from './fields.ts'
import { thingState } from './state.ts'

/** Old services write truth as words. */
const truth = z.union([z.boolean(), z.enum(['true', 'false', 'True', 'False'])]).nullish()

export const volumeSchema = z.object({
  id: z.string(),
  name: text,
  status: z.string(),
  size: volumeGib,
  metadata: labelsField,
  created_at: text,
  'os-vol-tenant-attr:tenant_id': text,
  volume_type: text,
  bootable: truth,
  encrypted: truth,
  multiattach: truth,
  attachments: z.array(z.object({ server_id: text, device: text })).nullish(),
  snapshot_id: text,
  volume_image_metadata: z.object({ image_id: text }).nullish(),
  availability_zone: text,
})

export type CinderVolume = z.infer<typeof volumeSchema>

export function toVolume(given: CinderVolume, project: Project): Volume {
  const labels = given.metadata ?? {}
  return {
    id: given.id,
    name: given.name ?? '',
    labels,
    tenant: tenantOf(given['os-vol-tenant-attr:tenant_id'] ?? project.id, project),
    createdAt: isoTime(given.created_at),
    ...thingState(given.status),
    sizeBytes: given.size * bytesPerGib,
    logicalBytes: bytesIn(labels[logicalBytesLabel]),
    class: orNull(given.volume_type),
    bootable: isTrue(given.bootable),
    encrypted: isTrue(given.encrypted),
    shareable: isTrue(given.multiattach),
    attachedTo: (given.attachments ?? []).flatMap(({ server_id: serverId, device }) =>
      typeof serverId === 'string' ? [{ serverId, device: orNull(device) }] : [],
    ),
    snapshotId: orNull(given.snapshot_id),
    imageId: orNull(given.volume_image_metadata?.image_id),
    zone: orNull(given.availability_zone),
  }
}

export const snapshotSchema = z.object({
  id: z.string(),
  name: text,
  status: z.string(),
  size: volumeGib,
  volume_id: z.string(),
  metadata: labelsField,
  created_at: text,
  'os-extended-snapshot-attributes:project_id': text,
})

export type CinderSnapshot = z.infer<typeof snapshotSchema>

export function toSnapshot(given: CinderSnapshot, project: Project): Snapshot {
  return {
    id: given.id,
    name: given.name ?? '',
    labels: given.metadata ?? {},
    tenant: tenantOf(given['os-extended-snapshot-attributes:project_id'] ?? project.id, project),
    createdAt: isoTime(given.created_at),
    ...thingState(given.status),
    volumeId: given.volume_id,
    sizeBytes: given.size * bytesPerGib,
  }
}

function isTrue(given: boolean | string | null | undefined): boolean {
  return given === true || given === 'true' || given === 'True'
}

function bytesIn(label: string | undefined): number | null {
  return label !== undefined && /^\d{1,15}$/.test(label) ? Number(label) : null
}
