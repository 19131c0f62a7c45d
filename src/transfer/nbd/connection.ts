import type { ByteStream } from './byte-stream.ts'
import { type ExportInfo, negotiate } from './negotiate.ts'
import { type CommandName, commands, requestMagic } from './protocol.ts'
import { type Expected, readReply } from './read-reply.ts'
import { ServerError, StalledError } from './request-errors.ts'
import { type UnderWay, watchForStall } from './watch-for-stall.ts'

/** One connection to an NBD server, with any number of requests under way. */
export interface Connection {
  readonly info: ExportInfo
  /** False once it has broken: nothing more goes over it. */
  isOpen(): boolean
  /** Something was written over it that no flush has followed. */
  isUnflushed(): boolean
  /** How many writes have been answered. */
  answeredWrites(): number
  /** A flush on another connection counted for the first so many writes on this one. */
  markFlushed(writes: number): void
  /** @throws ServerError – the server refuses; any other error – the connection has broken. */
  request(request: Request): Promise<void>
  /** Says goodbye and closes. */
  close(): void
}

export interface Request {
  readonly command: CommandName
  readonly offset: number
  readonly length: number
  readonly from?: Buffer
  readonly into?: Buffer
  readonly onStatus?: (payload: Buffer) => void
}

interface Pending extends Expected, UnderWay {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Negotiates on a stream. `timeoutMs` is how long any single answer may take. */
export async function openConnection(request: {
  readonly stream: ByteStream
  readonly exportName: string
  /** The greeting has passed already. */
  readonly isGreeted: boolean
  readonly timeoutMs: number
  readonly clock: () => number
}): Promise<Connection> {
  const { stream, timeoutMs, clock } = request
  const greeting = setTimeout(() => stream.destroy(new StalledError('negotiation')), timeoutMs)
  try {
    const info = await negotiate(stream, request)
    return transmission({ stream, info, timeoutMs, clock })
  } catch (error) {
    stream.destroy(new Error('negotiation failed', { cause: error }))
    throw error
  } finally {
    clearTimeout(greeting)
  }
}

function transmission(request: {
  readonly stream: ByteStream
  readonly info: ExportInfo
  readonly timeoutMs: number
  readonly clock: () => number
}): Connection {
  const { stream, info, timeoutMs, clock } = request
  const pending = new Map<bigint, Pending>()
  let nextCookie = 1n
  let broken: Error | null = null
  const written = { started: 0, answered: 0, flushed: 0 }
  const breakOff = (reason: Error): void => {
    broken ??= reason
    clearInterval(watch)
    stream.destroy(broken)
    for (const { reject } of pending.values()) reject(broken)
    pending.clear()
  }
  const watch = watchForStall({ stream, pending, timeoutMs, clock, breakOff })
  const listen = async (): Promise<void> => {
    while (broken === null) settle(pending, await readReply(stream, pending))
  }
  void listen().catch((error: unknown) => breakOff(asError(error)))
  const start = (wanted: Request): Promise<void> =>
    new Promise((resolve, reject) => {
      if (broken !== null) {
        reject(broken)
        return
      }
      const cookie = nextCookie++
      pending.set(cookie, { ...expected(wanted), command: wanted.command, since: clock(), resolve, reject })
      const parts = wanted.from === undefined ? [] : [wanted.from]
      stream.send([requestHead(wanted, cookie), ...parts]).catch((error: unknown) => breakOff(asError(error)))
    })
  return {
    info,
    isOpen: () => broken === null,
    isUnflushed: () => written.started > written.flushed,
    answeredWrites: () => written.answered,
    markFlushed: (writes) => {
      written.flushed = writes
    },
    request: async (wanted) => {
      const isWrite = wanted.command === 'write' || wanted.command === 'writeZeroes'
      if (isWrite) written.started++
      // A flush makes safe what was answered before it was sent, and nothing else.
      const before = written.answered
      await start(wanted)
      if (isWrite) written.answered++
      if (wanted.command === 'flush') written.flushed = before
    },
    close: () => {
      const goodbye = requestHead({ command: 'disconnect', offset: 0, length: 0 }, 0n)
      stream
        .send([goodbye])
        .catch(asError)
        .finally(() => breakOff(new Error('the connection was closed by us')))
    },
  }
}

function settle(pending: Map<bigint, Pending>, cookie: bigint | null): void {
  if (cookie === null) return
  const request = pending.get(cookie)
  pending.delete(cookie)
  if (request === undefined) return
  if (request.errno === null) request.resolve()
  else request.reject(new ServerError(request.errno))
}

function expected({ offset, into, onStatus }: Request): Expected {
  return { offset, into: into ?? null, onStatus: onStatus ?? null, pieces: [], errno: null }
}

function requestHead({ command, offset, length }: Request, cookie: bigint): Buffer {
  const head = Buffer.alloc(28)
  head.writeUInt32BE(requestMagic)
  head.writeUInt16BE(commands[command], 6)
  head.writeBigUInt64BE(cookie, 8)
  head.writeBigUInt64BE(BigInt(offset), 16)
  head.writeUInt32BE(length, 24)
  return head
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the connection broke', { cause: error })
}
