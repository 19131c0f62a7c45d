import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { Image } from '../../../src/domain/resources.ts'
import { ProviderError } from '../../../src/providers/contract/errors.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { type Bench, collect } from '../bench.ts'
import { abortedBefore } from './before.ts'
import { type Clauses, clauseOf } from '../clause.ts'
import { creating } from '../creating.ts'
import { expectAbort, expectCode, rejection } from '../expectations.ts'
import { imageBytes, imageMaker, imageOf } from '../storage-makers.ts'

const noId = '00000000-0000-4000-8000-000000000000'
/** No multiple of anything, so that the last piece is short. */
const bytes = imageBytes(3 * 1024 * 1024 + 4)

async function uploaded(bench: Bench): Promise<Image> {
  const images = requireFeature(bench.provider, 'images')
  const { resource } = await images.upload({ ...imageOf(bytes), ...bench.creation() })
  bench.later(() => images.delete({ id: resource.id, signal: bench.signal }))
  return resource
}

const clause = clauseOf('images')

export const images: Clauses['images'] = [
  ...creating(imageMaker),
  clause('an image downloads byte for byte as it was uploaded.', async (bench) => {
    const { id } = await uploaded(bench)
    const found = await requireFeature(bench.provider, 'images').download({ id, signal: bench.signal })
    const downloaded = Buffer.concat(await collect(found.content))
    expect(downloaded.equals(bytes)).toBe(true)
    expect([found.format, found.sizeBytes]).toEqual(['raw', bytes.length])
    const { checksum } = found
    if (checksum !== null) {
      expect(checksum.value).toBe(createHash(checksum.algorithm).update(bytes).digest('hex'))
    }
  }),
  clause('an upload whose bytes are not those announced leaves no usable image.', async (bench) => {
    const images = requireFeature(bench.provider, 'images')
    const wanted = { ...imageOf(bytes), ...bench.creation() }
    for (const sizeBytes of [bytes.length + 512, bytes.length - 512]) {
      expect(await rejection(images.upload({ ...wanted, sizeBytes }))).toBeInstanceOf(ProviderError)
      const usable = (await bench.list('images')).filter((one) => one.name === wanted.name && one.state === 'ready')
      expect(usable).toEqual([])
    }
    const { resource } = await images.upload(wanted)
    bench.later(() => images.delete({ id: resource.id, signal: bench.signal }))
    expect((await bench.list('images')).filter(({ name }) => name === wanted.name)).toHaveLength(1)
  }),
  clause('a download of what does not exist is not-found.', async ({ provider, signal }) => {
    const download = async (): Promise<unknown> => {
      const { content } = await requireFeature(provider, 'images').download({ id: noId, signal })
      return await collect(content)
    }
    await expectCode(download(), 'not-found')
  }),
  clause('a download that was aborted ends within a second with the reason of its signal.', async (bench) => {
    const { id } = await uploaded(bench)
    const images = requireFeature(bench.provider, 'images')
    for (const afterMs of [0, 1, 10]) {
      await expectAbort(async (signal) => collect((await images.download({ id, signal })).content), { afterMs })
    }
  }),
  clause(
    'deleting an image leaves the volumes that were made from it.',
    async (bench) => {
      const { provider, signal, harness } = bench
      const { id } = await uploaded(bench)
      const volumes = requireFeature(provider, 'volumes')
      const wanted = { sizeBytes: harness.volumeBytes, class: null, from: { kind: 'image', id } } as const
      const { resource } = await volumes.create({ ...bench.creation(), ...wanted })
      bench.later(() => volumes.delete({ id: resource.id, signal }))
      await requireFeature(provider, 'images').delete({ id, signal })
      const left = (await bench.list('volumes')).find((one) => one.id === resource.id)
      expect([left?.state, left?.imageId]).toEqual(['ready', id])
    },
    ['volumes', 'inventory'],
  ),
  abortedBefore('images', ({ provider }, signal) => requireFeature(provider, 'images').delete({ id: noId, signal })),
]

const limitsClause = clauseOf('imageLimits')

export const imageLimits: Clauses['imageLimits'] = [
  limitsClause('formats and ways come at most once each, and no bound is negative.', async ({ provider, signal }) => {
    const found = await requireFeature(provider, 'imageLimits').describe({ signal })
    expect(new Set(found.formats ?? []).size).toBe((found.formats ?? []).length)
    expect(new Set(found.importMethods).size).toBe(found.importMethods.length)
    expect(found.maxBytes ?? 1).toBeGreaterThan(0)
  }),
  abortedBefore('imageLimits', ({ provider }, signal) => requireFeature(provider, 'imageLimits').describe({ signal })),
]
