import { describe, expect, test } from 'vitest'
import { scanFiles, statesOf } from '../../../src/transfer/copy/scan-files.ts'
import { copyWindows } from '../../../src/transfer/copy/copy-windows.ts'
import { createLanes } from '../../../src/transfer/flow/lanes.ts'
import { explained, toJob } from '../../../src/transfer/hash/file-work.ts'
import { createHashPool, sharedBuffer } from '../../../src/transfer/hash/hash-pool.ts'
import { createManifest } from '../../../src/transfer/manifest/manifest.ts'
import { block } from '../disks.ts'
import { type Open, opened } from './opened.ts'
import { poolHere, quickEngine, threadHere } from '../quick-engine.ts'
import { blocks, digestOf, ramDisk } from '../ram-disk.ts'

describe('what a thread is told', () => {
  const from = { name: 'a', descriptor: 5 }

  test('is numbers, and what the target holds of just those blocks', () => {
    const base = createManifest(5 * block)
    base.set(1, { kind: 'data', digest: Buffer.alloc(32, 1) })
    base.set(2, { kind: 'data', digest: Buffer.alloc(32, 2) })
    base.set(4, { kind: 'undefined' })
    expect(toJob({ offset: 7, length: 8, from, to: null })).toEqual({
      offset: 7,
      length: 8,
      from: 5,
      direct: null,
      to: null,
    })
    const digests = Buffer.concat([2, 0, 0].map((fill) => Buffer.alloc(32, fill)))
    expect(toJob({ offset: 2 * block, length: 2 * block + 1, from, to: { name: 'b', descriptor: 6, base } })).toEqual({
      ...{ offset: 2 * block, length: 2 * block + 1, from: 5, direct: null, to: { to: 6, direct: null } },
      states: new Uint8Array([1, 0, 2]),
      digests: new Uint8Array(digests),
    })
    const direct = { name: 'b', descriptor: 6, pastCache: 7, base }
    expect(toJob({ offset: 0, length: 1, from, to: direct })).toMatchObject({ to: { to: 6, direct: 7 } })
  })

  test('and what it says of a failure is put in words', () => {
    const base = createManifest(1)
    const both = { offset: 0, length: 1, from, to: { name: 'b', descriptor: 6, base } }
    const failure = { offset: 9, code: 'EIO', message: 'bad' }
    const said = (error: Error): unknown => ('says' in error ? error.says : error)
    expect([
      said(explained(both, { ...failure, doing: 'read' })),
      said(explained(both, { ...failure, doing: 'write' })),
      said(explained({ ...both, to: null }, { ...failure, doing: 'write' })),
      said(explained(both, { ...failure, doing: 'read', code: 'SHORT' })),
      said(explained(both, { ...failure, doing: 'write', code: 'SHORT' })),
      said(explained(both, { ...failure, doing: null })),
      said(explained(both, { ...failure, doing: 'read', code: null })),
    ]).toEqual([
      { key: 'disk.cannotRead', values: { name: 'a', offset: 9, reason: 'EIO' } },
      { key: 'disk.cannotWrite', values: { name: 'b', offset: 9, reason: 'EIO' } },
      { key: 'disk.cannotWrite', values: { name: 'a', offset: 9, reason: 'EIO' } },
      { key: 'disk.shorter', values: { name: 'a', offset: 9 } },
      { key: 'disk.cannotWrite', values: { name: 'b', offset: 9, reason: 'SHORT' } },
      new Error('bad'),
      new Error('bad'),
    ])
    expect(explained(both, { ...failure, doing: 'read' })).toMatchObject({ kind: 'partial', cause: new Error('bad') })
    expect(explained(both, { ...failure, doing: 'read', code: 'SHORT' })).toMatchObject({
      kind: 'partial',
      cause: new Error('bad'),
    })
  })
})

