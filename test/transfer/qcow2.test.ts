import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Extent } from '../../src/transfer/disk.ts'
import { qcow2Stream } from '../../src/transfer/qcow2/qcow2-stream.ts'
import { runs } from '../cost/runs.ts'
import { noise } from './disks.ts'
import { readQcow2 } from './read-qcow2.ts'

const cluster = 64 * 1024
const signal = new AbortController().signal

async function image(content: Buffer, extents: readonly Extent[]): Promise<{ image: Buffer; announced: number }> {
  const read = async ({ offset, length }: { offset: number; length: number }): Promise<Buffer> => {
    await new Promise((resolve) => setImmediate(resolve))
    return content.subarray(offset, offset + length)
  }
  const stream = qcow2Stream({ sizeBytes: content.length, extents, read, signal })
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return { image: Buffer.concat(parts), announced: stream.totalBytes }
}

/** Alternating data and holes, of lengths that know nothing of clusters. */
const disks = fc.record({
  pieces: fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 3 * cluster })), { maxLength: 12 }),
  seed: fc.integer({ min: 1, max: 99 }),
})

test('any disk comes back from its image, whatever its size and holes; its length was known before', async () => {
  await fc.assert(
    fc.asyncProperty(disks, async ({ pieces, seed }) => {
      const extents: Extent[] = []
      const parts: Buffer[] = []
      let offset = 0
      for (const [isData, length] of pieces) {
        extents.push({ offset, length, kind: isData ? 'data' : 'zero' })
        parts.push(isData ? noise(length, seed) : Buffer.alloc(length))
        offset += length
      }
      const content = Buffer.concat(parts)
      const made = await image(content, extents)
      const touched = new Set(
        extents.flatMap(({ offset: from, length, kind }) => {
          if (kind !== 'data') return []
          const first = Math.floor(from / cluster)
          return Array.from({ length: Math.ceil((from + length) / cluster) - first }, (_, at) => first + at)
        }),
      )
      const read = readQcow2(made.image)
      expect(made.image.length).toBe(made.announced)
      expect(read.content.subarray(0, content.length).equals(content)).toBe(true)
      expect({ virtual: read.virtualBytes, data: read.dataClusters, counts: read.wrongCounts }).toEqual({
        virtual: Math.ceil(content.length / 512) * 512,
        data: touched.size,
        counts: 0,
      })
    }),
    runs(60),
  )
})

test('the length of the image of 8 TiB with 100 MiB of data is known at once', () => {
  const extents = Array.from({ length: 1600 }, (_, number): Extent => {
    return { offset: number * 5 * 2 ** 30, length: cluster, kind: 'data' }
  })
  const read = (): Promise<Buffer> => Promise.resolve(Buffer.alloc(cluster))
  const { totalBytes } = qcow2Stream({ sizeBytes: 8 * 2 ** 40, extents, read, signal })
  // Header, table and block of counts, two clusters of the first level, and for each piece of data one of the second.
  expect(totalBytes).toBe((1 + 1 + 1 + 2 + 1600 + 1600) * cluster)
})

test('a read that fails ends the stream with its error', async () => {
  const failing = {
    sizeBytes: 4 * 2 ** 20,
    extents: [{ offset: 0, length: 4 * 2 ** 20, kind: 'data' }],
    signal,
  } as const
  const read = ({ offset, length }: { offset: number; length: number }): Promise<Buffer> =>
    offset === 2 * 2 ** 20 ? Promise.reject(new Error('worn out')) : Promise.resolve(Buffer.alloc(length))
  const all = async (): Promise<void> => {
    for await (const part of qcow2Stream({ ...failing, read })) expect(part.length).toBeGreaterThan(0)
  }
  await expect(all()).rejects.toThrow('worn out')
})
