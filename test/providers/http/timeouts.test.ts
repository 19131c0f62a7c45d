import { expect, test } from 'vitest'
import { call, outcome, serve, serveRaw, start, textOf } from './server.ts'
import type { RequestBody } from '../../../src/providers/shared/http/exchange.ts'

const once = { attempts: 1, firstWaitMs: 1, longestWaitMs: 1, longestRetryAfterMs: 1 }

test('a TLS server that never greets is a connection that does not stand', async () => {
  const port = await serveRaw(() => undefined)
  const chain = start({ timeouts: { connectMs: 50 }, retryPolicy: once })
  const result = await outcome(chain.send(call('GET', `https://127.0.0.1:${port}/`)))
  expect(result).toEqual({ problem: 'connectTimeout', nothingSent: true })
})

test('a proxy that never answers is a connection that does not stand', async () => {
  const port = await serveRaw(() => undefined)
  const proxies = { httpsProxy: `http://127.0.0.1:${port}`, httpProxy: null, noProxy: null }
  const chain = start({ timeouts: { connectMs: 50 }, retryPolicy: once, proxies })
  expect(await outcome(chain.send(call('GET', 'https://example.invalid/')))).toEqual({
    problem: 'proxySilent',
    nothingSent: true,
  })
})

test('no first byte', async () => {
  const url = await serve(() => undefined)
  const chain = start({ timeouts: { firstByteMs: 50 }, retryPolicy: once })
  const result = await outcome(chain.send(call('GET', url)))
  expect(result).toEqual({ problem: 'firstByteTimeout', nothingSent: false })
})

test('a body that stands still', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '10' })
    response.write('half')
  })
  const chain = start({ timeouts: { idleMs: 200 }, retryPolicy: once })
  expect(await outcome(chain.send(call('GET', url)))).toEqual({ problem: 'idleTimeout', nothingSent: false })
  const stream = await chain.send(call('GET', url, { answer: 'stream' }))
  expect(await outcome(textOf(stream.body))).toEqual({ problem: 'idleTimeout', nothingSent: false })
})

test('a consumer that takes its time is not silence', async () => {
  const url = await serve((_, response) => response.end('all of it'))
  const chain = start({ timeouts: { idleMs: 300 } })
  const { body } = await chain.send(call('GET', url, { answer: 'stream' }))
  const pieces: string[] = []
  for await (const piece of body) {
    await new Promise((resolve) => setTimeout(resolve, 700))
    pieces.push(Buffer.from(piece).toString())
  }
  expect(pieces.join('')).toBe('all of it')
})

test('a service that stops taking the upload', async () => {
  const url = await serve((request) => request.pause())
  const chain = start({ timeouts: { idleMs: 100 }, retryPolicy: once })
  const body: RequestBody = { kind: 'stream', lengthBytes: null, replayable: false, open: endless }
  expect(await outcome(chain.send(call('PUT', url, { body })))).toEqual({ problem: 'idleTimeout', nothingSent: false })
})

test('the whole time counts retries, waits and the body', async () => {
  const slow = await serve((_, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 10)
    response.on('close', () => clearInterval(drip))
  })
  const chain = start({ timeouts: { wholeMs: 500 } })
  expect(await outcome(chain.send(call('GET', slow)))).toEqual({ problem: 'wholeTimeout', nothingSent: false })
  const stream = await chain.send(call('GET', slow, { answer: 'stream' }))
  expect(await outcome(textOf(stream.body))).toEqual({ problem: 'wholeTimeout', nothingSent: false })
})

test('an abort ends a call at once, with the reason of the signal, and closes its connection', async () => {
  const closed: string[] = []
  const url = await serve((request, response) => {
    request.on('close', () => closed.push(request.url ?? ''))
    if (request.url === '/body') response.write('first')
  })
  const chain = start()
  const reason = new Error('stopped by hand')
  for (const path of ['/head', '/body']) {
    const stopping = new AbortController()
    setTimeout(() => stopping.abort(reason), 30)
    const began = performance.now()
    const reading = chain.send(call('GET', `${url}${path}`, { signal: stopping.signal }))
    expect([await outcome(reading), performance.now() - began < 2000]).toEqual([reason, true])
  }
  await expect.poll(() => closed).toEqual(['/head', '/body'])
})

test('a stream that is left early frees its connection', async () => {
  let closed = false
  const url = await serve((_, response) => {
    const pour = (): void => {
      while (response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', pour).on('close', () => (closed = true))
    pour()
  })
  const { body } = await start().send(call('GET', url, { answer: 'stream' }))
  for await (const piece of body) if (piece.byteLength > 0) break
  await expect.poll(() => closed).toBe(true)
})

async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield await Promise.resolve(Buffer.alloc(65_536))
}