describe('the program of a thread, run in this one', () => {
  const piece = 64 * 1024

  test('finds zeroes in pieces of 64 KiB', () => {
    const ask = threadHere()
    const look = (bytes: Buffer): unknown =>
      ask({ kind: 'look', job: { memory: bytes.buffer, offset: bytes.byteOffset, length: bytes.length } }).looked
    const odd = Buffer.alloc(3 * piece + 5)
    odd[piece] = 1
    odd[3 * piece + 4] = 1
    const whole = Buffer.alloc(block, 0)
    whole[block - 1] = 1
    expect([look(Buffer.alloc(block)), look(Buffer.alloc(0)), look(odd), look(whole)]).toEqual([
      { pieces: 0, digest: null },
      { pieces: 0, digest: null },
      { pieces: 0b1010, digest: digestOf(odd) },
      { pieces: 0b10000000, digest: digestOf(whole) },
    ])
  })

  test('reads, hashes, and writes what is not there yet', async () => {
    const part = Buffer.alloc(block)
    part.fill(8, piece, 2 * piece)
    const content = Buffer.concat([blocks(1, 2, 3), part, part, blocks(0, 0), Buffer.alloc(9, 4)])
    const from = await opened(content)
    const to = await opened(Buffer.alloc(content.length, 7))
    const base = createManifest(content.length)
    base.set(0, { kind: 'data', digest: digestOf(blocks(1)) })
    base.set(1, { kind: 'data', digest: digestOf(blocks(9)) })
    base.set(2, { kind: 'undefined' })
    base.set(4, { kind: 'undefined' })
    base.set(6, { kind: 'undefined' })
    const worked = await poolHere().work({ offset: 0, length: content.length, from, to: { ...to, base } })
    const none = Buffer.alloc(32)
    const digests = [blocks(1), blocks(2), blocks(3), part, part].map(digestOf)
    expect({ ...worked, digests: Buffer.from(worked.digests).toString('hex') }).toEqual({
      data: new Uint8Array([1, 1, 1, 1, 1, 0, 0, 1]),
      digests: Buffer.concat([...digests, none, none, digestOf(Buffer.alloc(9, 4))]).toString('hex'),
      written: 3 * block + piece + block + 9,
    })
    const seven = (bytes: number): Buffer => Buffer.alloc(bytes, 7)
    const expected = [seven(block), blocks(2, 3), seven(piece), part.subarray(piece, 2 * piece), seven(6 * piece)]
    const rest = [part, seven(block), blocks(0), Buffer.alloc(9, 4)]
    expect((await to.content()).equals(Buffer.concat([...expected, ...rest]))).toBe(true)
  })

  test('reads a part, and writes nothing without a target', async () => {
    const from = await opened(blocks(1, 2, 0))
    const { data, digests, written } = await poolHere().work({ offset: block, length: block + 5, from, to: null })
    expect([data, Buffer.from(digests).subarray(0, 32), written]).toEqual([
      new Uint8Array([1, 0]),
      digestOf(blocks(2)),
      0,
    ])
  })

  test('says where it failed, and goes on', async () => {
    const ask = threadHere()
    const from = await opened(Buffer.alloc(block + 5, 1))
    const to = await opened(blocks(0, 0), 'r')
    const base = createManifest(2 * block)
    base.setRun({ kind: 'undefined', from: 0, count: 2 })
    const job = (offset: number, length: number, target: Open | null): unknown =>
      toJob({ offset, length, from, to: target === null ? null : { ...target, base } })
    expect([
      ask({ kind: 'work', job: job(0, 2 * block, null) }).failed,
      ask({ kind: 'work', job: job(0, block, to) }).failed,
      ask({ kind: 'work', job: job(0, block, null) }).failed,
      ask({ kind: 'look', job: null }).failed?.doing,
    ]).toEqual([
      { doing: 'read', offset: block + 5, code: 'SHORT', message: 'the file ends before' },
      { doing: 'write', offset: 0, code: 'EBADF', message: expect.stringContaining('EBADF') as string },
      undefined,
      null,
    ])
  })
})

test('a pool of threads answers as one, and after its end nobody', async () => {
  const pool = createHashPool(0)
  const memory = sharedBuffer(9)
  memory.fill(3)
  const from = await opened(blocks(1))
  const looked = await Promise.all([pool.look(memory), pool.look(memory.subarray(0, 1))])
  const { written, data } = await pool.work({ offset: 0, length: block, from, to: null })
  await expect(pool.work({ offset: 9 * block, length: 1, from, to: null })).rejects.toMatchObject({
    says: { key: 'disk.shorter', values: { name: from.name, offset: 9 * block } },
  })
  await pool.close()
  expect([looked, written, data]).toEqual([
    [
      { pieces: 1, digest: digestOf(Buffer.alloc(9, 3)) },
      { pieces: 1, digest: digestOf(Buffer.alloc(1, 3)) },
    ],
    0,
    new Uint8Array([1]),
  ])
})

