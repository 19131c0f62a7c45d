import type { ClientRequest } from 'node:http'
import type { Alarm } from './alarm.ts'
import type { RequestBody } from './exchange.ts'
import { HttpError } from './http-error.ts'

/** Bytes of the body; null when only its end will tell. */
export function lengthOf(body: RequestBody): number | null {
  return body.kind === 'text' ? Buffer.byteLength(body.text) : body.lengthBytes
}

export interface Sending {
  readonly outgoing: ClientRequest
  readonly body: RequestBody | null
  readonly idleMs: number | null
  readonly alarm: Alarm
  readonly call: { readonly method: string; readonly url: string }
}

/** Sends pieces as fast as the service takes them. Stops when the service has answered already: it wants no more. */
export async function sendBody(sending: Sending): Promise<void> {
  const { outgoing, body } = sending
  if (body === null) return void outgoing.end()
  if (body.kind === 'text') return void outgoing.end(body.text)
  let over = false
  outgoing.once('response', () => (over = true))
  outgoing.once('close', () => (over = true))
  const isOver = (): boolean => over
  let sent = 0
  for await (const piece of body.open()) {
    if (isOver()) return
    sent += piece.byteLength
    if (body.lengthBytes !== null && sent > body.lengthBytes) break
    if (!outgoing.write(piece)) await roomAgain(sending)
  }
  if (isOver()) return
  if (body.lengthBytes !== null && sent !== body.lengthBytes) {
    const { method, url } = sending.call
    throw new HttpError({ problem: 'bodyLength', method, url, values: { promised: body.lengthBytes, sent } })
  }
  outgoing.end()
}

/** Until the service has taken what was written, answered, or gone. */
async function roomAgain({ outgoing, alarm, idleMs }: Sending): Promise<void> {
  if (outgoing.destroyed) return
  // Before the connection stands its own alarm is running.
  const connected = outgoing.socket !== null && !outgoing.socket.connecting
  if (connected) alarm.set('idleTimeout', idleMs)
  await new Promise<void>((resolve) => {
    const done = (): void => {
      for (const event of events) outgoing.off(event, done)
      resolve()
    }
    for (const event of events) outgoing.on(event, done)
  })
  if (connected) alarm.clear()
}

const events = ['drain', 'response', 'close'] as const
