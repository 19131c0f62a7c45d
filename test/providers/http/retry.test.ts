import { expect, test } from 'vitest'
import type { HttpRequest, RequestBody } from '../../../src/providers/shared/http/exchange.ts'
import { inWords } from '../../../src/providers/shared/http/retry-after.ts'
import { call, outcome, serve, serveRaw, start, stillSurroundings, textOf } from './server.ts'

const busy = (failures: number, headers: Record<string, string> = {}, status = 503) =>
  serve((request, response, count) => {
    request.resume()
    if (count <= failures) response.writeHead(status, headers).end('later')
    else response.end(`answer ${count}`)
  })

test.each<[HttpRequest['method'], Partial<HttpRequest>, number, string]>([
  ['GET', {}, 200, 'answer 3'],
  ['PUT', { body: { kind: 'text', text: 'x' } }, 200, 'answer 3'],
  ['DELETE', {}, 200, 'answer 3'],
  ['POST', {}, 503, 'later'],
  ['PATCH', {}, 503, 'later'],
  ['POST', { idempotent: true }, 200, 'answer 3'],
  ['PUT', { idempotent: false }, 503, 'later'],
])('%s %o after two refusals: %d', async (method, rest, status, text) => {
  const url = await busy(2)
  const response = await start().send(call(method, url, rest))
  expect([response.status, await textOf(response.body)]).toEqual([status, text])
})

test('waits double, half of each is chance, and the last answer stays', async () => {
  const url = await busy(99)
  const surroundings = stillSurroundings(0.5)
  const chain = start({ surroundings })
  expect((await chain.send(call('GET', url))).status).toBe(503)
  expect(surroundings.waits).toEqual([375, 750, 1500])
})

test.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': 'Sun, 22 Nov 2026 12:00:09 GMT', date: 'Sun, 22 Nov 2026 12:00:00 GMT' }, 9000],
  // The clock of the service is ten minutes behind ours: its own date counts.
  [{ 'retry-after': 'Sun, 22 Nov 2026 11:50:09 GMT', date: 'Sun, 22 Nov 2026 11:50:00 GMT' }, 9000],
  [{ 'retry-after': '60' }, 60_000],
  [{ 'retry-after': 'soon' }, 250],
])('Retry-After %o is a wait of %d ms', async (headers, waitMs) => {
  const url = await busy(1, headers, 429)
  const chain = start()
  const response = await chain.send(call('GET', url))
  expect([response.status, chain.waits]).toEqual([200, [waitMs]])
})

test.each(['GET', 'POST'] as const)('a %s whose service wants a day is given up at once', async (method) => {
  const url = await busy(1, { 'retry-after': '86400', 'x-openstack-request-id': 'req-7' }, 429)
  const chain = start()
  const error = await chain.send(call(method, url)).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    problem: 'rateLimited',
    requestId: 'req-7',
    detail: { retryAfterMs: 86_400_000 },
    says: { key: 'http.rateLimited', values: { status: 429, wait: '1 d', until: '2026-11-23 12:00 UTC' } },
  })
  expect([chain.waits, chain.lines.length]).toEqual([[], 1])
})

test('a list has a minute: a service that wants 61 s is given up at once, one that wants 40 s twice at the second time', async () => {
  const impatient = start()
  const minute = impatient.send(call('GET', await busy(9, { 'retry-after': '61' })))
  await expect(minute).rejects.toMatchObject({ problem: 'rateLimited', detail: { retryAfterMs: 61_000 } })
  const patient = start()
  const twice = patient.send(call('GET', await busy(9, { 'retry-after': '40' })))
  await expect(twice).rejects.toMatchObject({ problem: 'rateLimited', detail: { retryAfterMs: 40_000 } })
  expect([impatient.waits, patient.waits]).toEqual([[], [40_000]])
})

test.each([
  ['1', []],
  ['7', ['is repeated in 7 s']],
])('a wait of %s s on the debug sink', async (seconds, told) => {
  const url = await busy(1, { 'retry-after': seconds }, 503)
  const chain = start()
  await chain.send(call('GET', `${url}/?token=secret`))
  const waits = chain.lines.filter((line) => line.includes('repeated'))
  expect(waits.map((line) => line.slice(line.indexOf('is ')))).toEqual(told)
  expect(chain.lines.join()).not.toContain('secret')
})

test.each([
  [3000, '3 s'],
  [121_000, '3 min'],
  [3_600_000, '1 h'],
  [90_000_000, '2 d'],
])('%d ms are %s', (ms, words) => {
  expect(inWords(ms)).toBe(words)
})

test('a POST is repeated only when nothing can have been sent', async () => {
  let connections = 0
  const port = await serveRaw((socket) => {
    connections += 1
    socket.once('data', () => socket.resetAndDestroy())
  })
  const chain = start()
  expect(await outcome(chain.send(call('POST', `http://127.0.0.1:${port}/`)))).toEqual({
    problem: 'reset',
    nothingSent: false,
  })
  expect(connections).toBe(1)
  const gone = await outcome(chain.send(call('POST', `http://127.0.0.1:1/`)))
  expect([gone, chain.waits.length]).toEqual([{ problem: 'refused', nothingSent: true }, 3])
})

test('a body that breaks off is a failed attempt; a stream that breaks off is an error of its reader', async () => {
  const url = await serve((_, response, count) => {
    response.writeHead(200, { 'content-length': '10', 'x-openstack-request-id': `req-${count}` })
    if (count === 2) return void response.end('0123456789')
    response.write('0123')
    setTimeout(() => response.destroy(), 5)
  })
  const chain = start()
  expect(await textOf((await chain.send(call('GET', url))).body)).toBe('0123456789')
  const stream = await chain.send(call('GET', url, { answer: 'stream' }))
  const broken = await textOf(stream.body).catch((error: unknown) => error)
  expect(broken).toMatchObject({
    problem: 'truncated',
    requestId: 'req-3',
    says: { values: { received: 4, expected: '10' } },
  })
})

test('a stream that cannot be opened again is sent once, one that can is sent again', async () => {
  const received: string[] = []
  const url = await serve((request, response, count) => {
    void textOf(request).then((text) => {
      received.push(text)
      response.writeHead(count % 2 === 1 ? 503 : 201).end()
    })
  })
  const chain = start()
  const body = (replayable: boolean): RequestBody => ({ kind: 'stream', lengthBytes: 4, replayable, open: fourBytes })
  const first = await chain.send(call('PUT', url, { body: body(false) }))
  await chain.send(call('GET', url))
  const second = await chain.send(call('PUT', url, { body: body(true) }))
  expect([first.status, second.status, received]).toEqual([503, 201, ['abcd', '', 'abcd', 'abcd']])
})

test('the order of attempts shows in the log: one line each', async () => {
  const url = await busy(2, { 'x-openstack-request-id': 'req-7' })
  const chain = start()
  await chain.send(call('GET', `${url}/v3/volumes`))
  expect(chain.lines).toEqual([
    `GET ${url}/v3/volumes 503 0 ms 5 B attempt 1 req-7`,
    `GET ${url}/v3/volumes 503 0 ms 5 B attempt 2 req-7`,
    `GET ${url}/v3/volumes 200 0 ms 8 B attempt 3 -`,
  ])
})

async function* fourBytes(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('ab'))
  yield Buffer.from('cd')
}
