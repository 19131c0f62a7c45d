import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CopyRequest } from '../../../src/transfer/copy/copy-disk.ts'
import { hashDisk } from '../../../src/transfer/copy/hash-disk.ts'
import type { Identity, Sink } from '../../../src/transfer/disk.ts'
import { exists } from '../../../src/transfer/file/open-file.ts'
import { readManifest } from '../../../src/transfer/manifest/manifest-file.ts'
import { block, temporaryFolder } from '../disks.ts'
import { quickEngine } from '../quick-engine.ts'
import { blocks, digestOf, type RamDisk, ramDisk, someIdentity } from '../ram-disk.ts'
import { copied, stopAt } from './copied.ts'

const mark = (inode: string): (() => Identity) => {
  return () => ({ ...someIdentity, inode })
}
const rootOf = async (content: Buffer): Promise<string> =>
  (await hashDisk({ disk: ramDisk(content), phase: 'hash', engine: quickEngine().engine })).root()

test('a first copy: everything is written, proven, and told', async () => {
  const folder = await temporaryFolder()
  const content = Buffer.concat([blocks(1, 0, 3, 4, 5), Buffer.alloc(9, 6)])
  const source = ramDisk(content, { name: 'a', identity: mark('7') })
  const sink = ramDisk(Buffer.alloc(content.length), { name: 'b', fresh: true, identity: mark('8') })
  const opened: unknown[] = []
  const openSink: CopyRequest['openSink'] = async (request) => {
    opened.push(request, await exists(join(folder, 'journal')))
    return sink
  }
  const { result, error, notices, steps, progress, isInterrupted } = await copied(source, sink, {
    ...{ folder, openSink, targetExists: false, overwrite: false },
  })
  expect(error).toBeNull()
  expect(result).toEqual({
    mode: 'full',
    sizeBytes: content.length,
    targetBytes: content.length,
    paddedBytes: 0,
    blocks: { data: 5, zero: 1, undefined: 0 },
    root: await rootOf(content),
    writtenBytes: 4 * block + 9,
    proof: 'cached',
  })
  expect([sink.content.equals(content), notices, opened, isInterrupted]).toEqual([
    true,
    [],
    [{ sizeBytes: content.length, ours: false }, true],
    false,
  ])
  expect(steps.filter((step) => step !== 'block-written' && !step.startsWith('window'))).toEqual([
    'started',
    'data-complete',
    'proven',
    'manifest-written',
    'manifest-in-place',
    'journal-removed',
  ])
  const counted = (step: string): number => steps.filter((one) => one === step).length
  expect(
    ['block-written', 'window-written', 'window-synced', 'window-recorded', 'window-journalled'].map(counted),
  ).toEqual([6, 3, 3, 3, 3])
  expect(progress.map(({ phase, doneBytes, totalBytes }) => [phase, doneBytes, totalBytes])).toEqual([
    ['copy', content.length, content.length],
    ['proof', content.length, content.length],
  ])
  expect(sink.log.filter((entry) => !entry.startsWith('write'))).toEqual([
    'flush',
    'flush',
    'flush',
    'flush',
    'forget',
    'close',
  ])
  const stored = await readManifest(join(folder, 'manifest'))
  expect({ ...stored, manifest: stored?.manifest.root() }).toEqual({
    manifest: await rootOf(content),
    subject: { ...someIdentity, inode: '8' },
    place: { device: '1', inode: '8' },
    origin: 'a',
    target: 'b',
  })
})

