import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { createHeed } from '../../../src/providers/shared/http/heed-services.ts'
import { HttpError } from '../../../src/providers/shared/http/http-error.ts'
import type { Layer } from '../../../src/providers/shared/http/exchange.ts'
import { call, outcome, serve, start, stillSurroundings } from './server.ts'

const inADay = (response: ServerResponse): void => void response.writeHead(429, { 'retry-after': '86400' }).end()

test('a service that wants a day of peace is not asked again before; another one at the same address is', async () => {
  const asked: string[] = []
  const url = await serve((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/volumes') inADay(response)
    else response.end()
  })
  const chain = start()
  const get = (path: string, service: string): Promise<unknown> =>
    chain.send(call('GET', `${url}${path}`, { service })).catch((error: unknown) => error)
  expect(await get('/volumes', 'volume')).toMatchObject({ problem: 'rateLimited' })
  expect(await get('/snapshots', 'volume')).toMatchObject({ problem: 'heldBack' })
  expect(await get('/servers', 'compute')).toMatchObject({ status: 200 })
  expect(asked).toEqual(['/volumes', '/servers'])
})

test('what is held back says until when, and may go when the moment has come', async () => {
  const url = await serve((_, response, count) => (count === 1 ? inADay(response) : response.end()))
  let nowMs = Date.parse('2026-11-22T12:00:00Z')
  const surroundings = { now: () => nowMs, random: () => 0, wait: () => Promise.resolve() }
  const chain = start({ surroundings })
  await expect(chain.send(call('POST', url))).rejects.toMatchObject({ problem: 'rateLimited' })
  nowMs += 3_600_000
  await expect(chain.send(call('GET', url))).rejects.toMatchObject({
    says: { key: 'http.heldBack', values: { until: '2026-11-23 12:00 UTC' } },
    detail: { retryAfterMs: 82_800_000 },
  })
  nowMs += 82_800_000
  expect(await chain.send(call('GET', url))).toMatchObject({ status: 200 })
})

/** Both links around a service. */
const heeding: Layer = (next) => {
  const { heedServices, noticeSilence } = createHeed({ surroundings: stillSurroundings() })
  return heedServices(noticeSilence(next))
}

test('a service that was silent for the time of an attempt gets ten seconds for each further call, until it answers', async () => {
  const wholes: (number | null | undefined)[] = []
  const silent = [true, true, false, false]
  const send = heeding(({ method, url, timeouts }) => {
    wholes.push(timeouts?.wholeMs)
    if (silent.shift() === true) throw new HttpError({ problem: 'wholeTimeout', method, url })
    return Promise.resolve({ status: 200, headers: {}, url, requestId: null, body: (async function* () {})() })
  })
  for (let count = 0; count < 4; count += 1) await outcome(send(call('GET', 'https://x/')))
  expect(wholes).toEqual([undefined, 10_000, 10_000, undefined])
})

test('what must not be sent twice, and images, keep their time', async () => {
  const wholes: (number | null | undefined)[] = []
  const send = heeding(({ method, url, timeouts }) => {
    wholes.push(timeouts?.wholeMs)
    throw new HttpError({ problem: 'firstByteTimeout', method, url })
  })
  for (const rest of [{}, { answer: 'stream' }, { timeouts: { wholeMs: 300 } }] as const) {
    await outcome(send(call('GET', 'https://x/', rest)))
  }
  await outcome(send(call('POST', 'https://x/')))
  expect(wholes).toEqual([undefined, undefined, 300, undefined])
})
