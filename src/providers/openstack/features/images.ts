import { createHash } from 'node:crypto'
import type { Checksum } from '../../../domain/resources.ts'
import type { ImageContent, ImagesFeature } from '../../contract/storage-features.ts'
import { path } from '../../shared/openstack/client.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { Cloud } from '../cloud.ts'
import { deleteUntilGone } from '../creating.ts'
import { checksumOf, formatOf, imageSchema } from '../resources/image.ts'
import { minuteMs } from '../settle.ts'
import { readImage, usable } from './read-image.ts'
import { uploadImage } from './upload-image.ts'

export function images(cloud: Cloud): ImagesFeature {
  return {
    upload: (request) => uploadImage(cloud, request),
    download: ({ id, signal }) => downloadImage(cloud, id, signal),
    delete: ({ id, signal }) =>
      deleteUntilGone(cloud, {
        service: 'image',
        path: path`images/${id}`,
        watch: {
          read: () => readImage(cloud, id, signal),
          isDone: () => false,
          what: `image ${id}`,
          limitMs: 10 * minuteMs,
          signal,
        },
      }),
  }
}

async function downloadImage(cloud: Cloud, id: string, signal: AbortSignal): Promise<ImageContent> {
  const call = { service: 'image', path: path`images/${id}`, signal } as const
  const image = await cloud.client.read({ ...call, schema: imageSchema })
  const checksum = usable(checksumOf(image))
  const file = await cloud.client.call({
    service: 'image',
    method: 'GET',
    path: path`images/${id}/file`,
    headers: { accept: 'application/octet-stream' },
    answer: 'stream',
    signal,
  })
  if (file.status === 204) {
    throw openstackError({ code: 'conflict', key: 'openstack.imageEmpty', values: { id, state: image.status } })
  }
  const content = checksum === null ? file.body : checked(file.body, checksum, id)
  return {
    format: formatOf(image.disk_format),
    sizeBytes: image.size ?? null,
    checksum,
    content: cloud.client.guard(content, signal),
  }
}

async function* checked(
  content: AsyncIterable<Uint8Array>,
  { algorithm, value }: Checksum,
  id: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const hash = createHash(algorithm)
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
  const found = hash.digest('hex')
  if (found === value) return
  throw openstackError({
    code: 'conflict',
    key: 'openstack.checksum',
    values: { id, algorithm, found, expected: value },
  })
}