test('the journal tells of every window, what it holds, and how far the next ones may go', async () => {
  const folder = await temporaryFolder()
  const content = blocks(1, 2, 0, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
  const extents = [
    { offset: 0, length: 2 * block, kind: 'data' },
    { offset: 2 * block, length: block, kind: 'zero' },
    { offset: 3 * block, length: block, kind: 'undefined' },
    { offset: 4 * block, length: 10 * block, kind: 'data' },
  ] as const
  const source = ramDisk(content, { name: 'a', extents })
  const sink = ramDisk(Buffer.alloc(content.length), { name: 'b', fresh: true })
  const { journal, error } = await copied(source, sink, { folder, engine: stopAt('data-complete') })
  expect(error).toEqual(new Error('stopped'))
  const digests = (...fills: readonly number[]): readonly [string, string] => {
    return ['d', Buffer.concat(fills.map((fill) => digestOf(blocks(fill)))).toString('base64')]
  }
  expect(journal).toEqual({
    start: {
      kind: 'start',
      version: 1,
      source: { name: 'a', sizeBytes: content.length, identity: null },
      target: { name: 'b', sizeBytes: content.length, fresh: true, identity: null, place: null },
      mayWriteTo: 14,
    },
    windows: [
      { kind: 'window', from: 0, to: 2, runs: [digests(1, 2)], mayWriteTo: 14 },
      { kind: 'window', from: 2, to: 6, runs: [['z', 1], ['u', 1], digests(3, 4)], mayWriteTo: 14 },
      { kind: 'window', from: 6, to: 8, runs: [digests(5, 6)], mayWriteTo: 14 },
      { kind: 'window', from: 8, to: 10, runs: [digests(7, 8)], mayWriteTo: 14 },
      { kind: 'window', from: 10, to: 12, runs: [digests(9, 10)], mayWriteTo: 14 },
      { kind: 'window', from: 12, to: 14, runs: [digests(11, 12)], mayWriteTo: 14 },
    ],
    states: expect.anything() as unknown,
    tornBytes: 0,
  })
})

test('where a source that shows no change is zero is asked when the target has been looked at', async () => {
  const content = blocks(1, 0)
  const source = ramDisk(content, {
    more: {
      async *extents() {
        await Promise.resolve()
        yield { offset: 0, length: block, kind: 'data' }
        yield { offset: block, length: block, kind: content[block] === 0 ? 'zero' : 'data' }
      },
    },
  })
  const target = ramDisk(blocks(3, 3))
  const sink: RamDisk = {
    ...target,
    extents: (request) => {
      content.fill(2, block)
      return target.extents(request)
    },
  }
  await copied(source, sink, { folder: await temporaryFolder() })
  expect(sink.content.equals(blocks(1, 2))).toBe(true)
})

test('a disk of nothing is copied', async () => {
  const folder = await temporaryFolder()
  const sink = ramDisk(Buffer.alloc(0), { fresh: true })
  const { result } = await copied(ramDisk(Buffer.alloc(0)), sink, { folder })
  expect(result).toMatchObject({
    mode: 'full',
    sizeBytes: 0,
    blocks: { data: 0, zero: 0, undefined: 0 },
    writtenBytes: 0,
  })
})

test('a target that exists, and of which nothing is known, needs leave; nothing is opened', async () => {
  const folder = await temporaryFolder()
  const sink = ramDisk(blocks(1))
  const { error, isInterrupted } = await copied(ramDisk(blocks(2)), sink, { folder, overwrite: false })
  expect(error).toMatchObject({
    kind: 'refused',
    says: { key: 'disk.targetExists', values: { name: join(folder, 'manifest') } },
  })
  expect([sink.log, isInterrupted]).toEqual([[], false])
})

test('a target that could not be made leaves no journal; one that had begun keeps it', async () => {
  const folder = await temporaryFolder()
  const openSink = (): Promise<Sink> => Promise.reject(new Error('no room'))
  const source = ramDisk(blocks(1))
  const first = await copied(source, source, { folder, openSink, targetExists: false })
  await writeFile(join(folder, 'journal'), '')
  const begun = await copied(source, source, { folder, openSink, targetExists: false })
  const there = await copied(source, source, { folder: await temporaryFolder(), openSink })
  expect([first, begun, there].map(({ error, isInterrupted }) => [error, isInterrupted])).toEqual([
    [new Error('no room'), false],
    [new Error('no room'), true],
    [new Error('no room'), false],
  ])
})

test('a target that was made, and then could not be opened, is known to be ours', async () => {
  const folder = await temporaryFolder()
  const targetName = join(folder, 'made')
  const openSink = async (): Promise<Sink> => {
    await writeFile(targetName, '')
    throw new Error('no server')
  }
  const source = ramDisk(blocks(1))
  const { isInterrupted } = await copied(source, source, { folder, openSink, targetExists: false, targetName })
  expect([isInterrupted, await readFile(join(folder, 'journal'), 'utf8')]).toEqual([true, ''])
})

test('a file in the place of a journal that is none is left alone, also where the target is new', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'journal')
  await writeFile(path, 'a disk of somebody')
  const opened: string[] = []
  const openSink = (): Promise<Sink> => {
    opened.push('b')
    return Promise.resolve(ramDisk(blocks(0), { fresh: true }))
  }
  const wish = { folder, openSink, targetExists: false, targetName: 'b', overwrite: false }
  const { error } = await copied(ramDisk(blocks(1)), ramDisk(blocks(0)), wish)
  expect(error).toMatchObject({ kind: 'refused', says: { key: 'disk.journalDamaged', values: { name: 'b', path } } })
  expect([opened, await readFile(path, 'utf8')]).toEqual([[], 'a disk of somebody'])
})

