import { spawnSync } from 'node:child_process'
import { open, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Extent } from '../../../src/transfer/disk.ts'
import { qcow2Stream } from '../../../src/transfer/qcow2/qcow2-stream.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'
import { copyBetween } from '../../transfer/nbd-disks.ts'

const cluster = 64 * 1024
const signal = new AbortController().signal

/** Writes a sparse disk and its image, and asks QEMU about both. */
async function judged(sizeBytes: number, data: readonly Extent[]): Promise<object> {
  const folder = await temporaryFolder()
  const [raw, image] = [join(folder, 'a.img'), join(folder, 'a.qcow2')]
  await writeFile(raw, '')
  await truncate(raw, sizeBytes)
  const disk = await open(raw, 'r+')
  for (const { offset, length } of data) await disk.write(noise(length, (offset % 97) + 1), 0, length, offset)
  const read = async ({ offset, length }: { offset: number; length: number }): Promise<Buffer> => {
    const into = Buffer.alloc(length)
    await disk.read(into, 0, length, offset)
    return into
  }
  const file = await open(image, 'w')
  const stream = qcow2Stream({ sizeBytes, extents: data, read, signal })
  for await (const part of stream) await file.write(part)
  const written = (await file.stat()).size
  await Promise.all([file.close(), disk.close()])
  const check = spawnSync('qemu-img', ['check', '-f', 'qcow2', image], { encoding: 'utf8' })
  const compare = spawnSync('qemu-img', ['compare', '-f', 'raw', '-F', 'qcow2', raw, image], { encoding: 'utf8' })
  return {
    check: check.status,
    sound: check.stdout.includes('No errors were found'),
    compare: compare.status,
    length: written === stream.totalBytes,
  }
}

const good = { check: 0, sound: true, compare: 0, length: true }

test('an image that a copy makes is seen by its owner alone', async () => {
  const folder = await temporaryFolder()
  const from = join(folder, 'a.img')
  await writeFile(from, noise(block, 1))
  const to = join(folder, 'b.qcow2')
  await copyBetween({ from, to, folder })
  expect((await stat(to)).mode & 0o777).toBe(0o600)
})

test('any image is sound and equal to its disk', async () => {
  const pieces = fc.array(fc.tuple(fc.nat(5 * cluster), fc.integer({ min: 1, max: 3 * cluster })), { maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(4 * cluster), async (gaps, tail) => {
      const data: Extent[] = []
      let end = 0
      for (const [gap, length] of gaps) {
        data.push({ offset: end + gap, length, kind: 'data' })
        end += gap + length
      }
      expect(await judged(end + tail, data)).toEqual(good)
    }),
    { numRuns: 25, seed: 3 },
  )
})

test('8 TiB with 100 MiB of data', async () => {
  const data = Array.from({ length: 100 }, (_, number): Extent => {
    return { offset: number * 80 * 2 ** 30 + 4096, length: 2 ** 20, kind: 'data' }
  })
  expect(await judged(8 * 2 ** 40, data)).toEqual(good)
})

test.each([0, 1, 512, 2 ** 29, 2 ** 29 + 1, 3 * 2 ** 30])('an empty disk of %i bytes', async (sizeBytes) => {
  expect(await judged(sizeBytes, [])).toEqual(good)
})

test('data at the very first and the very last byte of tables', async () => {
  const at = [0, 2 ** 29 - 1, 2 ** 29, 2 ** 31 - 1, 2 ** 31]
  expect(
    await judged(
      2 ** 31 + 1,
      at.map((offset) => ({ offset, length: 1, kind: 'data' })),
    ),
  ).toEqual(good)
})
