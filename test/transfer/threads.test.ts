import { open, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { hashDisk } from '../../src/transfer/copy/hash-disk.ts'
import type { Source } from '../../src/transfer/disk.ts'
import { openFileSource } from '../../src/transfer/file/open-file.ts'
import { createLanes } from '../../src/transfer/flow/lanes.ts'
import { createHashPool, type HashPool } from '../../src/transfer/hash/hash-pool.ts'
import { createManifest, type Manifest } from '../../src/transfer/manifest/manifest.ts'
import { withEngine } from '../../src/transfer/open-engine.ts'
import { runs } from '../cost/runs.ts'
import { block, copyFile, noise, plain, temporaryFolder } from './disks.ts'

/** A disk that threads cannot read on their own: its bytes go through the main thread. */
function withoutDescriptor({ descriptor, ...source }: Source): Source {
  return descriptor === undefined ? source : { ...source }
}

function pool(): HashPool {
  const made = createHashPool(2)
  onTestFinished(() => made.close())
  return made
}

async function opened(path: string, flags: string): Promise<{ name: string; descriptor: number }> {
  const file = await open(path, flags)
  onTestFinished(() => file.close())
  return { name: path, descriptor: file.fd }
}

function allUnknown(sizeBytes: number): Manifest {
  const manifest = createManifest(sizeBytes)
  manifest.setRun({ kind: 'undefined', from: 0, count: manifest.blocks })
  return manifest
}

/** The same threads, with a count of the stretches that they were given and have not done. */
function counted(threads: HashPool, seen: { now: number; most: number; longest: number }): HashPool {
  const work: HashPool['work'] = async (request) => {
    seen.most = Math.max(seen.most, ++seen.now)
    seen.longest = Math.max(seen.longest, request.length)
    return await threads.work(request).finally(() => seen.now--)
  }
  return { ...threads, work }
}

/** Blocks of all sorts: empty, full, with a piece of zeroes within, with one byte at the end. */
const sorts = [
  () => Buffer.alloc(block),
  (seed: number) => noise(block, seed),
  (seed: number) => Buffer.concat([noise(65_536, seed), Buffer.alloc(2 * 65_536), noise(block - 3 * 65_536, seed)]),
  (seed: number) => Buffer.concat([Buffer.alloc(block - 1), noise(4, seed).subarray(0, 1)]),
] as const

const disk = fc
  .tuple(fc.array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 3 })), { maxLength: 6 }), fc.nat({ max: 2 }))
  .map(([parts, tail]) => {
    const blocks = parts.map(([sort, seed]) => sorts[sort]?.(seed) ?? Buffer.alloc(0))
    return Buffer.concat([...blocks, noise(tail * 40_000, 9)])
  })

describe('threads that do the whole work on files', () => {
  test('write just what the main thread would: at first, over something else, and when a part has changed', async () => {
    const folder = await temporaryFolder()
    let number = 0
    const pair = async (): Promise<readonly [string, string]> => {
      number++
      await writeFile(join(folder, `a${String(number)}`), '')
      return [join(folder, `by-threads${String(number)}`), join(folder, `by-main${String(number)}`)]
    }
    const bothWays = async (bytes: Buffer, [one, other]: readonly [string, string]): Promise<void> => {
      const from = join(folder, `a${String(number)}`)
      await writeFile(from, bytes)
      const threads = await copyFile({ from, to: one, overwrite: true })
      const main = await copyFile({ from, to: other, overwrite: true, wrap: withoutDescriptor })
      expect(threads).toEqual(main)
      expect((await readFile(one)).subarray(0, bytes.length).equals(bytes)).toBe(true)
      expect((await readFile(other)).equals(await readFile(one))).toBe(true)
    }
    const property = fc.asyncProperty(disk, disk, fc.boolean(), async (first, changes, isThere) => {
      const targets = await pair()
      if (isThere) for (const target of targets) await writeFile(target, noise(first.length + 1000, 5))
      await bothWays(first, targets)
      const second = Buffer.from(first)
      changes.copy(second, 0, 0, Math.min(changes.length, first.length))
      await bothWays(second, targets)
    })
    await fc.assert(property, runs(12))
  }, 120_000)

  test('what was read, hashed and written is told', async () => {
    const folder = await temporaryFolder()
    const bytes = Buffer.concat([noise(block, 1), Buffer.alloc(block), noise(10, 2)])
    await writeFile(join(folder, 'a'), bytes)
    await writeFile(join(folder, 'b'), noise(bytes.length, 3))
    const [from, to] = [await opened(join(folder, 'a'), 'r'), await opened(join(folder, 'b'), 'r+')]
    const base = allUnknown(bytes.length)
    const worked = await pool().work({ offset: 0, length: bytes.length, from, to: { ...to, base } })
    expect({ data: [...worked.data], digests: worked.digests.length, written: worked.written }).toEqual({
      data: [1, 0, 1],
      digests: 96,
      written: bytes.length,
    })
    expect((await readFile(join(folder, 'b'))).equals(bytes)).toBe(true)
  })

  test('a file that ends before, and one that cannot be written, are named with the place', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'a')
    await writeFile(path, noise(2 * block, 1))
    await truncate(path, block + 5)
    const file = await opened(path, 'r')
    const stretch = { offset: block, length: block, from: file }
    const base = allUnknown(2 * block)
    const threads = pool()
    await expect(threads.work({ ...stretch, to: null })).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.shorter', values: { name: path, offset: block + 5 } },
    })
    await expect(threads.work({ ...stretch, offset: 0, to: { ...file, base } })).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.cannotWrite', values: { name: path, offset: 0, reason: 'EBADF' } },
    })
    // A thread goes on after a failure.
    expect((await threads.work({ offset: 0, length: block, from: file, to: null })).data[0]).toBe(1)
  })

  test.each([
    [
      { inFlight: 1, bandwidthMibps: null },
      { most: 1, longest: block },
    ],
    [
      { inFlight: 3, bandwidthMibps: 1000 },
      { most: 3, longest: block },
    ],
    [
      { inFlight: 8, bandwidthMibps: null },
      { most: 2, longest: 8 * block },
    ],
  ])('no more is under way than %j allows', async (settings, expected) => {
    const path = join(await temporaryFolder(), 'a')
    await writeFile(path, noise(13 * block, 1))
    const source = await openFileSource(path)
    onTestFinished(() => source.close())
    const seen = { now: 0, most: 0, longest: 0 }
    const manifest = await withEngine({ ...plain, settings }, (engine) =>
      hashDisk({ disk: source, phase: 'hash', engine: { ...engine, hash: counted(engine.hash, seen) } }),
    )
    expect({ most: seen.most, longest: seen.longest, data: manifest.counts().data }).toEqual({ ...expected, data: 13 })
  })
})

test('lanes tell when what has begun so far has ended, whatever begins later', async () => {
  const lanes = createLanes(() => 2)
  const ended: string[] = []
  const later: (() => void)[] = []
  await lanes.start(() => Promise.resolve(ended.push('first')).then(() => undefined))
  const settled = lanes.settled()
  await lanes.start(() => new Promise((resolve) => later.push(resolve)))
  await settled
  expect(ended).toEqual(['first'])
  for (const end of later) end()
  await lanes.drain()
  await lanes.start(() => Promise.reject(new Error('broken')))
  await expect(lanes.settled()).rejects.toThrow('broken')
})