test.each<readonly [string, Partial<Sink>, string]>([
  ['a server', {}, 'disk.targetTooSmall'],
  ['an image', { place: () => Promise.resolve(null) }, 'disk.targetTooSmallImage'],
  ['a file', { resize: () => Promise.reject(new Error('not asked')) }, 'disk.targetTooSmallFile'],
])('%s that is too small is refused, and closed', async (_, more, key) => {
  const sink = ramDisk(blocks(1), { name: 'b', more })
  const { error } = await copied(ramDisk(blocks(1, 2)), sink, { folder: await temporaryFolder() })
  expect(error).toMatchObject({
    kind: 'refused',
    says: { key, values: { source: 2 * block, target: block, name: 'b' } },
    // To be typed: digits alone, in every language.
    next: { key: `${key}.next`, values: { source: String(2 * block), name: 'b' } },
  })
  expect(sink.log).toEqual(['close'])
})

test('what is the source itself, or a part of it, is refused', async () => {
  const keys = (...all: readonly string[]): Partial<Sink> => ({ storage: () => Promise.resolve(all) })
  const pairs: readonly (readonly [RamDisk, RamDisk])[] = [
    [ramDisk(blocks(1), { identity: mark('4') }), ramDisk(blocks(1), { identity: mark('4') })],
    [ramDisk(blocks(1), { more: keys('a', 'b') }), ramDisk(blocks(1), { more: keys('c', 'b') })],
  ]
  for (const [source, sink] of pairs) {
    const { error } = await copied(source, sink, { folder: await temporaryFolder() })
    expect(error).toMatchObject({ kind: 'refused', says: { key: 'disk.same' } })
    expect(sink.log).toEqual(['close'])
  }
  const others: readonly (readonly [RamDisk, RamDisk])[] = [
    [ramDisk(blocks(1), { identity: mark('4') }), ramDisk(blocks(0), { identity: mark('5'), fresh: true })],
    [
      ramDisk(blocks(1), { identity: mark('4') }),
      ramDisk(blocks(0), { identity: () => ({ ...someIdentity, inode: '4', device: '9' }), fresh: true }),
    ],
    [ramDisk(blocks(1), { more: keys('a') }), ramDisk(blocks(0), { more: keys('b'), fresh: true })],
    [ramDisk(blocks(1), { more: keys('a') }), ramDisk(blocks(0), { fresh: true })],
  ]
  for (const [source, sink] of others) {
    expect((await copied(source, sink, { folder: await temporaryFolder() })).error).toBeNull()
  }
})
