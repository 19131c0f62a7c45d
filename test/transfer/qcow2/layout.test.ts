import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Extent } from '../../../src/transfer/disk.ts'
import { layOut } from '../../../src/transfer/qcow2/layout.ts'
import { metadata } from '../../../src/transfer/qcow2/metadata.ts'
import { qcow2Stream } from '../../../src/transfer/qcow2/qcow2-stream.ts'

const cluster = 65_536
const perTable = 8192
const extent = (offset: number, length: number, kind: Extent['kind'] = 'data'): Extent => ({ offset, length, kind })

describe('where everything lies in an image', () => {
  test('a small disk', () => {
    const extents = [extent(0, 1), extent(5, 3, 'zero'), extent(cluster - 1, 2), extent(3 * cluster, cluster + 1)]
    expect(layOut(5 * cluster - 700, extents)).toEqual({
      sizeBytes: 5 * cluster - 700,
      virtualBytes: 5 * cluster - 512,
      runs: [
        { first: 0, count: 2, before: 0 },
        { first: 3, count: 2, before: 2 },
      ],
      tables: [0],
      firstLevelEntries: 1,
      countTable: { cluster: 1, count: 1 },
      counts: { cluster: 2, count: 1 },
      firstLevel: { cluster: 3, count: 1 },
      secondLevel: { cluster: 4, count: 1 },
      data: { cluster: 5, count: 4 },
      totalClusters: 9,
    })
  })

  test('nothing at all, and nothing but zeroes', () => {
    const none = layOut(0, [])
    expect([none.virtualBytes, none.firstLevelEntries, none.totalClusters, none.runs]).toEqual([0, 0, 3, []])
    const zero = layOut(cluster, [extent(0, cluster, 'zero'), extent(9, 0), extent(cluster, 7)])
    expect([zero.runs, zero.tables, zero.totalClusters]).toEqual([[], [], 4])
  })

  test('runs that touch are one; what a cluster has already counts once', () => {
    const runs = (...all: readonly Extent[]): unknown => layOut(99 * cluster, all).runs
    expect([
      runs(extent(0, cluster), extent(cluster, cluster)),
      runs(extent(0, cluster + 1), extent(cluster + 1, 5), extent(cluster + 9, cluster)),
      runs(extent(0, 5), extent(5, 5)),
      runs(extent(0, cluster), extent(2 * cluster, 1)),
      runs(extent(98 * cluster, 9 * cluster)),
    ]).toEqual([
      [{ first: 0, count: 2, before: 0 }],
      [{ first: 0, count: 3, before: 0 }],
      [{ first: 0, count: 1, before: 0 }],
      [
        { first: 0, count: 1, before: 0 },
        { first: 2, count: 1, before: 1 },
      ],
      [{ first: 98, count: 1, before: 0 }],
    ])
  })

  test('tables of the second level are only where there is data', () => {
    const tables = (...all: readonly Extent[]): readonly number[] => layOut(9 * perTable * cluster, all).tables
    expect([
      tables(extent((perTable - 1) * cluster, cluster)),
      tables(extent((perTable - 1) * cluster, 2 * cluster)),
      tables(extent(0, 1), extent(9 * cluster, 1), extent(5 * perTable * cluster, 2 * perTable * cluster)),
    ]).toEqual([[0], [0, 1], [0, 5, 6]])
  })

  test('counts count themselves', () => {
    // Header, table of counts, one of the first level: with 32,763 clusters of data and 4 tables one block of counts suffices.
    const parts = (data: number): unknown => {
      const { counts, countTable, totalClusters } = layOut(data * cluster, [extent(0, data * cluster)])
      return [countTable.count, counts.count, totalClusters]
    }
    expect([parts(32_760), parts(32_761), parts(65_525)]).toEqual([
      [1, 1, 32_768],
      [1, 2, 32_770],
      [1, 3, 65_539],
    ])
  })
})

