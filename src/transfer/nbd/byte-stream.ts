import type { Duplex } from 'node:stream'

/** Takes exact numbers of bytes from a stream, for one reader at a time. */
export interface ByteStream {
  /** @throws when the stream ends or breaks before. */
  take(bytes: number): Promise<Buffer>
  /** The same at once, where so many bytes have come already; null otherwise. They are the stream's own memory. */
  ready(bytes: number): Buffer | null
  fill(into: Buffer): Promise<void>
  /** Waits while the other side is slow to take. */
  send(parts: readonly Buffer[]): Promise<void>
  /** A number that grows with every piece that comes or goes. */
  activity(): number
  /** Ends it at once; reads that wait throw the reason. */
  destroy(reason: Error): void
}

/** Beyond this many bytes that nobody has taken, the other side has to wait. */
const highWater = 4 * 1024 * 1024

interface Wanted {
  readonly into: Buffer
  done: number
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
}

export function byteStream(duplex: Duplex): ByteStream {
  const held: Buffer[] = []
  let heldBytes = 0
  let wanted: Wanted | null = null
  let broken: Error | null = null
  let activity = 0
  const serve = (): void => {
    if (wanted !== null) heldBytes -= moveInto(wanted, held)
    if (heldBytes <= highWater && duplex.isPaused()) duplex.resume()
    if (wanted === null) return
    const { into, done, resolve, reject } = wanted
    if (done < into.length && broken === null) return
    wanted = null
    if (done === into.length) resolve()
    else if (broken !== null) reject(broken)
  }
  const fail = (reason: Error): void => {
    broken ??= reason
    serve()
  }
  duplex.on('data', (chunk: Buffer) => {
    activity++
    if (chunk.length > 0) held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes > highWater) duplex.pause()
    serve()
  })
  duplex.on('error', fail)
  duplex.on('end', () => fail(new Error('the other side has hung up')))
  duplex.on('close', () => fail(new Error('the connection is closed')))
  const fill = (into: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      wanted = { into, done: 0, resolve, reject }
      serve()
    })
  return {
    fill,
    ready: (bytes) => {
      const head = wanted === null ? cutHead(held, bytes) : null
      heldBytes -= head?.length ?? 0
      return head
    },
    take: async (bytes) => {
      const into = Buffer.allocUnsafe(bytes)
      await fill(into)
      return into
    },
    send: async (parts) => {
      await send(duplex, parts)
      activity++
    },
    activity: () => activity,
    destroy: (reason) => {
      fail(reason)
      duplex.destroy()
    },
  }
}

/** Takes bytes off the first piece that is held; null where it has no more than those. */
function cutHead(held: Buffer[], bytes: number): Buffer | null {
  const [chunk] = held
  if (chunk === undefined || chunk.length <= bytes) return null
  held[0] = chunk.subarray(bytes)
  return chunk.subarray(0, bytes)
}

/** Moves what is held into the memory that waits for it; returns the bytes moved. */
function moveInto(wanted: Wanted, held: Buffer[]): number {
  const before = wanted.done
  while (wanted.done < wanted.into.length) {
    const [chunk] = held
    if (chunk === undefined) break
    const copied = Math.min(chunk.length, wanted.into.length - wanted.done)
    // Into shared memory `copy` goes byte by byte, `fill` does not.
    wanted.into.fill(copied === chunk.length ? chunk : chunk.subarray(0, copied), wanted.done, wanted.done + copied)
    wanted.done += copied
    if (copied === chunk.length) held.shift()
    else held[0] = chunk.subarray(copied)
  }
  return wanted.done - before
}

/** Returns when the bytes have been handed to the system; until then the memory must not change. */
async function send(duplex: Duplex, parts: readonly Buffer[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    duplex.cork()
    for (const [number, part] of parts.entries()) {
      const isLast = number === parts.length - 1
      duplex.write(part, (error) => {
        if (error) reject(error)
        else if (isLast) resolve()
      })
    }
    duplex.uncork()
  })
}
