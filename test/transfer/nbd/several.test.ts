import { describe, expect, test, vi } from 'vitest'
import type { Sink } from '../../../src/transfer/disk.ts'
import { connect } from '../../../src/transfer/nbd/connect.ts'
import { openFirst } from '../../../src/transfer/nbd/pool.ts'
import { flags, type Answer, byTheBook, targetOf, sinkOf } from './by-the-book.ts'
import { simple, status } from './quick-server.ts'

const { signal } = new AbortController()
const [write, flush, zero] = [1, 3, 6]
describe('several connections', () => {
  const many = (sink: Sink, count: number): Promise<unknown> =>
    Promise.all(Array.from({ length: count }, (_, at) => sink.write({ offset: at, from: Buffer.alloc(1), signal })))

  test('are opened where the server says that they see the same, and one flush is enough', async () => {
    const { sink, log, connections } = await sinkOf({ flags: flags.flush | flags.zeroes | flags.multi })
    await many(sink, 12)
    await vi.waitFor(() => expect(connections()).toBe(4))
    await many(sink, 12)
    await sink.flush()
    await sink.flush()
    expect(log.filter((entry) => entry.includes('flush')).length).toBe(1)
    await sink.write({ offset: 0, from: Buffer.alloc(1), signal })
    await sink.flush()
    expect(log.filter((entry) => entry.includes('flush')).length).toBe(2)
  })

  test('are not where it does not', async () => {
    const { sink, connections, log } = await sinkOf({})
    await many(sink, 12)
    await sink.flush()
    expect([connections(), log.filter((entry) => entry.includes('flush'))]).toEqual([1, ['1 flush 0 0']])
  })

  test('a server that cannot flush is not asked to', async () => {
    const { sink, log } = await sinkOf({ flags: flags.zeroes })
    await many(sink, 1)
    await sink.flush()
    expect(log).toEqual(['1 write 0 1'])
  })

  test('what a broken one did not answer is asked again over another', async () => {
    const answer: Answer = (asked, reply) => {
      if (asked.connection === 1 && asked.offset === 3) reply(null)
      else byTheBook(asked, reply)
    }
    const { sink, log } = await sinkOf({ answer })
    const into = Buffer.alloc(2)
    await sink.read({ offset: 3, into, signal })
    expect([log, into.toString('hex')]).toEqual([['1 read 3 2', '2 read 3 2'], '0707'])
  })

  test('one that breaks each time is given up, in words', async () => {
    const { sink, log } = await sinkOf({ answer: (_, reply) => reply(null) }, { retries: 1 })
    await expect(sink.read({ offset: 0, into: Buffer.alloc(1), signal })).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.nbd.broken', values: { name: sink.name } },
    })
    expect(log).toEqual(['1 read 0 1', '2 read 0 1'])
  })

  test('a server that breaks the protocol is not asked again', async () => {
    const { sink, log } = await sinkOf({ answer: (_, reply) => reply(Buffer.alloc(16, 1)) })
    await expect(sink.read({ offset: 0, into: Buffer.alloc(1), signal })).rejects.toMatchObject({
      says: { key: 'disk.nbd.protocol' },
    })
    expect(log).toEqual(['1 read 0 1'])
  })

  test('one that broke with writes not flushed is not glossed over, once it is known', async () => {
    let isBroken = false
    const answer: Answer = (asked, reply) => {
      if (isBroken && asked.connection === 1) reply(null)
      else byTheBook(asked, reply)
    }
    const { sink, connections } = await sinkOf({ answer })
    await sink.write({ offset: 0, from: Buffer.alloc(1), signal })
    isBroken = true
    const lost = { kind: 'partial', says: { key: 'disk.nbd.lost', values: { name: sink.name } } }
    await expect(sink.read({ offset: 0, into: Buffer.alloc(1), signal })).rejects.toMatchObject(lost)
    await expect(sink.write({ offset: 0, from: Buffer.alloc(1), signal })).rejects.toMatchObject(lost)
    await expect(sink.flush()).rejects.toMatchObject(lost)
    await expect(sink.flush()).rejects.toMatchObject(lost)
    // Another disk may be there by now: nobody has asked.
    expect(connections()).toBe(1)
  })

  test('one that broke with nothing to flush is no loss', async () => {
    let isBroken = false
    const answer: Answer = (asked, reply) => {
      if (isBroken && asked.connection === 1) reply(null)
      else byTheBook(asked, reply)
    }
    const { sink } = await sinkOf({ answer })
    await sink.write({ offset: 0, from: Buffer.alloc(1, 7), signal })
    await sink.flush()
    isBroken = true
    await sink.read({ offset: 0, into: Buffer.alloc(1), signal })
    await sink.flush()
  })

  test('a flush that fails says so, and is not tried over a new connection', async () => {
    const answer: Answer = (asked, reply) => {
      if (asked.command === flush) reply(null)
      else byTheBook(asked, reply)
    }
    const { sink, log } = await sinkOf({ answer })
    await sink.write({ offset: 0, from: Buffer.alloc(1), signal })
    await expect(sink.flush()).rejects.toMatchObject({ says: { key: 'disk.nbd.broken' } })
    expect(log).toEqual(['1 write 0 1', '1 flush 0 0'])
  })

  test('a disk of another size behind the same address is another disk', async () => {
    const answer: Answer = (asked, reply) => (asked.connection === 1 ? reply(null) : byTheBook(asked, reply))
    const sizeBytes = (connection: number): number => (connection === 1 ? 9 : 10)
    const { sink } = await sinkOf({ sizeBytes, answer }, { retries: 1 })
    await expect(sink.read({ offset: 0, into: Buffer.alloc(1), signal })).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.nbd.changed', values: { name: sink.name } },
    })
  })

  /** The first so many connections lead to one disk, all others to another. */
  const differing =
    (alike: number): Answer =>
    (asked, reply) => {
      if (asked.command !== 0) byTheBook(asked, reply)
      else reply(simple(asked, 0, Buffer.alloc(asked.length, asked.connection <= alike ? 7 : 8)))
    }

  test('another disk behind the same address is asked nothing but what it held, and no more is tried', async () => {
    let isBroken = false
    const answer: Answer = (asked, reply) => {
      if (isBroken && asked.connection === 1) reply(null)
      else differing(1)(asked, reply)
    }
    const { sink, log, connections } = await sinkOf({ answer }, { retries: 4 })
    for (const offset of [0, 1, 2]) await sink.read({ offset, into: Buffer.alloc(1), signal })
    isBroken = true
    const other = {
      kind: 'findings',
      says: { key: 'disk.nbd.otherDisk', values: { name: sink.name, looked: 3, differing: 3 } },
    }
    await expect(sink.read({ offset: 9, into: Buffer.alloc(1), signal })).rejects.toMatchObject(other)
    await expect(sink.write({ offset: 9, from: Buffer.alloc(1), signal })).rejects.toMatchObject(other)
    await expect(sink.flush()).rejects.toMatchObject(other)
    expect(log.filter((entry) => entry.startsWith('2 ') && !entry.includes('bye'))).toEqual([
      '2 read 0 1',
      '2 read 1 1',
      '2 read 2 1',
    ])
    expect(connections()).toBe(2)
  })

  /** The map of the second connection, after the first has told its own and broken; null where it refuses. */
  async function mapped(second: readonly (readonly [number, number])[] | null, allocation = true): Promise<unknown> {
    let isBroken = false
    const answer: Answer = (asked, reply) => {
      const extents =
        asked.connection === 1
          ? ([
              [9, 0],
              [1, 3],
            ] as const)
          : second
      if (isBroken && asked.connection === 1) reply(null)
      else if (asked.command !== 7) byTheBook(asked, reply)
      else reply(extents === null ? simple(asked, 22) : status(asked, extents))
    }
    const { sink, log } = await sinkOf({ sizeBytes: 10, allocation, answer })
    for await (const { length } of sink.extents({ signal })) expect(length).toBeGreaterThan(0)
    isBroken = true
    const into = Buffer.alloc(1)
    const read = await sink.read({ offset: 0, into, signal }).then(
      () => into.toString('hex'),
      (error: unknown) => (error as { says: unknown }).says,
    )
    return [read, log.filter((entry) => entry.startsWith('2 read')).length]
  }

  test('another disk behind the same address is not read by the map of the first one', async () => {
    const other = [{ key: 'disk.nbd.otherMap', values: { name: expect.any(String) as string } }, 0]
    const [same, longer] = [
      [
        [9, 0],
        [1, 3],
      ] as const,
      [
        [8, 0],
        [2, 3],
      ] as const,
    ]
    expect([await mapped(same), await mapped(longer), await mapped(null)]).toEqual([['07', 1], other, other])
    expect(await mapped(longer, false)).toEqual(['07', 1])
  })

  test('of a disk that is written to, one piece that differs is enough', async () => {
    let isBroken = false
    const answer: Answer = (asked, reply) => {
      if (isBroken && asked.connection === 1) reply(null)
      else if (asked.connection === 2 && asked.offset === 1) differing(1)(asked, reply)
      else byTheBook(asked, reply)
    }
    const { sink } = await sinkOf({ answer })
    for (const offset of [0, 1, 2]) await sink.read({ offset, into: Buffer.alloc(1), signal })
    isBroken = true
    await expect(sink.read({ offset: 0, into: Buffer.alloc(1), signal })).rejects.toMatchObject({
      says: { key: 'disk.nbd.otherDisk', values: { looked: 3, differing: 1 } },
    })
  })

  test('an additional one that leads to another disk is found out before it is used', async () => {
    const { sink, log } = await sinkOf({ answer: differing(1), flags: flags.flush | flags.zeroes | flags.multi })
    const into = Array.from({ length: 8 }, () => Buffer.alloc(1))
    await Promise.all(into.map((one, offset) => sink.read({ offset, into: one, signal })))
    await vi.waitFor(() => expect(log.some((entry) => entry.includes('2 bye'))).toBe(true))
    await expect(sink.read({ offset: 9, into: Buffer.alloc(1), signal })).rejects.toMatchObject({
      says: { key: 'disk.nbd.otherDisk' },
    })
    expect(new Set(into.map((one) => one.toString('hex')))).toEqual(new Set(['07']))
  })

  test('nothing is asked once the signal is given', async () => {
    const { sink, log } = await sinkOf({})
    const over = AbortSignal.abort(new Error('enough'))
    await expect(sink.read({ offset: 0, into: Buffer.alloc(1), signal: over })).rejects.toThrow('enough')
    expect(log).toEqual([])
    expect([write, zero]).toEqual([1, 6])
  })

  test('an address where nobody listens is told of', async () => {
    await expect(openFirst(targetOf('/nowhere/s'))).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.nbd.broken', values: { name: 'nbd+unix:///?socket=/nowhere/s' } },
    })
    await expect(connect({ kind: 'tcp', host: '127.0.0.1', port: 1 }, 1000)).rejects.toThrow('ECONNREFUSED')
  })
})
