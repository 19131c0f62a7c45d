import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { hashDisk } from '../../src/transfer/copy/hash-disk.ts'
import { openFileSource } from '../../src/transfer/file/open-file.ts'
import { openPastCache, readingPastCache } from '../../src/transfer/file/past-cache.ts'
import { withEngine } from '../../src/transfer/open-engine.ts'
import { block, noise, plain, temporaryFolder } from './disks.ts'

const tails = [0, 1, 511, 512, 4095, 4096, 4097, 70_000]

test.each(tails)('past the cache the same is read, with %i bytes in the last block', async (tail) => {
  const path = join(await temporaryFolder(), 'a.img')
  const bytes = Buffer.concat([noise(9 * block, 1), noise(tail + 4, 2).subarray(0, tail)])
  await writeFile(path, bytes, { flush: true })
  const source = await openFileSource(path)
  const direct = await readingPastCache(source)
  onTestFinished(() => direct.close())
  const manifest = await withEngine({ ...plain, threads: 2 }, (engine) =>
    hashDisk({ disk: direct, phase: 'hash', engine }),
  )
  const digests = [...manifest.runs(0, manifest.blocks)].flatMap((run) => (run.kind === 'data' ? [run.digests] : []))
  const expected = Array.from({ length: Math.ceil(bytes.length / block) }, (_, index) =>
    createHash('sha256')
      .update(bytes.subarray(index * block, (index + 1) * block))
      .digest(),
  )
  expect(Buffer.concat(digests).equals(Buffer.concat(expected))).toBe(true)
})

test('a disk without a descriptor, and a place without such reading, stay as they are', async () => {
  const path = join(await temporaryFolder(), 'a.img')
  await writeFile(path, 'x')
  const { descriptor, ...source } = await openFileSource(path)
  onTestFinished(() => source.close())
  expect(typeof descriptor).toBe('number')
  expect(await readingPastCache(source)).toBe(source)
  expect(await openPastCache(2 ** 20)).toBe(null)
})

test('where it does not serve, the ordinary way of reading is taken', async () => {
  const path = join(await temporaryFolder(), 'a.img')
  await writeFile(path, noise(2 * block, 1))
  const source = await openFileSource(path)
  onTestFinished(() => source.close())
  const empty = join(await temporaryFolder(), 'b.img')
  await writeFile(empty, '')
  const other = await openFileSource(empty)
  onTestFinished(() => other.close())
  // The end of the other file comes at once, as it does where nothing can be read.
  const disk = { ...source, ...(other.descriptor === undefined ? {} : { pastCache: other.descriptor }) }
  const manifest = await withEngine(plain, (engine) => hashDisk({ disk, phase: 'hash', engine }))
  expect(manifest.counts()).toEqual({ data: 2, zero: 0, undefined: 0 })
})
