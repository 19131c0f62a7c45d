import { constants, fstatSync } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { systemCode } from '../../../src/transfer/disk-error.ts'
import type { Extent, Source } from '../../../src/transfer/disk.ts'
import { dropCache } from '../../../src/transfer/file/drop-cache.ts'
import { isOnDiskAlone } from '../../../src/transfer/file/medium.ts'
import { readAll, writeAll } from '../../../src/transfer/file/file-bytes.ts'
import { openFileSink, openFileSource } from '../../../src/transfer/file/open-file.ts'
import { openPastCache, readingPastCache } from '../../../src/transfer/file/past-cache.ts'
import { storageKeys } from '../../../src/transfer/file/storage-keys.ts'
import { temporaryFolder } from '../disks.ts'
import { ramDisk } from '../ram-disk.ts'
import { fileWith } from './file-with.ts'
import { withTools } from './with-tools.ts'

const { signal } = new AbortController()

async function extentsOf(source: Source): Promise<readonly Extent[]> {
  const found: Extent[] = []
  for await (const extent of source.extents({ signal })) found.push(extent)
  return found
}

describe('reading past the memory of the system', () => {
  /** Whether the file system has such a thing. */
  async function isPossible(path: string): Promise<boolean> {
    return await open(path, constants.O_RDONLY | constants.O_DIRECT).then(
      (file) => file.close().then(() => true),
      () => false,
    )
  }

  /** Which files these numbers stand for, as long as they are open. */
  const behind = (...descriptors: readonly (number | undefined)[]): readonly unknown[] =>
    descriptors.map((descriptor) => {
      try {
        return descriptor === undefined ? 'none' : fstatSync(descriptor).ino
      } catch (error) {
        return systemCode(error) === 'EBADF' ? 'closed' : error
      }
    })

  test('goes by a number of its own, which is closed with the disk', async () => {
    const { path } = await fileWith('abc')
    const { ino } = await stat(path)
    const can = await isPossible(path)
    const source = await openFileSource(path)
    const reading = await readingPastCache(source)
    const sink = await openFileSink(path, { sizeBytes: 3, ours: false, lockFolder: await temporaryFolder() })
    const numbers = [source.descriptor, reading.pastCache, sink.descriptor, sink.pastCache]
    const beside = can ? ino : 'none'
    expect([new Set(numbers).size, behind(...numbers)]).toEqual([can ? 4 : 3, [ino, beside, ino, beside]])
    await reading.close()
    await sink.close()
    expect(behind(...numbers)).toEqual(['closed', can ? 'closed' : 'none', 'closed', can ? 'closed' : 'none'])
  })

  test('is done without where a disk has no number, or it cannot be opened again', async () => {
    const disk = ramDisk(Buffer.alloc(3))
    expect([await readingPastCache(disk), await openPastCache(99_999)]).toEqual([disk, null])
  })
})

test('pages are dropped by dd, where the disk is not memory itself', async () => {
  const { path } = await fileWith('abc')
  const isOnDisk = await isOnDiskAlone(path)
  const seen = join(await temporaryFolder(), 'seen')
  const dropped = await withTools({ dd: `echo "$@" > ${seen}` }, () => dropCache(path))
  const asked = await readFile(seen, 'utf8').catch(() => 'nothing')
  expect([dropped, asked]).toEqual(
    isOnDisk ? ['full-readback', `if=${path} iflag=nocache count=0\n`] : ['cached', 'nothing'],
  )
  expect([
    await withTools({ dd: 'exit 1' }, () => dropCache(path)),
    await withTools({}, () => dropCache(path)),
  ]).toEqual(['cached', 'cached'])
})

test('what is no regular file is as long as it can be read, and all data; nobody sees whether it changes', async () => {
  const source = await openFileSource('/dev/null')
  expect([source.sizeBytes, await source.identity(), await extentsOf(source)]).toEqual([
    0,
    null,
    [{ offset: 0, length: 0, kind: 'data' }],
  ])
  await source.close()
})

test('a file has extents from its beginning to its end, until it is closed', async () => {
  const { path } = await fileWith(Buffer.alloc(70_000, 7))
  const source = await openFileSource(path)
  const found = await extentsOf(source)
  expect([found[0]?.offset, found.reduce((sum, { length }) => sum + length, 0)]).toEqual([0, 70_000])
  await source.close()
  expect(() => fstatSync(source.descriptor ?? 0)).toThrow('EBADF')
})

test('a system that takes and gives a few bytes at a time is asked again', async () => {
  const { file, path } = await fileWith('........')
  const again = await open(path, 'r+')
  onTestFinished(() => again.close())
  const few = Object.assign(again, {
    read: (into: Buffer, at: number, length: number, offset: number) =>
      file.read(into, at, Math.min(2, length), offset),
    write: (from: Buffer, at: number, length: number, offset: number) =>
      file.write(from, at, Math.min(2, length), offset),
  })
  await writeAll({ file: few, path, request: { offset: 1, from: Buffer.from('abcde'), signal } })
  expect(await readFile(path, 'utf8')).toBe('.abcde..')
  const into = Buffer.alloc(5)
  await readAll({ file: few, path, request: { offset: 2, into, signal } })
  expect(into.toString()).toBe('bcde.')
})

test.each([
  [2065n, 'device-8-17'],
  [1114924n, 'device-259-300'],
  [17592472409200n, 'device-4500-70000'],
])('a device with the number %i is %s', async (rdev, key) => {
  const { file } = await fileWith('')
  const device = Object.assign(file, { stat: () => Promise.resolve({ rdev, isBlockDevice: () => true }) })
  expect(await storageKeys(device, '/nowhere')).toEqual([key])
})
