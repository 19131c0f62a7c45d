import { open, rename, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { windows } from '../../src/transfer/copy/windows.ts'
import type { Extent } from '../../src/transfer/disk.ts'
import { fileExtents } from '../../src/transfer/file/file-extents.ts'
import { fixedControls, watchControls } from '../../src/transfer/flow/controls.ts'
import { createLanes } from '../../src/transfer/flow/lanes.ts'
import { createProgress } from '../../src/transfer/flow/progress.ts'
import { createThrottle } from '../../src/transfer/flow/throttle.ts'
import { createHashPool, sharedBuffer } from '../../src/transfer/hash/hash-pool.ts'
import { statePrefix } from '../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../src/transfer/location/parse-location.ts'
import { blockCount, type BlockRun, planBlocks, runsFrom } from '../../src/transfer/plan-blocks.ts'
import { runs as times } from '../cost/runs.ts'
import { block, copyFile, noise, plain, temporaryFolder } from './disks.ts'

describe('a place of a disk', () => {
  test.each([
    ['a.img', { kind: 'file', path: 'a.img' }],
    ['/dev/sda', { kind: 'file', path: '/dev/sda' }],
    ['dir/b.qcow2', { kind: 'qcow2', path: 'dir/b.qcow2' }],
    ['nbd://h/', { kind: 'nbd', address: { kind: 'tcp', host: 'h', port: 10809 }, exportName: '' }],
    ['nbd://[::1]:99/a%20b', { kind: 'nbd', address: { kind: 'tcp', host: '::1', port: 99 }, exportName: 'a b' }],
    ['nbd+unix:///e?socket=/s', { kind: 'nbd', address: { kind: 'unix', path: '/s' }, exportName: 'e' }],
    ['ssh://root@h:2222/dev/sda', { kind: 'ssh', host: 'root@h', port: 2222, path: '/dev/sda' }],
    ['ssh://h/dev/sda', { kind: 'ssh', host: 'h', port: null, path: '/dev/sda' }],
  ])('%s is understood', (text, location) => {
    expect(parseLocation(text)).toEqual(location)
  })

  test.each([
    '',
    'http://h/x',
    'nbd:///x',
    'nbd+unix:///x',
    'ssh://-o/dev/x',
    'ssh://-x@h/dev/x',
    'ssh://u:p@h/d',
    'ssh://h/',
  ])('“%s” is none', (text) => {
    expect(() => parseLocation(text)).toThrow(expect.objectContaining({ kind: 'usage' }))
  })

  test('has files of state beside it, or in the current folder', () => {
    const prefix = (text: string): string => statePrefix(parseLocation(text), text)
    expect([prefix('x/a.img'), prefix('b.qcow2'), prefix('/dev/sda'), prefix('nbd://h/e')]).toEqual([
      'x/a.img',
      'b.qcow2',
      './dev-sda-36b8377a',
      './nbd-h-e-e6ce20d4',
    ])
  })
})

/** Extents that cover a disk without gaps, and not on the grid of blocks. */
const extents = fc.array(
  fc.record({
    length: fc.integer({ min: 1, max: 3 * block }),
    kind: fc.constantFrom('data' as const, 'zero' as const, 'undefined' as const),
  }),
  { minLength: 1, maxLength: 12 },
)

async function* laid(parts: readonly Pick<Extent, 'length' | 'kind'>[]): AsyncGenerator<Extent> {
  let offset = 0
  for (const { length, kind } of parts) {
    await Promise.resolve()
    yield { offset, length, kind }
    offset += length
  }
}

/** What a block may be called: the kind of all extents that touch it, or data. */
function expectedKinds(parts: readonly Pick<Extent, 'length' | 'kind'>[], blocks: number): readonly string[] {
  const kinds = Array.from({ length: blocks }, () => new Set<string>())
  let offset = 0
  for (const { length, kind } of parts) {
    const last = Math.floor((offset + length - 1) / block)
    for (let index = Math.floor(offset / block); index <= last; index++) kinds[index]?.add(kind)
    offset += length
  }
  return kinds.map((all) => (all.size === 1 ? ([...all][0] ?? 'data') : 'data'))
}

const spread = (runs: readonly BlockRun[]): readonly string[] =>
  runs.flatMap(({ kind, count }) => Array.from({ length: count }, () => kind))

test('extents are laid on the grid of blocks, and a block of two kinds has to be read', async () => {
  await fc.assert(
    fc.asyncProperty(extents, fc.nat({ max: 40 }), async (parts, from) => {
      const sizeBytes = parts.reduce((sum, { length }) => sum + length, 0)
      const runs = await planBlocks(laid(parts), sizeBytes)
      const kinds = expectedKinds(parts, blockCount(sizeBytes))
      expect(spread(runs)).toEqual(kinds)
      expect(spread(runsFrom(runs, from))).toEqual(kinds.slice(from))
    }),
    times(100),
  )
})

test('what lies beyond the bytes that count is left out', async () => {
  await fc.assert(
    fc.asyncProperty(extents, fc.nat({ max: 20 }), async (parts, blocks) => {
      const total = parts.reduce((sum, { length }) => sum + length, 0)
      const sizeBytes = Math.min(total, blocks * block)
      const kinds = expectedKinds(parts, blockCount(total)).slice(0, blockCount(sizeBytes))
      expect(spread(await planBlocks(laid(parts), sizeBytes))).toEqual(kinds)
    }),
    times(100),
  )
})

test('windows cover everything in order, with so many blocks of data at most', async () => {
  await fc.assert(
    fc.asyncProperty(extents, fc.integer({ min: 1, max: 5 }), async (parts, size) => {
      const sizeBytes = parts.reduce((sum, { length }) => sum + length, 0)
      const runs = await planBlocks(laid(parts), sizeBytes)
      const cut = [...windows(runs, size)]
      expect(spread(cut.flatMap((window) => window.runs))).toEqual(spread(runs))
      expect(cut.map(({ from }) => from)).toEqual([0, ...cut.slice(0, -1).map(({ to }) => to)])
      const data = cut.map((window) => spread(window.runs).filter((kind) => kind === 'data').length)
      expect(Math.max(...data)).toBeLessThanOrEqual(size)
    }),
    times(100),
  )
})

describe('extents of a file', () => {
  const all = async (path: string, sizeBytes: number): Promise<readonly Extent[]> => {
    const found: Extent[] = []
    for await (const extent of fileExtents({ path, sizeBytes, signal: plain.signal })) found.push(extent)
    return found
  }

  test('are all data where no helper is installed, and the copy is right all the same', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'a.img')
    await writeFile(path, noise(block, 1))
    await truncate(path, 4 * block)
    const before = process.env['PATH']
    process.env['PATH'] = folder
    try {
      expect(await all(path, 4 * block)).toEqual([{ offset: 0, length: 4 * block, kind: 'data' }])
      const { result } = await copyFile({ from: path, to: join(folder, 'b.img') })
      expect(result).toMatchObject({ blocks: { data: 1, zero: 3 }, writtenBytes: block, proof: 'cached' })
    } finally {
      process.env['PATH'] = before
    }
  })
})

