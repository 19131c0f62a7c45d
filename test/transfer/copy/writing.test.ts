import { describe, expect, test } from 'vitest'
import { hashDisk } from '../../../src/transfer/copy/hash-disk.ts'
import { isZeroFrom, zeroPadding } from '../../../src/transfer/copy/padding.ts'
import { type Seen } from '../../../src/transfer/copy/scan-blocks.ts'
import { verifyDisks } from '../../../src/transfer/copy/verify-disks.ts'
import { writeSeen } from '../../../src/transfer/copy/write-block.ts'
import type { Extent } from '../../../src/transfer/disk.ts'
import { createManifest, type Manifest } from '../../../src/transfer/manifest/manifest.ts'
import { block } from '../disks.ts'
import { quickEngine } from '../quick-engine.ts'
import { blocks, digestOf, type RamDisk, ramDisk } from '../ram-disk.ts'

const extent = (offset: number, length: number, kind: Extent['kind'] = 'data'): Extent => ({ offset, length, kind })

describe('writing', () => {
  const piece = 64 * 1024

  /** What is written of a block, where the target is known to hold this. */
  async function written(
    content: Buffer,
    there: 'zero' | 'same' | 'other' | 'unknown',
    kind = 'block',
  ): Promise<unknown> {
    const sink = ramDisk(Buffer.alloc(2 * block + 99))
    const base = createManifest(2 * block + 99)
    const digest = there === 'same' ? digestOf(content) : Buffer.alloc(32)
    if (there === 'same' || there === 'other') base.set(1, { kind: 'data', digest })
    if (there === 'unknown') base.set(1, { kind: 'undefined' })
    const bytes: number[] = []
    const { engine, steps } = quickEngine()
    const target = { sink, base, sizeBytes: 2 * block, engine, wrote: (count: number) => void bytes.push(count) }
    const looked = await engine.hash.look(content)
    const seen: Seen =
      kind === 'block'
        ? { kind: 'block', index: 1, block: content, looked }
        : { kind: 'run', run: { kind: 'undefined', from: 0, count: 2 } }
    const { kind: state } = await writeSeen(target, seen)
    return { state, log: sink.log, bytes: bytes.reduce((sum, count) => sum + count, 0), steps }
  }
  const step = ['block-written']

  test('a block goes where it is not yet', async () => {
    const content = blocks(7)
    const all = { state: 'data', log: [`write ${String(block)} ${String(block)}`], bytes: block, steps: step }
    expect([
      await written(content, 'same'),
      await written(content, 'other'),
      await written(content, 'unknown'),
      await written(content, 'zero'),
    ]).toEqual([{ state: 'data', log: [], bytes: 0, steps: step }, all, all, all])
  })

  test('on zeroes only the pieces that are not zero are written, neighbours in one go', async () => {
    const content = Buffer.alloc(block)
    content[piece] = 1
    content[3 * piece - 1] = 1
    content[block - 1] = 1
    expect(await written(content, 'zero')).toEqual({
      state: 'data',
      log: [
        `write ${String(block + piece)} ${String(2 * piece)}`,
        `write ${String(block + 7 * piece)} ${String(piece)}`,
      ],
      bytes: 3 * piece,
      steps: step,
    })
    expect(await written(Buffer.alloc(piece + 5, 1), 'zero')).toMatchObject({
      log: [`write ${String(block)} ${String(piece + 5)}`],
      bytes: piece + 5,
    })
  })

  test('zeroes are written where the target may hold something else, and no further than the disk', async () => {
    const zeroed = { log: [`zero ${String(block)} ${String(block)}`], bytes: block }
    expect([
      await written(blocks(0), 'zero'),
      await written(blocks(0), 'other'),
      await written(blocks(0), 'unknown'),
      await written(blocks(0), 'unknown', 'run'),
      await written(blocks(0), 'zero', 'run'),
    ]).toEqual([
      { state: 'zero', log: [], bytes: 0, steps: step },
      { state: 'zero', ...zeroed, steps: step },
      { state: 'zero', ...zeroed, steps: step },
      { state: 'undefined', ...zeroed, steps: [] },
      { state: 'undefined', log: [], bytes: 0, steps: [] },
    ])
  })
})

