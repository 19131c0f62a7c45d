import { expect, test } from 'vitest'
import type { HttpResponse } from '../../../src/providers/shared/http/exchange.ts'
import { limitRate, noRateLimit } from '../../../src/providers/shared/http/rate-limit.ts'
import { retry, defaultRetryPolicy } from '../../../src/providers/shared/http/retry.ts'
import { call, stillSurroundings } from './server.ts'

const answer = (headers: Record<string, string> = {}): HttpResponse => ({
  status: 200,
  headers,
  url: 'https://x/',
  requestId: null,
  body: (async function* () {})(),
})
const request = call('GET', 'https://x/')

test('after a burst, calls are as far apart as the rate says; a rest fills the bucket again', async () => {
  const surroundings = stillSurroundings()
  const send = limitRate(
    { perSecond: 2, burst: 3, longestPauseMs: 60_000 },
    surroundings,
  )(() => Promise.resolve(answer()))
  for (let count = 0; count < 5; count += 1) await send(request)
  await surroundings.wait(10_000, request.signal)
  for (let count = 0; count < 4; count += 1) await send(request)
  expect(surroundings.waits).toEqual([500, 500, 10_000, 500])
})

test.each([
  ['seconds to go', { 'ratelimit-remaining': '0', 'ratelimit-reset': '30' }, [30_000]],
  [
    'a moment',
    { 'ratelimit-remaining': '0', 'ratelimit-reset': String(Date.parse('2026-11-22T12:00:20Z') / 1000) },
    [20_000],
  ],
  [
    'a moment by the clock of the service',
    {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.parse('2026-11-22T11:50:20Z') / 1000),
      date: 'Sun, 22 Nov 2026 11:50:00 GMT',
    },
    [20_000],
  ],
  ['some are left', { 'ratelimit-remaining': '7', 'ratelimit-reset': '30' }, []],
  ['an hour: at most the longest pause', { 'ratelimit-remaining': '0', 'ratelimit-reset': '3600' }, [30_000]],
  ['nonsense', { 'ratelimit-remaining': 'none', 'ratelimit-reset': 'soon' }, []],
])('what a service says of its limit: %s', async (_, headers, waits) => {
  const surroundings = stillSurroundings()
  const send = limitRate(noRateLimit, surroundings)(() => Promise.resolve(answer(headers)))
  await send(request)
  await send(request)
  expect(surroundings.waits).toEqual(waits)
})

test('one call that comes too often closes the bucket for all calls to that service', async () => {
  const surroundings = stillSurroundings()
  const statuses = [429, 200]
  const send = limitRate(
    noRateLimit,
    surroundings,
  )(() => Promise.resolve({ ...answer({ 'retry-after': '9' }), status: statuses.shift() ?? 200 }))
  for (const service of ['compute', 'volume', 'compute', 'compute']) await send({ ...request, service })
  expect(surroundings.waits).toEqual([9000])
})

test('a call that is given up while it waits ends with the reason of its signal, and sends nothing', async () => {
  const stopping = new AbortController()
  const reason = new Error('enough')
  let sent = 0
  const surroundings = {
    ...stillSurroundings(),
    wait: () => {
      stopping.abort(reason)
      return Promise.reject(reason)
    },
  }
  const send = retry({ policy: defaultRetryPolicy, surroundings })(() => {
    sent += 1
    return Promise.resolve({ ...answer(), status: 503 })
  })
  await expect(send({ ...request, signal: stopping.signal })).rejects.toBe(reason)
  expect(sent).toBe(1)
})
