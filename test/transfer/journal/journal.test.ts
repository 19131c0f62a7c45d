import { readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import {
  encodeRuns,
  enterWindow,
  lineOf,
  openJournal,
  readJournal,
  type StartRecord,
  type WindowRecord,
} from '../../../src/transfer/journal/journal.ts'
import { startAnew, startJournal, startRecord, startUnproven } from '../../../src/transfer/journal/start-journal.ts'
import { createManifest, type StateRun } from '../../../src/transfer/manifest/manifest.ts'
import { block, temporaryFolder } from '../disks.ts'
import { blocks, digestOf, inWords, ramDisk, someIdentity } from '../ram-disk.ts'

const start: StartRecord = {
  kind: 'start',
  version: 1,
  source: { name: 'é', sizeBytes: 5 * block, identity: null },
  target: { name: 'b', sizeBytes: 5 * block, fresh: true, identity: someIdentity, place: null },
  mayWriteTo: 4,
}
const window = (from: number, to: number): WindowRecord => ({
  kind: 'window',
  from,
  to,
  runs: [
    ['z', 1],
    ['d', Buffer.alloc(32, to).toString('base64')],
  ],
  mayWriteTo: to + 2,
})
const { signal } = new AbortController()
/** They are looked at on their own. */
const states: unknown = expect.anything()

async function pathWith(text: string): Promise<string> {
  const path = join(await temporaryFolder(), 'journal')
  await writeFile(path, text)
  return path
}

test('a line is the sum of the rest, a space, and JSON', () => {
  const text = JSON.stringify(start)
  expect(lineOf(start)).toBe(`${crc32(text).toString(16).padStart(8, '0')} ${text}\n`)
})

test('records are appended in order, and come back, synced or not', async () => {
  const path = join(await temporaryFolder(), 'journal')
  await startJournal(path, start)
  const journal = await openJournal(path)
  await journal.append(window(0, 2))
  expect((await readJournal(path))?.windows).toEqual([window(0, 2)])
  await journal.append(window(2, 4))
  await journal.sync()
  await journal.close()
  expect(await readJournal(path)).toEqual({ start, windows: [window(0, 2), window(2, 4)], states, tornBytes: 0 })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test.each([
  ['half a line', lineOf(window(2, 4)).slice(0, 20)],
  ['a line without its end', lineOf(window(2, 4)).trimEnd()],
  ['a line with a wrong sum', lineOf(window(2, 4)).replace('"to":4', '"to":5')],
  ['a line with a wrong separator', lineOf(window(2, 4)).replace(' ', '_')],
  ['something behind a wrong line', `nonsense\n${lineOf(window(2, 4))}`],
])('%s is left out with all behind it, and cut off only when the journal goes on', async (_, torn) => {
  const whole = `${lineOf(start)}${lineOf(window(0, 2))}`
  const path = await pathWith(whole + torn)
  const found = { start, windows: [window(0, 2)], states, tornBytes: Buffer.byteLength(torn) }
  expect([await readJournal(path), await readFile(path, 'utf8')]).toEqual([found, whole + torn])
  const journal = await openJournal(path, found.tornBytes)
  await journal.append(window(2, 4))
  await journal.close()
  expect(await readFile(path, 'utf8')).toBe(whole + lineOf(window(2, 4)))
})

test('what all windows tell is known at once', async () => {
  const path = await pathWith(lineOf(start) + lineOf(window(0, 2)) + lineOf(window(2, 4)))
  const read = await readJournal(path)
  expect(read === null ? null : inWords(read.states)).toEqual([
    'zero 0 1',
    'data 1 1',
    'zero 2 1',
    'data 3 1',
    'zero 4 1',
  ])
})

test('a journal that something made longer than a file in memory may be is read to its last whole line', async () => {
  const whole = lineOf(start) + lineOf(window(0, 2))
  const path = await pathWith(whole)
  await truncate(path, 3 * 2 ** 30)
  const tornBytes = 3 * 2 ** 30 - Buffer.byteLength(whole)
  expect(await readJournal(path)).toEqual({ start, windows: [window(0, 2)], states, tornBytes })
})

test('no journal, and an empty one, say nothing', async () => {
  expect(await readJournal(join(await temporaryFolder(), 'none'))).toBeNull()
  expect(await readJournal(await pathWith(''))).toBeNull()
})

test('a journal that cannot be read is an error', async () => {
  const path = await temporaryFolder()
  await expect(readJournal(path)).rejects.toMatchObject({ code: 'EISDIR', path })
})

test('runs are encoded by their kind, and a window enters them where it begins', () => {
  const digests = Buffer.concat([digestOf(Buffer.from('a')), digestOf(Buffer.from('b'))])
  const runs: StateRun[] = [
    { kind: 'zero', from: 2, count: 3 },
    { kind: 'data', from: 5, count: 2, digests },
    { kind: 'undefined', from: 7, count: 1 },
    { kind: 'data', from: 8, count: 1, digests: digests.subarray(0, 32) },
  ]
  const encoded = encodeRuns(runs)
  expect(encoded).toEqual([
    ['z', 3],
    ['d', digests.toString('base64')],
    ['u', 1],
    ['d', digests.subarray(0, 32).toString('base64')],
  ])
  const manifest = createManifest(10 * block)
  manifest.setRun({ kind: 'undefined', from: 0, count: 10 })
  enterWindow(manifest, { kind: 'window', from: 2, to: 9, runs: encoded, mayWriteTo: 9 })
  expect([...manifest.runs(2, 9)]).toEqual(runs)
  expect(inWords(manifest)).toEqual([
    'undefined 0 2',
    'zero 2 3',
    'data 5 2',
    'undefined 7 1',
    'data 8 1',
    'undefined 9 1',
  ])
})

test('the first record tells of both disks', async () => {
  const source = ramDisk(blocks(1, 2), { name: 'a', identity: () => someIdentity })
  const sink = ramDisk(blocks(0, 0, 0), { name: 'b', fresh: true, identity: () => someIdentity })
  const before = { ...someIdentity, modifiedNs: '3' }
  expect(await startRecord({ source, before, sink, mayWriteTo: 2, signal })).toEqual({
    kind: 'start',
    version: 1,
    source: { name: 'a', sizeBytes: 2 * block, identity: before },
    target: {
      name: 'b',
      sizeBytes: 3 * block,
      fresh: true,
      identity: someIdentity,
      place: { device: '1', inode: '2' },
    },
    mayWriteTo: 2,
  })
})

test('a target that is kept in another file is known by that; one in none by what it holds', async () => {
  const source = ramDisk(blocks(1), { name: 'a' })
  const kept = ramDisk(blocks(2), { more: { place: () => Promise.resolve({ device: '7', inode: '8' }) } })
  const { target } = await startRecord({ source, before: null, sink: kept, mayWriteTo: 1, signal })
  expect(target).toEqual({
    name: 'ram',
    sizeBytes: block,
    fresh: false,
    identity: null,
    place: { device: '7', inode: '8' },
  })
  const unkept = ramDisk(blocks(2), { more: { place: () => Promise.resolve(null) } })
  expect((await startRecord({ source, before: null, sink: unkept, mayWriteTo: 1, signal })).target).toEqual({
    name: 'ram',
    sizeBytes: block,
    fresh: false,
    identity: null,
    place: null,
    samples: [{ offset: 0, digest: digestOf(Buffer.alloc(65_536, 2)).toString('hex') }],
  })
})

test('a journal may say only that the target is ours, or that it is about to be', async () => {
  const path = await pathWith('something')
  const sink = ramDisk(blocks(0), { name: 'b', identity: () => someIdentity })
  await startUnproven(path, { origin: 'a', sizeBytes: 77, sink, signal })
  expect(await readJournal(path)).toEqual({
    start: {
      kind: 'start',
      version: 1,
      source: { name: 'a', sizeBytes: 77, identity: null },
      target: { name: 'b', sizeBytes: block, fresh: false, identity: someIdentity, place: { device: '1', inode: '2' } },
      unproven: true,
      mayWriteTo: 0,
    },
    windows: [],
    states,
    tornBytes: 0,
  })
  const anew = join(await temporaryFolder(), 'anew')
  await startAnew(anew)
  expect([await readFile(anew, 'utf8'), (await stat(anew)).mode & 0o777]).toEqual(['', 0o600])
})

const signed = (record: unknown): string => {
  const text = typeof record === 'string' ? record : JSON.stringify(record)
  return `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`
}

test.each([
  ['windows that do not begin at the first block', lineOf(start) + lineOf(window(2, 4))],
  ['a gap between windows', lineOf(start) + lineOf(window(0, 2)) + lineOf(window(3, 5))],
  [
    'windows that go beyond the end of the disk',
    lineOf(start) + lineOf(window(0, 2)) + lineOf(window(2, 4)) + lineOf(window(4, 6)),
  ],
  ['a window that is longer than its runs', lineOf(start) + lineOf(window(0, 3))],
  ['another version', signed({ ...start, version: 2 })],
  ['a record that nobody knows', lineOf(start) + signed({ kind: 'more' })],
  ['a second beginning', lineOf(start) + lineOf(start)],
  ['no beginning', lineOf(window(0, 2))],
  ['half of a beginning', signed({ kind: 'start', version: 1 })],
  ['a line that is no JSON', signed('{"kind":')],
])('a journal with right sums and %s is refused, and left as it is', async (_, text) => {
  const path = await pathWith(text)
  await expect(readJournal(path)).rejects.toMatchObject({ kind: 'findings', says: { key: 'disk.journalForeign' } })
  expect(await readFile(path, 'utf8')).toBe(text)
})