describe('what lies behind the source', () => {
  const from = block + 5
  const behind = (): RamDisk => {
    const content = Buffer.alloc(4 * block)
    content[from - 1] = 9
    content[from] = 1
    content[2 * block + 5] = 1
    content[4 * block - 1] = 1
    const extents = [extent(0, 2 * block), extent(2 * block, block + 8), extent(3 * block + 8, block - 8)]
    return ramDisk(content, { extents })
  }

  test('is made zero where it is not, and nowhere else', async () => {
    const sink = behind()
    const { engine } = quickEngine()
    expect(await isZeroFrom(sink, from, engine)).toBe(false)
    expect(await zeroPadding(sink, from, engine)).toBe(3 * block - 5 - 8)
    expect(sink.log).toEqual([
      `zero ${String(from)} ${String(block - 5)}`,
      `zero ${String(2 * block)} ${String(block)}`,
      `zero ${String(3 * block + 8)} ${String(block - 8)}`,
    ])
    expect(await isZeroFrom(sink, from, engine)).toBe(true)
    expect(sink.content.indexOf(1)).toBe(-1)
    expect(sink.content[from - 1]).toBe(9)
  })

  test('is not looked at where it is known, was made just now, or is not there', async () => {
    const known = ramDisk(blocks(1, 0), { extents: [extent(0, block), extent(block, block, 'zero')] })
    const fresh = ramDisk(blocks(1, 1), { fresh: true })
    const none = ramDisk(blocks(1))
    const { engine } = quickEngine()
    const padded = [known, fresh, none].map((sink) => zeroPadding(sink, block, engine))
    expect(await Promise.all(padded)).toEqual([0, 0, 0])
    expect([known.reads, fresh.reads, none.reads]).toEqual([[], [], []])
    expect(await Promise.all([known, fresh, none].map((sink) => isZeroFrom(sink, block, engine)))).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('two disks', () => {
  async function compared(expected: Manifest, content: Buffer): Promise<unknown> {
    return await verifyDisks({ expected, target: ramDisk(content), proof: 'cached', engine: quickEngine().engine })
  }

  test('are equal in every block, with zeroes behind, or told apart', async () => {
    const { engine } = quickEngine()
    const expected = await hashDisk({ disk: ramDisk(blocks(1, 0, 3)), phase: 'hash', engine })
    const other = await hashDisk({ disk: ramDisk(blocks(2, 0, 4)), phase: 'hash', engine })
    const common = { sizeBytes: 3 * block, blocks: { data: 2, zero: 1, undefined: 0 }, root: expected.root() }
    const same = { differentBlocks: 0, firstDifferentBlock: null, targetRoot: expected.root(), proof: 'cached' }
    expect([
      await compared(expected, blocks(1, 0, 3)),
      await compared(expected, blocks(1, 0, 3, 0)),
      await compared(expected, blocks(1, 0, 3, 9)),
      await compared(expected, blocks(2, 0, 4)),
    ]).toEqual([
      { equal: true, ...common, ...same, targetBytes: 3 * block, paddingIsZero: true },
      { equal: true, ...common, ...same, targetBytes: 4 * block, paddingIsZero: true },
      { equal: false, ...common, ...same, targetBytes: 4 * block, paddingIsZero: false },
      {
        equal: false,
        ...common,
        ...{ differentBlocks: 2, firstDifferentBlock: 0, targetRoot: other.root(), proof: 'cached' },
        ...{ targetBytes: 3 * block, paddingIsZero: true },
      },
    ])
    await expect(compared(expected, blocks(1, 0))).rejects.toMatchObject({
      kind: 'findings',
      says: { key: 'disk.smaller', values: { source: 3 * block, target: 2 * block, name: 'ram' } },
    })
  })
})
