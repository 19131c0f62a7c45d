import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server as NetServer, Socket } from 'node:net'
import { createServer as createNetServer } from 'node:net'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createChain, type ChainSettings, type HttpChain } from '../../../src/providers/shared/http/chain.ts'
import type { HttpRequest, Surroundings } from '../../../src/providers/shared/http/exchange.ts'
import { noProxies } from '../../../src/providers/shared/http/no-proxy.ts'
import { createRedactor } from '../../../src/providers/shared/http/redactor.ts'

const certificates = join(import.meta.dirname, 'test-only-certificates')
export const caPem = readFileSync(join(certificates, 'authority.test-only.pem'), 'utf8')
const cert = readFileSync(join(certificates, 'localhost.test-only.pem'), 'utf8')
const key = readFileSync(join(certificates, 'localhost.test-only.key.pem'), 'utf8')

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void

/** A real server for one test; gives its address. */
export async function serve(handler: Handler): Promise<string> {
  let count = 0
  const server = createServer((request, response) => handler(request, response, (count += 1)))
  return `http://127.0.0.1:${await listen(server)}`
}

export async function serveTls(handler: Handler): Promise<string> {
  let count = 0
  const server = createTlsServer({ cert, key }, (request, response) => handler(request, response, (count += 1)))
  return `https://localhost:${await listen(server)}`
}

/** A server below HTTP: whatever comes in is for `onSocket`. */
export async function serveRaw(onSocket: (socket: Socket) => void): Promise<number> {
  return listen(
    createNetServer((socket) => {
      socket.on('error', () => socket.destroy())
      onSocket(socket)
    }),
  )
}

export async function listen(server: NetServer | Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

/** A clock that stands still but for the waits, which it writes down and does not wait. */
export function stillSurroundings(random = 0): Surroundings & { readonly waits: number[] } {
  const waits: number[] = []
  let now = Date.parse('2026-11-22T12:00:00Z')
  return {
    waits,
    now: () => now,
    random: () => random,
    wait: async (ms, signal) => {
      signal.throwIfAborted()
      waits.push(ms)
      now += ms
      await Promise.resolve()
    },
  }
}

export interface Started extends HttpChain {
  readonly lines: readonly string[]
  readonly waits: readonly number[]
}

export function start(settings: Partial<ChainSettings> = {}): Started {
  const lines: string[] = []
  const surroundings = stillSurroundings()
  const chain = createChain({
    baseUrl: null,
    headers: {},
    proxies: noProxies,
    tls: { caPem: null, insecure: false },
    redactor: createRedactor(),
    surroundings,
    debug: (line) => lines.push(line),
    ...settings,
  })
  onTestFinished(() => chain.close())
  return { ...chain, lines, waits: surroundings.waits }
}

/** A call with a signal that nobody aborts. */
export function call(method: HttpRequest['method'], url: string, rest: Partial<HttpRequest> = {}): HttpRequest {
  return { method, url, signal: new AbortController().signal, ...rest }
}

/** What became of a promise, as data. */
export async function outcome(promise: Promise<unknown>): Promise<unknown> {
  try {
    return await promise
  } catch (error) {
    if (!(error instanceof Error)) return error
    return 'problem' in error
      ? { problem: error.problem, nothingSent: 'nothingSent' in error && error.nothingSent }
      : error
  }
}

export async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}
