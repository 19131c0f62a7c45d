import { createHash } from 'node:crypto'
import type { Image } from '../../../domain/resources.ts'
import type { Created, Creation } from '../../contract/creation.ts'
import type { ImageWanted } from '../../contract/storage-features.ts'
import { ProviderError } from '../../contract/errors.ts'
import { requireWithinLimits } from '../../contract/require-within-limits.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { findByKey, metadataOf } from '../creating.ts'
import { checksumOf, imageSchema, isOwnProperty, toImage } from '../resources/image.ts'
import { minuteMs, untilThere } from '../settle.ts'
import { listImages } from './list-storage.ts'
import { readImage, usable } from './read-image.ts'

type Wanted = Creation & ImageWanted

/** What most clouds reckon (Glance's default of `hashing_algorithm`). */
const usualAlgorithm = 'sha512'

/**
 * Makes the image with its identity, sends the bytes, and compares checksums. One that an interrupted call has left without bytes gets
 * them; one whose upload broke off half-way is made anew.
 */
export async function uploadImage(cloud: Cloud, wanted: Wanted): Promise<Created<Image>> {
  requireWithinLimits({ facts: cloud.facts, kind: 'images', creation: wanted })
  requireFreeLabels(wanted)
  const existing = await findByKey(listImages(cloud, wanted.signal), wanted.key)
  if (existing?.state === 'ready') {
    requireSame(existing, wanted)
    return { changed: false, resource: await verified(cloud, wanted, { id: existing.id, digest: null }) }
  }
  if (existing !== null && existing.providerState !== 'queued') await remove(cloud, existing.id, wanted.signal)
  const id = existing?.providerState === 'queued' ? existing.id : await post(cloud, wanted)
  try {
    const digest = await send(cloud, id, wanted)
    return { changed: true, resource: await verified(cloud, wanted, { id, digest }) }
  } catch (error) {
    // Half an image must not be taken for one; an abort leaves it to be found by the next call.
    if (!wanted.signal.aborted) await tryToRemove(cloud, id, wanted.signal)
    throw error
  }
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

interface Uploaded {
  readonly id: string
  /** Of the bytes sent; null when they were not sent now. */
  readonly digest: string | null
}

/** Waits until it is whole and compares checksums. */
async function verified(cloud: Cloud, wanted: Wanted, { id, digest }: Uploaded): Promise<Image> {
  const { signal } = wanted
  const what = `image ${id}`
  const image = await untilThere(cloud, {
    read: () => readImage(cloud, id, signal),
    isDone: ({ status }) => {
      if (status === 'active') return true
      if (status !== 'killed' && status !== 'deleted' && status !== 'queued') return false
      throw openstackError({ code: 'unexpected', key: 'openstack.failed', values: { what, state: status } })
    },
    what,
    limitMs: 60 * minuteMs,
    signal,
  })
  const checksum = usable(checksumOf(image))
  if (checksum !== null) {
    const { algorithm, value: expected } = checksum
    const sent = algorithm === usualAlgorithm && digest !== null ? digest : await digestOf(wanted, algorithm)
    if (sent !== expected) {
      const values = { id, algorithm, found: expected, expected: sent }
      throw openstackError({ code: 'conflict', key: 'openstack.checksum', values })
    }
  }
  return toImage(image, await projectOf(cloud, signal))
}

async function digestOf(wanted: Wanted, algorithm: string): Promise<string> {
  const hash = createHash(algorithm)
  for await (const piece of wanted.content()) {
    wanted.signal.throwIfAborted()
    hash.update(piece)
  }
  return hash.digest('hex')
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

function requireFreeLabels({ labels }: Wanted): void {
  const taken = Object.keys(labels).find(isOwnProperty)
  if (taken === undefined) return
  throw openstackError({ code: 'conflict', key: 'openstack.imageLabel', values: { label: taken } })
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
