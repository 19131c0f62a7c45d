import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { connect } from '../../../src/transfer/nbd/connect.ts'
import { type Connection, openConnection } from '../../../src/transfer/nbd/connection.ts'
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
    const stream = await connect({ kind: 'unix', path: socket }, 1000)
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
    await vi.waitFor(() => expect(log).toEqual(['1 bye 0 0']))
    expect(connection.isOpen()).toBe(false)
    await expect(writes(connection)).rejects.toThrow('closed by us')
  })
})
