import { describe, expect, test } from 'vitest'
import { hashDisk, stateOf } from '../../../src/transfer/copy/hash-disk.ts'
import { bytesToRead, scanBlocks, type Seen } from '../../../src/transfer/copy/scan-blocks.ts'
import { compareDisk, scanDisk } from '../../../src/transfer/copy/scan-disk.ts'
import { windows } from '../../../src/transfer/copy/windows.ts'
import type { Extent } from '../../../src/transfer/disk.ts'
import { createLanes } from '../../../src/transfer/flow/lanes.ts'
import { type StateRun } from '../../../src/transfer/manifest/manifest.ts'
import { blockCount, blockLength, type BlockRun, planBlocks, runsFrom } from '../../../src/transfer/plan-blocks.ts'
import { block } from '../disks.ts'
import { quickEngine } from '../quick-engine.ts'
import { blocks, digestOf, inWords, ramDisk } from '../ram-disk.ts'

const extent = (offset: number, length: number, kind: Extent['kind'] = 'data'): Extent => ({ offset, length, kind })
const hex = (bytes: Buffer): string => digestOf(bytes).toString('hex')
const run = (kind: BlockRun['kind'], from: number, count: number): BlockRun => ({ kind, from, count })

async function* each(all: readonly Extent[]): AsyncGenerator<Extent> {
  await Promise.resolve()
  yield* all
}

describe('the grid of blocks', () => {
  test('a disk has whole blocks, and perhaps a short last one', () => {
    expect([0, 1, block, block + 1].map(blockCount)).toEqual([0, 1, 1, 2])
    expect([0, 1].map((index) => blockLength(block + 5, index))).toEqual([block, 5])
  })

  test.each<readonly [string, readonly Extent[], number, readonly BlockRun[]]>([
    ['nothing is known', [], 2 * block, [run('data', 0, 2)]],
    ['a gap in front', [extent(block, block, 'zero')], 2 * block, [run('data', 0, 1), run('zero', 1, 1)]],
    ['a gap behind', [extent(0, block, 'zero')], 3 * block, [run('zero', 0, 1), run('data', 1, 2)]],
    ['an empty extent', [extent(0, 0), extent(0, block, 'zero')], block, [run('zero', 0, 1)]],
    ['one behind the end', [extent(0, block, 'zero'), extent(block, block)], block, [run('zero', 0, 1)]],
    ['one beyond the end', [extent(0, 9 * block, 'undefined')], block + 1, [run('undefined', 0, 2)]],
    ['equal neighbours', [extent(0, block, 'zero'), extent(block, block, 'zero')], 2 * block, [run('zero', 0, 2)]],
    [
      'a block of two kinds',
      [extent(0, 2 * block + 5, 'zero'), extent(2 * block + 5, 2 * block - 5, 'undefined')],
      4 * block,
      [run('zero', 0, 2), run('data', 2, 1), run('undefined', 3, 1)],
    ],
    ['a first block of two kinds', [extent(0, 5, 'zero'), extent(5, block - 5)], block, [run('data', 0, 1)]],
    [
      'a block of three kinds',
      [extent(0, 5, 'zero'), extent(5, 5, 'undefined'), extent(10, 2 * block - 10, 'zero')],
      2 * block,
      [run('data', 0, 1), run('zero', 1, 1)],
    ],
    [
      'a block of one kind in two parts',
      [extent(0, 5, 'zero'), extent(5, block - 5, 'zero'), extent(block, block)],
      2 * block,
      [run('zero', 0, 1), run('data', 1, 1)],
    ],
  ])('%s', async (_, extents, sizeBytes, expected) => {
    expect(await planBlocks(each(extents), sizeBytes)).toEqual(expected)
  })

  test('runs are cut at a block', () => {
    const all = [run('zero', 0, 2), run('data', 2, 3), run('zero', 5, 1)]
    expect([0, 1, 2, 4, 5, 6].map((from) => runsFrom(all, from))).toEqual([
      all,
      [run('zero', 1, 1), run('data', 2, 3), run('zero', 5, 1)],
      [run('data', 2, 3), run('zero', 5, 1)],
      [run('data', 4, 1), run('zero', 5, 1)],
      [run('zero', 5, 1)],
      [],
    ])
  })

  test('windows hold so many blocks of data, and what is empty before them', () => {
    const all = [run('zero', 0, 2), run('data', 2, 3), run('undefined', 5, 1), run('data', 6, 1), run('zero', 7, 4)]
    expect([...windows(all, 2)]).toEqual([
      { from: 0, to: 4, runs: [run('zero', 0, 2), run('data', 2, 2)] },
      { from: 4, to: 7, runs: [run('data', 4, 1), run('undefined', 5, 1), run('data', 6, 1)] },
      { from: 7, to: 11, runs: [run('zero', 7, 4)] },
    ])
    expect([...windows([], 2)]).toEqual([])
    expect([...windows([run('data', 0, 2)], 2)]).toEqual([{ from: 0, to: 2, runs: [run('data', 0, 2)] }])
  })

  test('what has to be read is data alone, the last block as short as it is', () => {
    const all = [run('zero', 0, 2), run('data', 2, 3), run('undefined', 5, 1), run('data', 6, 1)]
    expect([bytesToRead(all, 7 * block), bytesToRead(all, 6 * block + 5), bytesToRead([], 0)]).toEqual([
      4 * block,
      3 * block + 5,
      0,
    ])
  })
})