test('stretches become states', () => {
  const digests = Buffer.concat([Buffer.alloc(32, 1), Buffer.alloc(32, 2)])
  const worked = (...data: readonly number[]): { data: Uint8Array; digests: Uint8Array; written: number } => {
    return { data: new Uint8Array(data), digests: new Uint8Array(digests), written: 0 }
  }
  expect([
    statesOf({ kind: 'run', run: { kind: 'undefined', from: 3, count: 4 } }),
    statesOf({ kind: 'stretch', from: 5, count: 2, worked: worked(1, 1) }),
    statesOf({ kind: 'stretch', from: 5, count: 2, worked: worked(0, 1) }),
  ]).toEqual([
    [{ kind: 'undefined', from: 3, count: 4 }],
    [{ kind: 'data', from: 5, count: 2, digests }],
    [
      { kind: 'zero', from: 5, count: 1 },
      { kind: 'data', from: 6, count: 1, digests: Buffer.alloc(32, 2) },
    ],
  ])
})

describe('files that threads scan', () => {
  async function stretches(inFlight: number, bandwidthMibps: number | null): Promise<unknown> {
    const content = Buffer.concat([blocks(1, 2, 3, 4, 5), Buffer.alloc(3, 6)])
    const from = await opened(content)
    const { engine, passed } = quickEngine({
      controls: { settings: () => ({ inFlight, bandwidthMibps }), close: () => undefined },
    })
    const lanes = createLanes(() => 1)
    const added: number[] = []
    const seen: string[] = []
    await scanFiles({
      files: { from, to: null },
      sizeBytes: content.length,
      runs: [
        { kind: 'zero', from: 0, count: 1 },
        { kind: 'data', from: 1, count: 5 },
      ],
      engine,
      progress: { add: (bytes) => void added.push(bytes), end: () => undefined },
      lanes,
      visit: (done) => {
        seen.push(
          done.kind === 'run'
            ? `${done.run.kind} ${String(done.run.count)}`
            : `${String(done.from)}+${String(done.count)}`,
        )
      },
    })
    await lanes.drain()
    return { seen, added, passed }
  }

  test('in stretches as long as may be under way, block by block where the rate is limited', async () => {
    const last = 3
    expect([await stretches(9, null), await stretches(2, null), await stretches(9, 100)]).toEqual([
      { seen: ['zero 1', '1+5'], added: [4 * block + last], passed: [5 * block] },
      {
        seen: ['zero 1', '1+2', '3+2', '5+1'],
        added: [2 * block, 2 * block, last],
        passed: [2 * block, 2 * block, block],
      },
      {
        seen: ['zero 1', '1+1', '2+1', '3+1', '4+1', '5+1'],
        added: [block, block, block, block, last],
        passed: [block, block, block, block, block],
      },
    ])
  })

  test('and copy, with the steps and the bytes of each block', async () => {
    const [from, to] = [await opened(blocks(1, 0, 3)), await opened(blocks(7, 7, 7))]
    const [source, sink] = [ramDisk(blocks(1, 0, 3), { more: from }), ramDisk(blocks(7, 7, 7), { more: to })]
    const { engine, steps } = quickEngine({ windowBlocks: 4 })
    const base = createManifest(3 * block)
    base.setRun({ kind: 'undefined', from: 0, count: 3 })
    const manifest = createManifest(3 * block)
    let bytes = 0
    const wrote = (count: number): void => void (bytes += count)
    const runs = [
      { kind: 'data', from: 0, count: 1 },
      { kind: 'zero', from: 1, count: 1 },
      { kind: 'data', from: 2, count: 1 },
    ] as const
    const records: unknown[] = []
    const journal = {
      append: (record: unknown) => Promise.resolve(void records.push(record)),
      sync: () => Promise.resolve(),
      close: () => Promise.resolve(),
    }
    await copyWindows({ source, sink, base, manifest, runs, journal, engine, wrote })
    expect([bytes, steps, sink.log, records.length, manifest.counts()]).toEqual([
      3 * block,
      ['block-written', 'block-written', 'window-written', 'window-synced', 'window-recorded', 'window-journalled'],
      [`zero ${String(block)} ${String(block)}`, 'flush'],
      1,
      { data: 2, zero: 1, undefined: 0 },
    ])
    expect((await to.content()).equals(blocks(1, 7, 3))).toBe(true)
  })
})
