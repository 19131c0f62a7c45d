import type { Image, Snapshot, Volume } from '../../../domain/resources.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { orNull } from '../resources/fields.ts'
import { imageSchema, toImage } from '../resources/image.ts'
import { snapshotSchema, toSnapshot, toVolume, volumeSchema } from '../resources/volume.ts'

/** Most items that the services give in one page. */
const page = { limit: '1000' }

export async function* listVolumes(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Volume, void, undefined> {
  const project = await projectOf(cloud, signal)
  const call = { service: 'volume', path: 'volumes/detail', collection: 'volumes', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: volumeSchema })) yield toVolume(one, project)
}

export async function* listSnapshots(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Snapshot, void, undefined> {
  const project = await projectOf(cloud, signal)
  const call = { service: 'volume', path: 'snapshots/detail', collection: 'snapshots', query: page, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: snapshotSchema })) yield toSnapshot(one, project)
}

/**
 * Glance leaves out what its owner has hidden from lists, which is stored and billed all the same. Before Rocky it looks for a property of
 * that name. https://docs.openstack.org/api-ref/image/v2/index.html#list-images
 */
const hidden = { os_hidden: 'true' }

/** Those of the project, hidden ones last; what the cloud offers to everybody is no part of an account. */
export async function* listImages(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Image, void, undefined> {
  const project = await projectOf(cloud, signal)
  const query = { ...page, owner: project.id }
  const call = { service: 'image', path: 'images', collection: 'images', query, rest: hidden, signal } as const
  for await (const one of cloud.client.list({ ...call, schema: imageSchema })) {
    // One that names no owner is the project's, as far as the service has understood the question.
    if (orNull(one.owner) === null || one.owner === project.id) yield toImage(one, project)
  }
}