describe('scanning', () => {
  const progress = (): { add: (bytes: number) => void; end: () => void; added: number[] } => {
    const added: number[] = []
    return { added, add: (bytes) => void added.push(bytes), end: () => undefined }
  }

  test('reads and hashes what is data, tells of what is not, and uses memory again', async () => {
    const content = Buffer.concat([blocks(1, 0, 0), Buffer.alloc(7, 2)])
    const source = ramDisk(content)
    const { engine, passed } = quickEngine()
    const lanes = createLanes(() => 1)
    const seen: unknown[] = []
    const visit = (one: Seen): void => {
      const { kind } = one
      seen.push(
        kind === 'run'
          ? one
          : { kind, index: one.index, held: digestOf(one.block).toString('hex'), looked: one.looked },
      )
    }
    const told = progress()
    const runs = [run('data', 0, 1), run('undefined', 1, 1), run('data', 2, 2)]
    await scanBlocks({ source, sizeBytes: content.length, runs, engine, progress: told, lanes, visit })
    await lanes.drain()
    expect(seen).toEqual([
      { kind: 'block', index: 0, held: hex(blocks(1)), looked: { pieces: 255, digest: digestOf(blocks(1)) } },
      { kind: 'run', run: run('undefined', 1, 1) },
      { kind: 'block', index: 2, held: hex(blocks(0)), looked: { pieces: 0, digest: null } },
      {
        kind: 'block',
        index: 3,
        held: hex(Buffer.alloc(7, 2)),
        looked: { pieces: 1, digest: digestOf(Buffer.alloc(7, 2)) },
      },
    ])
    expect({ reads: source.reads, passed, added: told.added, spare: engine.spare.map(({ length }) => length) }).toEqual(
      {
        reads: [0, 2 * block, 3 * block],
        passed: [block, block, 7],
        added: [block, block, 7],
        spare: [block],
      },
    )
  })

  test('ends at once when it is to end', async () => {
    const source = ramDisk(blocks(1))
    const { engine } = quickEngine({ signal: AbortSignal.abort(new Error('enough')) })
    const visit = (): void => undefined
    const request = { disk: source, sizeBytes: block, from: 0, phase: 'hash', engine, visit } as const
    await expect(scanDisk(request)).rejects.toThrow('enough')
    expect(source.reads).toEqual([])
  })

  test('the state of every block from one on is told, and what was read', async () => {
    const content = Buffer.concat([blocks(1, 0, 0, 0), Buffer.alloc(7, 2)])
    const extents = [extent(0, 2 * block), extent(2 * block, block, 'undefined'), extent(3 * block, block + 7)]
    const { engine, progress: told } = quickEngine()
    const seen: StateRun[] = []
    const visit = (state: StateRun): void => void seen.push(state)
    const disk = ramDisk(content, { extents })
    await scanDisk({ disk, sizeBytes: content.length, from: 1, phase: 'rehash', engine, visit })
    expect(seen.toSorted((one, other) => one.from - other.from)).toEqual([
      { kind: 'zero', from: 1, count: 1 },
      { kind: 'undefined', from: 2, count: 1 },
      { kind: 'zero', from: 3, count: 1 },
      { kind: 'data', from: 4, count: 1, digests: digestOf(Buffer.alloc(7, 2)) },
    ])
    const bytes = 2 * block + 7
    expect(told).toEqual([
      { phase: 'rehash', doneBytes: bytes, totalBytes: bytes, bytesPerSecond: null, secondsLeft: null },
    ])
  })

  test('an error of the disk comes after all that was begun has ended', async () => {
    let ended = 0
    const disk = ramDisk(blocks(1, 2, 3), {
      more: {
        read: async ({ offset }) => {
          if (offset === block) throw new Error('worn out')
          await new Promise((resolve) => setTimeout(resolve, 10))
          ended++
        },
      },
    })
    await expect(hashDisk({ disk, phase: 'hash', engine: quickEngine().engine })).rejects.toThrow('worn out')
    expect(ended).toBe(1)
  })

  test('a disk is hashed whole, or a part of it', async () => {
    const disk = ramDisk(Buffer.concat([blocks(1, 0, 3), Buffer.alloc(9, 4)]))
    const { engine } = quickEngine()
    const whole = await hashDisk({ disk, phase: 'hash', engine })
    expect([whole.sizeBytes, inWords(whole), whole.state(3)]).toEqual([
      3 * block + 9,
      ['data 0 1', 'zero 1 1', 'data 2 2'],
      { kind: 'data', digest: digestOf(Buffer.alloc(9, 4)) },
    ])
    const part = await hashDisk({ disk, sizeBytes: 2 * block + 5, from: 1, phase: 'hash', engine })
    expect([part.sizeBytes, inWords(part), part.state(2)]).toEqual([
      2 * block + 5,
      ['zero 0 2', 'data 2 1'],
      { kind: 'data', digest: digestOf(Buffer.alloc(5, 3)) },
    ])
    expect([stateOf({ pieces: 0, digest: null }), stateOf({ pieces: 1, digest: Buffer.alloc(32) })]).toEqual([
      { kind: 'zero' },
      { kind: 'data', digest: Buffer.alloc(32) },
    ])
  })

  test('a disk is compared with what it should be, block by block', async () => {
    const { engine } = quickEngine()
    const expected = await hashDisk({ disk: ramDisk(blocks(1, 0, 3, 4)), phase: 'hash', engine })
    const compared = async (content: Buffer): Promise<unknown> =>
      await compareDisk({ disk: ramDisk(content), expected, phase: 'proof', engine })
    expect([
      await compared(blocks(1, 0, 3, 4)),
      await compared(blocks(1, 5, 3, 5)),
      await compared(Buffer.concat([blocks(0, 0, 3, 4), blocks(8)])),
    ]).toEqual([
      { blocks: 0, compared: 4, first: null },
      { blocks: 2, compared: 4, first: 1 },
      { blocks: 1, compared: 4, first: 0 },
    ])
  })
})