describe('hashing', () => {
  test('tells zeroes in pieces of 64 KiB, and knows SHA-256', async () => {
    const pool = createHashPool(2)
    const memory = sharedBuffer(block)
    const empty = await pool.look(memory.subarray(0, block - 5))
    memory.write('abc', 0)
    const short = await pool.look(memory.subarray(0, 3))
    memory[3 * 65_536 - 1] = 1
    const two = await pool.look(memory)
    await pool.close()
    expect([empty, short.digest?.toString('hex'), two.pieces]).toEqual([
      { pieces: 0, digest: null },
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      0b101,
    ])
  })
})

describe('flow', () => {
  test('never more tasks than allowed, and the first error is thrown after all have ended', async () => {
    let [running, most, ended] = [0, 0, 0]
    const lanes = createLanes(() => 3)
    for (let number = 0; number < 10; number++) {
      await lanes.start(async () => {
        most = Math.max(most, ++running)
        await sleep(1)
        running--
        ended++
      })
    }
    await lanes.start(() => Promise.reject(new Error('broken')))
    await expect(lanes.drain()).rejects.toThrow('broken')
    expect({ most, running, ended }).toEqual({ most: 3, running: 0, ended: 10 })
  })

  test('a limit of bandwidth holds, and may be lifted meanwhile', async () => {
    let rate: number | null = 1_000_000
    const throttle = createThrottle(
      () => rate,
      () => performance.now(),
    )
    const begin = performance.now()
    await throttle.pass(300_000, plain.signal)
    const limited = performance.now() - begin
    const waiting = throttle.pass(100_000_000, plain.signal)
    rate = null
    await waiting
    expect(limited).toBeGreaterThan(200)
    expect(performance.now() - begin).toBeLessThan(5000)
  })

  test('the control file changes settings, and what it does not make sense of changes nothing', async () => {
    const file = join(await temporaryFolder(), 'control.json')
    let complaints = 0
    const given = { inFlight: 16, bandwidthMibps: null }
    const controls = await watchControls({ file, given, onUnreadable: () => complaints++ })
    const put = async (text: string): Promise<void> => {
      await writeFile(`${file}.new`, text)
      await rename(`${file}.new`, file)
    }
    await put('{"inFlight": 2, "bandwidthMibps": 1.5}')
    await vi.waitUntil(() => controls.settings().inFlight === 2, 20_000)
    const changed = controls.settings()
    await put('{"inFlight": 0}')
    await vi.waitUntil(() => complaints > 0, 20_000)
    await sleep(1100)
    const kept = controls.settings()
    controls.close()
    expect({ changed, kept, complaints }).toEqual({
      changed: { inFlight: 2, bandwidthMibps: 1.5 },
      kept: { inFlight: 2, bandwidthMibps: 1.5 },
      complaints: 1,
    })
  })

  test('progress counts what has to be read, and knows no rate before there is one', () => {
    let now = 0
    const events: unknown[] = []
    const progress = createProgress({
      ...{ phase: 'copy', totalBytes: 100, clock: () => now, report: (e) => events.push(e) },
      controls: fixedControls({ inFlight: 1, bandwidthMibps: null }),
    })
    now = 600
    progress.add(10)
    now = 2000
    progress.add(30)
    progress.end()
    expect(events[0]).toMatchObject({ doneBytes: 10, totalBytes: 100, bytesPerSecond: null, secondsLeft: null })
    expect(events[1]).toMatchObject({ doneBytes: 40, bytesPerSecond: 20, secondsLeft: 3 })
  })
})

test('a disk of an odd size and name is read to the last byte', async () => {
  const folder = await temporaryFolder()
  const from = join(folder, 'a,b=c.img')
  await writeFile(from, noise(block + 1, 1))
  const { result } = await copyFile({ from, to: join(folder, 'b,c.img') })
  const file = await open(join(folder, 'b,c.img'))
  const { size } = await file.stat()
  await file.close()
  expect([size, result.blocks]).toEqual([block + 1, { data: 2, zero: 0, undefined: 0 }])
})
