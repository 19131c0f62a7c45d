import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * An HTTP proxy that dies of the first call which changes something: the call reaches the service and takes effect there, its answer
 * is never seen, and nothing passes after it. Signing in is no change.
 */
export async function dyingProxy(): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  let dead = false
  const server = createServer((asked, answer) => {
    if (dead) return void asked.socket.destroy()
    const changes = asked.method !== 'GET' && asked.method !== 'HEAD' && !/\/auth\/tokens$/.test(asked.url ?? '')
    if (changes) dead = true
    forward(asked, answer, changes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function forward(asked: IncomingMessage, answer: ServerResponse, last: boolean): void {
  const { method, headers, url = '' } = asked
  const passed = send(url, { method, headers, agent: false }, (incoming) => {
    incoming.on('error', () => asked.socket.destroy())
    if (last) {
      incoming.resume().on('end', () => asked.socket.destroy())
      return
    }
    answer.writeHead(incoming.statusCode ?? 502, incoming.headers)
    incoming.pipe(answer)
  })
  passed.on('error', () => asked.socket.destroy())
  asked.pipe(passed)
}
