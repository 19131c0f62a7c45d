import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Image } from '../../../domain/resources.ts'
import type { Cancellable } from '../../contract/reading-features.ts'
import type { Created, Creation } from '../../contract/creation.ts'
import type { ImageContent, ImageLimitsFeature, ImagesFeature, ImageWanted } from '../../contract/storage-features.ts'
import { directoryError, translated, translatedList } from '../directory-error.ts'
import { privateFile } from '../folder/durable.ts'
import { requireSound } from '../folder/raw-file.ts'
import { writeAll } from '../folder/sparse.ts'
import { type Cloud, createdResource, existing, sameOrConflict } from './cloud.ts'
import { deleter } from './delete-resource.ts'
import { interruptible } from './interruptible.ts'

export function images(cloud: Cloud): ImagesFeature {
  const { root } = cloud.writer
  return {
    upload: (request) => translated(root, () => upload(cloud, request)),
    download: (request) => translated(root, () => download(cloud, request)),
    delete: deleter(cloud, 'images'),
  }
}

/** Files are kept as they come, whatever they are. */
export function imageLimits(): ImageLimitsFeature {
  return {
    describe: async ({ signal }) => {
      signal.throwIfAborted()
      return await Promise.resolve({ formats: null, importMethods: [], maxBytes: null })
    },
  }
}

async function upload(cloud: Cloud, request: Creation & ImageWanted): Promise<Created<Image>> {
  const { format, sizeBytes, minDiskGib } = request
  const file = `image.${format === 'other' ? 'bin' : format}`
  const sums = { sha256: createHash('sha256'), sha512: createHash('sha512') }
  return await createdResource(cloud, {
    kind: 'images',
    creation: request,
    accept: sameOrConflict({ kind: 'images', creation: request, wanted: { format, sizeBytes, minDiskGib } }),
    fill: (folder) => receive(request, join(folder, file), Object.values(sums)),
    record: (base) => ({
      kind: 'image',
      ...base,
      format,
      file,
      sizeBytes,
      diskBytes: format === 'raw' ? sizeBytes : null,
      sha256: sums.sha256.digest('hex'),
      sha512: sums.sha512.digest('hex'),
      minDiskGib,
      minMemoryMib: 0,
    }),
  })
}

/** @throws ProviderError `conflict` – more or fewer bytes than announced. */
async function receive(request: Creation & ImageWanted, path: string, sums: readonly Hash[]): Promise<void> {
  const { sizeBytes, signal } = request
  const file = await open(path, 'wx', privateFile)
  let received = 0
  try {
    for await (const piece of interruptible(request.content(), signal)) {
      if (received + piece.length > sizeBytes) throw wrongLength(sizeBytes, received + piece.length)
      for (const sum of sums) sum.update(piece)
      await writeAll(file, piece, received)
      received += piece.length
    }
    if (received !== sizeBytes) throw wrongLength(sizeBytes, received)
    await file.sync()
  } finally {
    await file.close()
  }
}

function wrongLength(sizeBytes: number, received: number): Error {
  return directoryError({ code: 'conflict', key: 'directory.imageLength', values: { sizeBytes, received } })
}

async function download(
  { writer: { root } }: Cloud,
  { id, signal }: Cancellable & { readonly id: string },
): Promise<ImageContent> {
  signal.throwIfAborted()
  const image = await existing(root, 'images', id)
  await requireSound(image)
  const { record, folder } = image
  const { format, sizeBytes, sha512 } = record
  const content = checked({ path: join(folder, record.file), id, sha512, signal })
  return { format, sizeBytes, checksum: { algorithm: 'sha512', value: sha512 }, content: translatedList(root, content) }
}

/** The bytes of a file; throws after the last one when they are not those that were stored. */
async function* checked(request: {
  readonly path: string
  readonly id: string
  readonly sha512: string
  readonly signal: AbortSignal
}): AsyncGenerator<Uint8Array> {
  const { path, id, sha512, signal } = request
  const sum = createHash('sha512')
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1024 * 1024 })
  for await (const piece of interruptible(stream, signal)) {
    sum.update(piece)
    yield piece
  }
  if (sum.digest('hex') === sha512) return
  throw directoryError({ code: 'conflict', key: 'directory.imageChanged', values: { id, path } })
}
