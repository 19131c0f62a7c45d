import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Extent } from '../../../src/transfer/disk.ts'
import { openNbdSink, openNbdSource } from '../../../src/transfer/nbd/open-nbd.ts'
import { type Asked, quickServer, simple, status } from './quick-server.ts'
import { flags, byTheBook, targetOf, sinkOf } from './by-the-book.ts'

const { signal } = new AbortController()
const blockStatus = 7
describe('a disk on a server', () => {
  test('is read, written, made zero, flushed and closed by one request each', async () => {
    const { sink, log } = await sinkOf({})
    const into = Buffer.alloc(5)
    await sink.read({ offset: 3, into, signal })
    await sink.write({ offset: 9, from: Buffer.from('abc'), signal })
    await sink.writeZeroes({ offset: 20, length: 2 ** 30 + 1, signal })
    const proof = await sink.forgetCache()
    await sink.flush()
    const identity = await sink.identity()
    await sink.close()
    await vi.waitFor(() => expect(log.at(-1)).toBe('1 bye 0 0'))
    expect({ into: into.toString('hex'), proof, identity, fresh: sink.fresh, size: sink.sizeBytes, log }).toEqual({
      into: '0707070707',
      proof: 'full-readback',
      identity: null,
      fresh: false,
      size: 2 ** 31,
      log: [
        '1 read 3 5',
        '1 write 9 3',
        `1 zero 20 ${String(2 ** 30)}`,
        `1 zero ${String(2 ** 30 + 20)} 1`,
        '1 flush 0 0',
        '1 bye 0 0',
      ],
    })
  })

  test('gets zeroes as data where it knows no other', async () => {
    const { sink, log } = await sinkOf({ flags: flags.flush })
    await sink.writeZeroes({ offset: 5, length: 2 ** 20 + 7, signal })
    expect(log).toEqual([`1 write 5 ${String(2 ** 20)}`, `1 write ${String(2 ** 20 + 5)} 7`])
  })

  test('that is for reading only is no target, and may be a source', async () => {
    const server = await quickServer({ sizeBytes: 9, flags: 1 | flags.readOnly, answer: byTheBook })
    const name = `nbd+unix:///?socket=${server.socket}`
    await expect(openNbdSink({ target: targetOf(server.socket), fresh: false, proof: 'cached' })).rejects.toMatchObject(
      {
        kind: 'refused',
        says: { key: 'disk.nbd.readOnly', values: { name } },
      },
    )
    await vi.waitFor(() => expect(server.log).toEqual(['1 bye 0 0']))
    const source = await openNbdSource(targetOf(server.socket))
    onTestFinished(() => source.close())
    expect([source.name, source.sizeBytes]).toEqual([name, 9])
  })

  test.each([
    [1, 'EPERM'],
    [5, 'EIO'],
    [12, 'ENOMEM'],
    [22, 'EINVAL'],
    [28, 'ENOSPC'],
    [75, 'EOVERFLOW'],
    [95, 'ENOTSUP'],
    [3, 'error 3'],
  ])('says which request it refuses, and why: %i', async (errno, reason) => {
    const { sink, log } = await sinkOf({ answer: (asked, reply) => reply(simple(asked, errno)) })
    const said = async (work: Promise<unknown>): Promise<unknown> =>
      await work.catch((error: unknown) => (error as { says: unknown }).says)
    const { name } = sink
    const write = reason === 'ENOSPC' ? 'disk.full' : 'disk.cannotWrite'
    expect([
      await said(sink.read({ offset: 7, into: Buffer.alloc(1), signal })),
      await said(sink.write({ offset: 8, from: Buffer.alloc(1), signal })),
      await said(sink.writeZeroes({ offset: 9, length: 1, signal })),
      await said(sink.flush()),
    ]).toEqual([
      { key: 'disk.cannotRead', values: { name, offset: 7, reason } },
      { key: write, values: { name, offset: 8, reason } },
      { key: write, values: { name, offset: 9, reason } },
      { key: write, values: { name, offset: 0, reason } },
    ])
    expect(log.length).toBe(4)
  })
})

test('a server that goes away is told of in words', async () => {
  const { sink } = await sinkOf({ answer: (asked, reply) => reply(simple(asked, 108)) })
  await expect(sink.read({ offset: 7, into: Buffer.alloc(1), signal })).rejects.toMatchObject({
    kind: 'partial',
    says: { key: 'disk.nbd.shutDown', values: { name: sink.name } },
  })
})

describe('what a server knows of its disk', () => {
  async function extentsOf(
    sizeBytes: number,
    answer: (asked: Asked) => Buffer,
    allocation = true,
  ): Promise<{ extents: Extent[]; log: string[] }> {
    const { sink, log } = await sinkOf({ sizeBytes, allocation, answer: (asked, reply) => reply(answer(asked)) })
    const extents: Extent[] = []
    for await (const extent of sink.extents({ signal })) extents.push(extent)
    return { extents, log }
  }
  const all = (length: number, kind: Extent['kind'] = 'data'): Extent => ({ offset: 0, length, kind })

  test('is asked for in stretches; only what reads as zeroes is zero', async () => {
    const size = 2 ** 30 + 500
    const answer = (asked: Asked): Buffer =>
      asked.offset === 0
        ? status(asked, [
            [100, 0],
            [0, 3],
            [50, 3],
            [10, 1],
            [20, 2],
            [2 ** 30 - 180, 0],
          ])
        : status(asked, [[9999, 3]])
    expect(await extentsOf(size, answer)).toEqual({
      extents: [
        { offset: 0, length: 100, kind: 'data' },
        { offset: 100, length: 50, kind: 'zero' },
        { offset: 150, length: 10, kind: 'data' },
        { offset: 160, length: 20, kind: 'zero' },
        { offset: 180, length: 2 ** 30 - 180, kind: 'data' },
        { offset: 2 ** 30, length: 500, kind: 'zero' },
      ],
      log: [`1 status 0 ${String(2 ** 30)}`, `1 status ${String(2 ** 30)} 500`],
    })
  })

  test('is nothing where it does not tell, refuses, or makes no sense', async () => {
    const odd = (asked: Asked): Buffer =>
      Buffer.concat([
        Buffer.from('668e33ef00010005', 'hex'),
        status(asked, []).subarray(8, 16),
        Buffer.from('0000000d', 'hex'),
        Buffer.from('00000001000000050000000209', 'hex'),
      ])
    const found = [
      await extentsOf(9, (asked) => simple(asked), false),
      await extentsOf(9, (asked) => simple(asked, 22)),
      await extentsOf(9, (asked) => status(asked, [[9, 3]], 2)),
      await extentsOf(9, (asked) => status(asked, [])),
      await extentsOf(9, (asked) => status(asked, [[0, 3]])),
      await extentsOf(9, odd),
    ]
    expect(found.map(({ extents }) => extents)).toEqual(Array.from({ length: 6 }, () => [all(9)]))
    expect(found[0]?.log).toEqual([])
  })

  test('is asked again where it tells of less', async () => {
    const answer = (asked: Asked): Buffer => status(asked, [[4, asked.offset === 4 ? 3 : 0]])
    expect(await extentsOf(10, answer)).toEqual({
      extents: [
        { offset: 0, length: 4, kind: 'data' },
        { offset: 4, length: 4, kind: 'zero' },
        { offset: 8, length: 2, kind: 'data' },
      ],
      log: ['1 status 0 10', '1 status 4 6', '1 status 8 2'],
    })
    expect((await extentsOf(0, answer)).extents).toEqual([])
    expect(blockStatus).toBe(7)
  })
})
