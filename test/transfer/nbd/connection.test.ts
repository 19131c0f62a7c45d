import { describe, expect, onTestFinished, test } from 'vitest'
import { BrokerError } from '../../../src/domain/errors.ts'
import { message } from '../../../src/domain/message.ts'
import { byteStream } from '../../../src/transfer/nbd/byte-stream.ts'
import { connect } from '../../../src/transfer/nbd/connect.ts'
import { type Connection, openConnection } from '../../../src/transfer/nbd/connection.ts'
import { poolLanes } from '../../../src/transfer/nbd/pool-lanes.ts'
import { quickServer, simple } from './quick-server.ts'
import { soon } from './script.ts'

const [read, write, flush] = [0, 1, 3]
type Answer = Parameters<typeof quickServer>[0]['answer']

/** Does everything by the book, with a disk of bytes 7. */
const byTheBook: Answer = (asked, reply) => {
  if (asked.command === read) reply(simple(asked, 0, Buffer.alloc(asked.length, 7)))
  else if (asked.command !== 2) reply(simple(asked))
}

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
      close: () => {
        whole.isOpen = false
      },
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
    expect([used, lanes.all().length]).toEqual([[0, 0, 0], 3])
    uses.push(lanes.use(work), lanes.use(work), lanes.use(work))
    await soon()
    expect(used).toEqual([0, 0, 0, 1, 2, 1])
    for (const end of ends) end()
    await Promise.all(uses)
    expect(opened).toBe(2)
  })

  test('nobody waits for one that is being opened, and it goes when it comes too late', async () => {
    const [first, late] = [fake(), fake()]
    let comes: (connection: Connection) => void = () => undefined
    const open = (): Promise<Connection> => new Promise((resolve) => (comes = resolve))
    const lanes = poolLanes({ first: first.connection, most: 2, open })
    const work = (connection: Connection): Promise<void> =>
      connection === first.connection ? Promise.resolve() : Promise.reject(new Error('another one'))
    await Promise.all([lanes.use(work), lanes.use(work), lanes.use(work)])
    lanes.close()
    comes(late.connection)
    await soon()
    expect([lanes.all().length, first.isOpen, late.isOpen]).toEqual([1, false, false])
  })

  test('another disk behind the address is an error of the next that works', async () => {
    const open = (): Promise<Connection> =>
      Promise.reject(new BrokerError({ kind: 'partial', says: message('disk.nbd.changed', { name: 'x' }) }))
    const lanes = poolLanes({ first: fake().connection, most: 2, open })
    await Promise.all([lanes.use(soon), lanes.use(soon)])
    await expect(lanes.use(soon)).rejects.toThrow('disk.nbd.changed')
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
    for (let number = 0; number < 9; number++) await Promise.all([lanes.use(soon), lanes.use(soon)])
    expect([asked, lanes.all().length]).toEqual([3, 1])
  })
})
