import { describe, expect, onTestFinished, test } from 'vitest'
import type { Extent, Sink } from '../../../src/transfer/disk.ts'
import { byteStream } from '../../../src/transfer/nbd/byte-stream.ts'
import { connect } from '../../../src/transfer/nbd/connect.ts'
import { type Connection, openConnection } from '../../../src/transfer/nbd/connection.ts'
import { openNbdSink, openNbdSource } from '../../../src/transfer/nbd/open-nbd.ts'
import { type NbdTarget, openFirst } from '../../../src/transfer/nbd/pool.ts'
import { poolLanes } from '../../../src/transfer/nbd/pool-lanes.ts'
import { type Asked, quickServer, simple, status } from './quick-server.ts'
import { soon } from './script.ts'

const { signal } = new AbortController()
const [read, write, flush, zero, blockStatus] = [0, 1, 3, 6, 7]
const flags = { readOnly: 2, flush: 4, zeroes: 64, multi: 256 }
type Answer = Parameters<typeof quickServer>[0]['answer']

/** Does everything by the book, with a disk of bytes 7. */
const byTheBook: Answer = (asked, reply) => {
  if (asked.command === read) reply(simple(asked, 0, Buffer.alloc(asked.length, 7)))
  else if (asked.command !== 2) reply(simple(asked))
}

function targetOf(socket: string, about: Partial<NbdTarget> = {}): NbdTarget {
  const address = { kind: 'unix', path: socket } as const
  return {
    address,
    exportName: '',
    connections: 4,
    timeoutMs: 2000,
    retries: 2,
    clock: () => performance.now(),
    ...about,
  }
}

async function sinkOf(
  server: Partial<Parameters<typeof quickServer>[0]>,
  about: Partial<NbdTarget> = {},
): Promise<{ sink: Sink; log: string[]; connections: () => number }> {
  const { flags: has = flags.flush | flags.zeroes } = server
  const opened = await quickServer({ sizeBytes: 2 ** 31, answer: byTheBook, ...server, flags: 1 | has })
  const sink = await openNbdSink({ target: targetOf(opened.socket, about), fresh: false, proof: 'full-readback' })
  onTestFinished(() => sink.close())
  return { sink, log: opened.log, connections: opened.connections }
}

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
    await soon()
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
    const name = server.socket
    await expect(openNbdSink({ target: targetOf(name), fresh: false, proof: 'cached' })).rejects.toMatchObject({
      kind: 'refused',
      says: { key: 'disk.nbd.readOnly', values: { name } },
    })
    await soon()
    expect(server.log).toEqual(['1 bye 0 0'])
    const source = await openNbdSource(targetOf(name))
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
    [108, 'ESHUTDOWN'],
    [3, 'error 3'],
  ])('says which request it refuses, and why: %i', async (errno, reason) => {
    const { sink, log } = await sinkOf({ answer: (asked, reply) => reply(simple(asked, errno)) })
    const said = async (work: Promise<unknown>): Promise<unknown> =>
      await work.catch((error: unknown) => (error as { says: unknown }).says)
    const { name } = sink
    expect([
      await said(sink.read({ offset: 7, into: Buffer.alloc(1), signal })),
      await said(sink.write({ offset: 8, from: Buffer.alloc(1), signal })),
      await said(sink.writeZeroes({ offset: 9, length: 1, signal })),
      await said(sink.flush()),
    ]).toEqual([
      { key: 'disk.cannotRead', values: { name, offset: 7, reason } },
      { key: 'disk.cannotWrite', values: { name, offset: 8, reason } },
      { key: 'disk.cannotWrite', values: { name, offset: 9, reason } },
      { key: 'disk.cannotWrite', values: { name, offset: 0, reason } },
    ])
    expect(log.length).toBe(4)
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

describe('several connections', () => {
  const many = (sink: Sink, count: number): Promise<unknown> =>
    Promise.all(Array.from({ length: count }, (_, at) => sink.write({ offset: at, from: Buffer.alloc(1), signal })))

  test('are opened where the server says that they see the same, and one flush is enough', async () => {
    const { sink, log, connections } = await sinkOf({ flags: flags.flush | flags.zeroes | flags.multi })
    await many(sink, 12)
    expect(connections()).toBe(4)
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
    const { sink } = await sinkOf({ answer })
    await sink.write({ offset: 0, from: Buffer.alloc(1), signal })
    isBroken = true
    await sink.read({ offset: 0, into: Buffer.alloc(1), signal })
    const lost = { kind: 'partial', says: { key: 'disk.nbd.lost', values: { name: sink.name } } }
    await expect(sink.flush()).rejects.toMatchObject(lost)
    await expect(sink.flush()).rejects.toMatchObject(lost)
  })

  test('one that broke with nothing to flush is no loss', async () => {
    let isBroken = false
    const answer: Answer = (asked, reply) => {
      if (isBroken && asked.connection === 1) reply(null)
      else byTheBook(asked, reply)
    }
    const { sink } = await sinkOf({ answer })
    await sink.write({ offset: 0, from: Buffer.alloc(1), signal })
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
      says: { key: 'disk.nbd.broken', values: { name: '/nowhere/s' } },
    })
    await expect(connect({ kind: 'tcp', host: '127.0.0.1', port: 1 }, 1000)).rejects.toThrow('ECONNREFUSED')
  })
})

