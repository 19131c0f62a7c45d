import type { Duplex, Writable } from 'node:stream'
import { createInbox, type Inbox } from './inbox.ts'

/** Takes exact numbers of bytes from a stream, for one reader at a time. */
export interface ByteStream {
  /** @throws when the stream ends or breaks before. */
  take(bytes: number): Promise<Buffer>
  /** The same at once, where so many bytes have come already; null otherwise. They stay as they are until more is taken. */
  ready(bytes: number): Buffer | null
  fill(into: Buffer): Promise<void>
  /** Waits while the other side is slow to take. */
  send(parts: readonly Buffer[]): Promise<void>
  /** A number that grows with every piece that comes or goes. */
  activity(): number
  /** Ends it at once; reads that wait throw the reason. */
  destroy(reason: Error): void
}

export function byteStream(duplex: Duplex): ByteStream {
  const inbox = createInbox(() => duplex.resume())
  duplex.on('data', (piece: Buffer) => {
    if (!inbox.came(piece)) duplex.pause()
  })
  return streamWith(inbox, duplex)
}

/** What comes is put into the inbox by others; the line is written to, and tells of its end. */
export function streamWith(inbox: Inbox, line: Writable): ByteStream {
  let sent = 0
  line.on('error', (error: Error) => inbox.fail(error))
  line.on('end', () => inbox.fail(hungUp()))
  line.on('close', () => inbox.fail(new Error('the connection is closed')))
  return {
    fill: (into) => inbox.fill(into),
    ready: (bytes) => inbox.ready(bytes),
    take: async (bytes) => {
      const into = Buffer.allocUnsafe(bytes)
      await inbox.fill(into)
      return into
    },
    send: async (parts) => {
      await send(line, parts)
      sent++
    },
    activity: () => inbox.arrivals() + sent,
    destroy: (reason) => {
      inbox.fail(reason)
      line.destroy()
    },
  }
}

export function hungUp(): Error {
  return new Error('the other side has hung up')
}

/** Returns when the bytes have been handed to the system; until then the memory must not change. */
async function send(line: Writable, parts: readonly Buffer[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    line.cork()
    for (const [number, part] of parts.entries()) {
      const isLast = number === parts.length - 1
      line.write(part, (error) => {
        if (error) reject(error)
        else if (isLast) resolve()
      })
    }
    line.uncork()
  })
}
