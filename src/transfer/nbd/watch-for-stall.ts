import type { ByteStream } from './byte-stream.ts'
import { StalledError } from './request-errors.ts'

/** A request without an answer so far. */
export interface UnderWay {
  readonly command: string
  /** By the clock of the connection, in milliseconds. */
  readonly since: number
}

/** Breaks a connection off over which nothing has moved for too long, though an answer is due. */
export function watchForStall(request: {
  readonly stream: ByteStream
  readonly pending: ReadonlyMap<bigint, UnderWay>
  readonly timeoutMs: number
  readonly clock: () => number
  readonly breakOff: (reason: Error) => void
}): NodeJS.Timeout {
  const { stream, pending, timeoutMs, clock, breakOff } = request
  let seen = stream.activity()
  let seenAt = clock()
  const look = (): void => {
    const [oldest] = pending.values()
    const now = stream.activity()
    if (now !== seen || oldest === undefined) {
      seen = now
      seenAt = clock()
    } else if (clock() - Math.max(seenAt, oldest.since) > timeoutMs) breakOff(new StalledError(oldest.command))
  }
  return setInterval(look, Math.min(1000, timeoutMs / 4)).unref()
}
