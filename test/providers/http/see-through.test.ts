import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import type { HttpRequest } from '../../../src/providers/shared/http/exchange.ts'
import { call, outcome, serve, serveRaw, start, textOf } from './server.ts'

const reason = new Error('enough')

/** Answers after a while, whether anybody listens or not. */
const slow = (afterMs: number) => (_: unknown, response: ServerResponse) => {
  setTimeout(() => response.writeHead(201).end('made it'), afterMs)
}

/** Sends, aborts while the answer is awaited, and tells what came of it and whether that took less than so long. */
async function abortedIn(method: HttpRequest['method'], url: string, rest: Partial<HttpRequest> = {}) {
  const stopping = new AbortController()
  setTimeout(() => stopping.abort(reason), 100)
  const began = performance.now()
  const answer = start({ timeouts: { afterAbortMs: 600 } }).send(
    call(method, url, { ...rest, signal: stopping.signal }),
  )
  const result = await answer.then(
    ({ body }) => textOf(body),
    (error: unknown) => error,
  )
  return { result, afterMs: performance.now() - began }
}

test.each(['POST', 'PATCH'] as const)('a %s that is on its way is seen through', async (method) => {
  const { result } = await abortedIn(method, await serve(slow(300)), { body: { kind: 'text', text: '{}' } })
  expect(result).toBe('made it')
})

test('for so long and no longer; then it ends with the reason of the signal', async () => {
  const { result, afterMs } = await abortedIn('POST', await serve(slow(3000)))
  expect([result, afterMs > 600, afterMs < 1500]).toEqual([reason, true, true])
})

test.each<[HttpRequest['method'], Partial<HttpRequest>]>([
  ['GET', {}],
  ['DELETE', {}],
  ['POST', { idempotent: true }],
  ['POST', { timeouts: { afterAbortMs: null } }],
])('a %s %o ends at once', async (method, rest) => {
  const { result, afterMs } = await abortedIn(method, await serve(slow(500)), rest)
  expect([result, afterMs < 450]).toEqual([reason, true])
})

test('a POST that has not found its way yet ends at once: nothing was sent', async () => {
  const proxies = { httpsProxy: `http://127.0.0.1:${await serveRaw(() => undefined)}`, httpProxy: null, noProxy: null }
  const stopping = new AbortController()
  setTimeout(() => stopping.abort(reason), 100)
  const began = performance.now()
  const chain = start({ proxies, timeouts: { afterAbortMs: 3000 } })
  const result = await outcome(chain.send(call('POST', 'https://example.invalid/', { signal: stopping.signal })))
  expect([result, performance.now() - began < 1500]).toEqual([reason, true])
})

test('an answer that breaks off after the abort is an abort', async () => {
  const url = await serve((_, response) => {
    setTimeout(() => response.destroy(), 300)
  })
  expect(await abortedIn('POST', url)).toMatchObject({ result: reason })
})