describe('one connection', () => {
  async function opened(answer: Answer, timeoutMs = 2000): Promise<{ connection: Connection; log: string[] }> {
    const { socket, log } = await quickServer({ sizeBytes: 99, flags: 1 | 4, answer })
    const stream = byteStream(await connect({ kind: 'unix', path: socket }, 1000))
    const clock = (): number => performance.now()
    const connection = await openConnection({ stream, exportName: '', isGreeted: false, timeoutMs, clock })
    onTestFinished(() => connection.close())
    return { connection, log }
  }
  const writes = (connection: Connection): Promise<void> =>
    connection.request({ command: 'write', offset: 0, length: 1, from: Buffer.alloc(1) })
  const flushes = (connection: Connection): Promise<void> =>
    connection.request({ command: 'flush', offset: 0, length: 0 })

  test('knows what is not flushed: a flush counts for what was answered before it was sent', async () => {
    const later: (() => void)[] = []
    const answer: Answer = (asked, reply) => {
      if (asked.command === flush) later.push(() => reply(simple(asked)))
      else byTheBook(asked, reply)
    }
    const { connection } = await opened(answer)
    const seen: unknown[] = [connection.isUnflushed()]
    await writes(connection)
    seen.push(connection.isUnflushed(), connection.answeredWrites())
    const flushing = flushes(connection)
    await writes(connection)
    await soon()
    later[0]?.()
    await flushing
    seen.push(connection.isUnflushed(), connection.answeredWrites())
    connection.markFlushed(2)
    seen.push(connection.isUnflushed())
    await connection.request({ command: 'writeZeroes', offset: 0, length: 1 })
    seen.push(connection.isUnflushed(), connection.answeredWrites())
    await connection.request({ command: 'read', offset: 0, length: 1, into: Buffer.alloc(1) })
    expect([seen, connection.answeredWrites()]).toEqual([[false, true, 1, true, 2, false, true, 3], 3])
  })

  test('a write that is refused may have been written', async () => {
    const { connection } = await opened((asked, reply) => reply(simple(asked, asked.command === write ? 28 : 0)))
    await expect(writes(connection)).rejects.toMatchObject({ name: 'ServerError', errno: 28 })
    expect([connection.isUnflushed(), connection.isOpen()]).toEqual([true, true])
  })

  test('that breaks ends everything that waits, and what comes later', async () => {
    const { connection } = await opened((asked, reply) => {
      if (asked.offset === 9) reply(null)
    })
    const waiting = [0, 0, 9].map((offset) =>
      connection.request({ command: 'read', offset, length: 1, into: Buffer.alloc(1) }),
    )
    const ended = await Promise.allSettled(waiting)
    expect([ended.map(({ status: how }) => how), connection.isOpen()]).toEqual([
      ['rejected', 'rejected', 'rejected'],
      false,
    ])
    await expect(writes(connection)).rejects.toThrow('hung up')
  })

  test('over which nothing moves is given up, with the name of the oldest request', async () => {
    const { connection } = await opened(() => undefined, 80)
    const waiting = connection.request({ command: 'read', offset: 0, length: 1, into: Buffer.alloc(1) })
    const second = flushes(connection)
    await expect(waiting).rejects.toMatchObject({ name: 'StalledError', command: 'read' })
    await expect(second).rejects.toMatchObject({ command: 'read' })
  })

  test('over which something moves is not, however long it takes', async () => {
    const { connection } = await opened((asked, reply) => {
      const bytes = simple(asked, 0, Buffer.alloc(8))
      for (let at = 0; at < bytes.length; at++) setTimeout(() => reply(bytes.subarray(at, at + 1)), at * 15)
    }, 100)
    await connection.request({ command: 'read', offset: 0, length: 8, into: Buffer.alloc(8) })
    // And not while nothing is due.
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect(connection.isOpen()).toBe(true)
  })

  test('says goodbye', async () => {
    const { connection, log } = await opened(byTheBook)
    connection.close()
    await soon()
    expect([log, connection.isOpen()]).toEqual([['1 bye 0 0'], false])
    await expect(writes(connection)).rejects.toThrow('closed by us')
  })
})