describe('what comes before the data', () => {
  const numbers = (bytes: Buffer, from: number, count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => bytes.readBigUInt64BE(from + at * 8).toString(16))

  test('header, counts, and tables, each with what it needs and nothing else', () => {
    const layout = layOut(2 * perTable * cluster - 512, [
      extent(cluster, cluster),
      extent((perTable - 1) * cluster, 2 * cluster),
      extent((perTable + 3) * cluster, cluster),
    ])
    const [head, countTable, counts, first, second, third, ...rest] = [...metadata(layout)] as Buffer[]
    if (!head || !countTable || !counts || !first || !second || !third) throw new Error('something is missing')
    const expectedHead = Buffer.alloc(cluster)
    Buffer.from('514649fb00000003', 'hex').copy(expectedHead)
    expectedHead.writeUInt32BE(16, 20)
    expectedHead.writeBigUInt64BE(BigInt(2 * perTable * cluster - 512), 24)
    expectedHead.writeUInt32BE(2, 36)
    expectedHead.writeBigUInt64BE(BigInt(3 * cluster), 40)
    expectedHead.writeBigUInt64BE(BigInt(cluster), 48)
    expectedHead.writeUInt32BE(1, 56)
    expectedHead.writeUInt32BE(4, 96)
    expectedHead.writeUInt32BE(104, 100)
    expect([head.equals(expectedHead), rest]).toEqual([true, []])
    const copied = 0x8000000000000000n
    const pointer = (to: number): string => (copied + BigInt(to * cluster)).toString(16)
    expect(numbers(countTable, 0, 2)).toEqual([(2 * cluster).toString(16), '0'])
    expect([...counts.subarray(0, 22)]).toEqual(
      Array.from({ length: 22 }, (_, at) => (at % 2 === 1 && at < 20 ? 1 : 0)),
    )
    expect(counts.subarray(22).every((byte) => byte === 0)).toBe(true)
    expect(numbers(first, 0, 3)).toEqual([pointer(4), pointer(5), '0'])
    expect(numbers(second, 0, 3)).toEqual(['0', pointer(6), '0'])
    expect(numbers(second, cluster - 16, 2)).toEqual(['0', pointer(7)])
    expect(numbers(third, 0, 5)).toEqual([pointer(8), '0', '0', pointer(9), '0'])
    expect(third.subarray(40).every((byte) => byte === 0)).toBe(true)
  })

  test('several tables of the first level, and pointers beyond four gigabytes', () => {
    const far = (perTable + 7) * perTable * cluster
    const layout = layOut(far + cluster, [extent(0, 70_000 * cluster), extent(far, cluster)])
    const all = [...metadata(layout)]
    expect([layout.firstLevel.count, layout.counts.count, all.length]).toEqual([2, 3, 1 + 1 + 3 + 2 + 10])
    const firstLevel = all.slice(5, 7)
    const copied = 0x8000000000000000n
    const entry = (to: number): string => (copied + BigInt(to * cluster)).toString(16)
    const [one, two, last] = [firstLevel[0], firstLevel[1], all.at(-1)]
    if (!one || !two || !last) throw new Error('something is missing')
    expect(numbers(one, 0, 10)).toEqual([...Array.from({ length: 9 }, (_, at) => entry(7 + at)), '0'])
    expect(numbers(two, 6 * 8, 3)).toEqual(['0', entry(16), '0'])
    expect(numbers(last, 0, 2)).toEqual([entry(17 + 70_000), '0'])
    const counted = all.slice(2, 5).reduce((sum, block) => sum + block.reduce((more, byte) => more + byte, 0), 0)
    expect(counted).toBe(layout.totalClusters)
  })
})

describe('an image as a stream', () => {
  const { signal } = new AbortController()
  async function parts(sizeBytes: number, extents: readonly Extent[], ahead?: () => number): Promise<unknown> {
    const asked: string[] = []
    const read = ({ offset, length }: { offset: number; length: number }): Promise<Buffer> => {
      asked.push(`${String(offset)} ${String(length)}`)
      return Promise.resolve(Buffer.alloc(length, 5))
    }
    const stream = qcow2Stream({ sizeBytes, extents, read, signal, ...(ahead === undefined ? {} : { ahead }) })
    const lengths: number[] = []
    const sum = createHash('sha256')
    for await (const part of stream) {
      lengths.push(part.length)
      sum.update(part)
    }
    return {
      asked,
      lengths: lengths.slice(5),
      total: lengths.reduce((all, length) => all + length, 0) - stream.totalBytes,
    }
  }

  test('asks for spans within one block, in order, and fills up the last cluster', async () => {
    const size = 9 * cluster + 5
    expect(await parts(size, [extent(cluster, 20 * cluster)])).toEqual({
      asked: [`${String(cluster)} ${String(7 * cluster)}`, `${String(8 * cluster)} ${String(cluster + 5)}`],
      lengths: [7 * cluster, cluster + 5, cluster - 5],
      total: 0,
    })
    expect(await parts(8 * cluster, [extent(0, 1)], () => 1)).toEqual({
      asked: [`0 ${String(cluster)}`],
      lengths: [cluster],
      total: 0,
    })
  })

  test('reads eight ahead unless told, and ends when told', async () => {
    let [running, most] = [0, 0]
    const read = async ({ length }: { length: number }): Promise<Buffer> => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running--
      return Buffer.alloc(length)
    }
    const request = { sizeBytes: 160 * cluster, extents: [extent(0, 160 * cluster)], read }
    for await (const part of qcow2Stream({ ...request, signal })) expect(part.length).toBeGreaterThan(0)
    expect(most).toBe(8)
    const abort = new AbortController()
    const all = async (after: number): Promise<number> => {
      let bytes = 0
      for await (const part of qcow2Stream({ ...request, signal: abort.signal })) {
        bytes += part.length
        if (bytes >= after) abort.abort(new Error('enough'))
      }
      return bytes
    }
    await expect(all(5 * cluster + 1)).rejects.toThrow('enough')
    await expect(all(0)).rejects.toThrow('enough')
  })
})
