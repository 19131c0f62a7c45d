import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Transform } from 'node:stream'
import { onTestFinished } from 'vitest'

export interface Meddling {
  /** A status with which the proxy answers by itself; null: the call passes. */
  readonly refuse?: (asked: IncomingMessage) => number | null
  /** What happens to the bytes on their way up; null: nothing. */
  readonly up?: (asked: IncomingMessage) => Transform | null
  /** On their way down. */
  readonly down?: (asked: IncomingMessage) => Transform | null
  /** Sees each answer's head. */
  readonly seen?: (asked: IncomingMessage, answer: IncomingMessage) => void
}

/** An HTTP proxy between broker and a cloud for one test; gives its address. */
export async function proxy(meddling: Meddling): Promise<string> {
  const server = createServer((asked, answer) => {
    const status = meddling.refuse?.(asked) ?? null
    if (status === null) pass(asked, answer, meddling)
    else asked.resume().on('end', () => answer.writeHead(status).end('{"error": {"message": "refused by the test"}}'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

function pass(asked: IncomingMessage, answer: ServerResponse, { up, down, seen }: Meddling): void {
  const { method, headers, url = '' } = asked
  const outgoing = send(url, { method, headers, agent: false }, (incoming) => {
    seen?.(asked, incoming)
    answer.writeHead(incoming.statusCode ?? 502, incoming.headers)
    through(incoming, down?.(asked) ?? null).pipe(answer)
    incoming.on('error', () => answer.destroy())
  })
  outgoing.on('error', () => answer.destroy())
  through(asked, up?.(asked) ?? null).pipe(outgoing)
}

function through(from: IncomingMessage, change: Transform | null): NodeJS.ReadableStream {
  return change === null ? from : from.pipe(change)
}

/** Flips one bit of the byte at that place. */
export function flip(place: number): Transform {
  let at = 0
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      const inside = place - at
      at += piece.length
      if (inside < 0 || inside >= piece.length) {
        done(null, piece)
        return
      }
      const changed = Buffer.from(piece)
      changed.writeUInt8(piece.readUInt8(inside) ^ 1, inside)
      done(null, changed)
    },
  })
}
