import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Alarm } from './alarm.ts'
import type { HttpRequest, Timeouts } from './exchange.ts'
import { HttpError, requestIdOf } from './http-error.ts'

export interface Receiving {
  readonly incoming: IncomingMessage
  readonly outgoing: ClientRequest
  readonly alarm: Alarm
  readonly call: Pick<HttpRequest, 'method' | 'url' | 'purpose' | 'signal'> & { readonly timeouts: Timeouts }
  readonly explain: (error: unknown) => unknown
  readonly release: () => void
}

/** Pieces as they are asked for; the silence between two of them is bounded, and an end before the end is an error. */
export async function* receiveBody(receiving: Receiving): AsyncGenerator<Uint8Array, void, undefined> {
  const { incoming, outgoing, alarm, call, explain, release } = receiving
  const pieces: AsyncIterator<Buffer> = incoming[Symbol.asyncIterator]()
  let received = 0
  try {
    for (;;) {
      alarm.set('idleTimeout', call.timeouts.idleMs)
      const piece = await pieces.next()
      alarm.clear()
      if (piece.done === true) break
      received += piece.value.byteLength
      yield piece.value
    }
    if (!incoming.complete) throw truncated(receiving, received)
  } catch (error) {
    const explained = explain(error)
    throw isCut(explained) ? truncated(receiving, received, error) : explained
  } finally {
    release()
    if (!incoming.complete || !outgoing.writableFinished) outgoing.destroy()
  }
}

/** Once the head is here, a connection that goes away is a body that broke off. */
function isCut(error: unknown): boolean {
  return error instanceof HttpError && (error.problem === 'reset' || error.problem === 'truncated')
}

function truncated(receiving: Receiving, received: number, cause?: unknown): HttpError {
  const { incoming, call } = receiving
  const { method, url } = call
  const id = incoming.headers['x-openstack-request-id'] ?? incoming.headers['x-request-id']
  const requestId = typeof id === 'string' ? requestIdOf({ 'x-request-id': id }, call) : null
  const values = { received, expected: incoming.headers['content-length'] ?? '–' }
  const detail = { problem: 'truncated', method, url, values, status: incoming.statusCode ?? null, requestId } as const
  return new HttpError(cause === undefined ? detail : { ...detail, cause })
}