describe('lanes of connections', () => {
  interface Fake {
    readonly connection: Connection
    isOpen: boolean
    isUnflushed: boolean
  }
  function fake(): Fake {
    const made: Omit<Fake, 'connection'> = { isOpen: true, isUnflushed: false }
    const nothing = (): Promise<void> => Promise.resolve()
    const info = { sizeBytes: 1, readOnly: false, canFlush: true, canWriteZeroes: true, multiConn: true }
    const connection: Connection = {
      info: { ...info, structured: true, allocationId: null },
      isOpen: () => whole.isOpen,
      isUnflushed: () => whole.isUnflushed,
      answeredWrites: () => 0,
      markFlushed: () => undefined,
      request: nothing,
      close: () => undefined,
    }
    const whole: Fake = { ...made, connection }
    return whole
  }

  test('are opened one by one, and the least busy is taken', async () => {
    const all = [fake(), fake(), fake()]
    let opened = 0
    const open = (): Promise<Connection> => Promise.resolve((all[++opened] ?? fake()).connection)
    const lanes = poolLanes({ first: (all[0] ?? fake()).connection, most: 3, open })
    const used: number[] = []
    const ends: (() => void)[] = []
    const work = (connection: Connection): Promise<void> => {
      used.push(all.findIndex((one) => one.connection === connection))
      return new Promise((resolve) => ends.push(resolve))
    }
    const uses = [lanes.use(work), lanes.use(work), lanes.use(work)]
    await soon()
    expect([used, lanes.all().length]).toEqual([[0, 1, 2], 3])
    ends[1]?.()
    await uses[0]
    uses.push(lanes.use(work))
    await soon()
    expect(used).toEqual([0, 1, 2, 1])
    for (const end of ends) end()
    await Promise.all(uses)
  })

  test('a broken one is opened again once for all, and what it lost is known', async () => {
    const [first, next] = [fake(), fake()]
    let opened = 0
    const open = async (): Promise<Connection> => {
      opened++
      await soon()
      return next.connection
    }
    const lanes = poolLanes({ first: first.connection, most: 1, open })
    first.isOpen = false
    expect(lanes.hasLost()).toBe(false)
    const used: boolean[] = []
    const work = (connection: Connection): Promise<void> => {
      used.push(connection === next.connection)
      return Promise.resolve()
    }
    await Promise.all([lanes.use(work), lanes.use(work)])
    expect([opened, used, lanes.hasLost()]).toEqual([1, [true, true], false])
    next.isUnflushed = true
    expect(lanes.hasLost()).toBe(false)
    next.isOpen = false
    expect(lanes.hasLost()).toBe(true)
    next.isUnflushed = false
    expect(lanes.hasLost()).toBe(true)
  })

  test('a server that refuses three times gets no more of them', async () => {
    const first = fake()
    let asked = 0
    const open = (): Promise<Connection> => {
      asked++
      return Promise.reject(new Error('full'))
    }
    const lanes = poolLanes({ first: first.connection, most: 9, open })
    const use = (): Promise<void> => lanes.use(() => Promise.resolve())
    for (let number = 0; number < 3; number++) await expect(use()).rejects.toThrow('full')
    await use()
    expect([asked, lanes.all().length]).toEqual([3, 1])
  })
})
