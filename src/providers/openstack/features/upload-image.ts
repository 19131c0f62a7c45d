import { createHash } from 'node:crypto'
import type { Image } from '../../../domain/resources.ts'
import { keyLabel, type Created } from '../../contract/creation.ts'
import { ProviderError } from '../../contract/errors.ts'
import { requireWithinLimits } from '../../contract/require-within-limits.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { Cloud } from '../cloud.ts'
import { metadataOf } from '../creating.ts'
import { imageSchema } from '../resources/image.ts'
import { minuteMs } from '../settle.ts'
import { withoutTwin } from '../twins.ts'
import { listImages } from './list-storage.ts'
import { usualAlgorithm, verified, type Wanted } from './verified-image.ts'

/**
 * Makes the image with its identity, sends the bytes, and compares checksums. One that an interrupted call has left without bytes gets
 * them; one whose upload broke off half-way is made anew.
 */
export async function uploadImage(cloud: Cloud, wanted: Wanted): Promise<Created<Image>> {
  requireWithinLimits({ facts: cloud.facts, kind: 'images', creation: wanted })
  const existing = await oldestWithKey(cloud, wanted)
  if (existing?.state === 'ready') {
    requireSame(existing, wanted)
    return { changed: false, resource: await verified(cloud, wanted, { id: existing.id, digest: null }) }
  }
  if (existing !== null && existing.providerState !== 'queued') await removeHalf(cloud, existing, wanted)
  const id = existing?.providerState === 'queued' ? existing.id : await postOnce(cloud, wanted)
  wanted.signal.throwIfAborted()
  try {
    const digest = await send(cloud, id, wanted)
    return { changed: true, resource: await verified(cloud, wanted, { id, digest }) }
  } catch (error) {
    // Half an image must not be taken for one; an abort leaves it to be found by the next call.
    if (!wanted.signal.aborted) await tryToRemove(cloud, id, wanted.signal)
    throw error
  }
}

/** Images that Cinder makes of volumes inherit the properties of the image that the volume began with: they are younger. */
async function oldestWithKey(cloud: Cloud, { key, signal }: Wanted): Promise<Image | null> {
  let oldest: Image | null = null
  for await (const one of listImages(cloud, signal)) {
    if (one.labels[keyLabel] !== key) continue
    if (oldest === null || (one.createdAt ?? '') < (oldest.createdAt ?? '')) oldest = one
  }
  return oldest
}

/** @throws ProviderError conflict – it goes by another name, so it may be somebody else's that has inherited the key. */
async function removeHalf(cloud: Cloud, half: Image, wanted: Wanted): Promise<void> {
  if (half.name === wanted.name) {
    await remove(cloud, half.id, wanted.signal)
    return
  }
  const values = { kind: 'images', key: wanted.key, id: half.id, difference: `name ${half.name}` }
  throw openstackError({ code: 'conflict', key: 'openstack.existsOtherwise', values })
}

/** Gives way to one that another call has made in the meantime and that is empty as well. */
async function postOnce(cloud: Cloud, wanted: Wanted): Promise<string> {
  const { signal } = wanted
  const id = await post(cloud, wanted)
  const list = async function* (): AsyncGenerator<Image, void, undefined> {
    for await (const one of listImages(cloud, signal)) if (one.providerState === 'queued') yield one
  }
  const twin = await withoutTwin(cloud, { id, creation: wanted, list, remove: (own) => remove(cloud, own, signal) })
  return twin?.id ?? id
}

async function post({ client }: Cloud, wanted: Wanted): Promise<string> {
  const { name, format, minDiskGib, signal } = wanted
  const json = {
    ...metadataOf(wanted),
    name,
    disk_format: format === 'other' ? 'raw' : format,
    container_format: 'bare',
    visibility: 'private',
    min_disk: minDiskGib,
  }
  const call = { service: 'image', method: 'POST', path: 'images', json, signal } as const
  return (await client.read({ ...call, schema: imageSchema })).id
}

/** Sends the bytes and gives their digest. Never sent twice on its own account: Glance refuses a second time. */
async function send({ client }: Cloud, id: string, wanted: Wanted): Promise<string> {
  let digest = ''
  const open = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    const hash = createHash(usualAlgorithm)
    for await (const piece of wanted.content()) {
      hash.update(piece)
      yield piece
    }
    digest = hash.digest('hex')
  }
  await client.call({
    service: 'image',
    method: 'PUT',
    path: path`images/${id}/file`,
    headers: { 'content-type': 'application/octet-stream' },
    body: { kind: 'stream', open, lengthBytes: wanted.sizeBytes, replayable: true },
    idempotent: false,
    // After the last byte some stores begin to copy.
    timeouts: { firstByteMs: 60 * minuteMs },
    signal: wanted.signal,
  })
  return digest
}

function requireSame(existing: Image, wanted: Wanted): void {
  const differs =
    existing.sizeBytes !== wanted.sizeBytes
      ? `size ${String(existing.sizeBytes)}`
      : existing.format !== wanted.format && wanted.format !== 'other'
        ? `format ${existing.format}`
        : null
  if (differs === null) return
  const values = { kind: 'images', key: wanted.key, id: existing.id, difference: differs }
  throw openstackError({ code: 'conflict', key: 'openstack.existsOtherwise', values })
}

/** The failure before this one says more; what stays behind is found by the next call. */
async function tryToRemove(cloud: Cloud, id: string, signal: AbortSignal): Promise<void> {
  try {
    await remove(cloud, id, signal)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
  }
}

async function remove({ client }: Cloud, id: string, signal: AbortSignal): Promise<void> {
  await client.call({ service: 'image', method: 'DELETE', path: path`images/${id}`, accept: [404], signal })
}
