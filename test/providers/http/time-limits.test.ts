import { expect, test } from 'vitest'
import type { HttpRequest } from '../../../src/providers/shared/http/exchange.ts'
import { limitsOf, timeLimits } from '../../../src/providers/shared/http/time-limits.ts'
import { call } from './server.ts'

const body: HttpRequest['body'] = {
  kind: 'stream',
  lengthBytes: 0,
  replayable: true,
  open: () => {
    throw new Error('not opened here')
  },
}

test.each([
  ['a list', call('GET', 'https://x/'), timeLimits.reading],
  ['a creation', call('POST', 'https://x/'), timeLimits.changing],
  ['signing in', call('POST', 'https://x/', { purpose: 'signIn' }), timeLimits.signIn],
  ['a download', call('GET', 'https://x/', { answer: 'stream' }), timeLimits.transfer],
  ['an upload', call('PUT', 'https://x/', { body }), timeLimits.transfer],
  ['a call that knows better', call('PUT', 'https://x/', { body, timeouts: { firstByteMs: 7 } }), { firstByteMs: 7 }],
] as const)('%s', (_, request, limits) => {
  expect(limitsOf(request)).toMatchObject(limits)
})

test('the settings of a chain go before the purpose, those of a call before both', () => {
  const request = call('GET', 'https://x/', { timeouts: { idleMs: 1 } })
  expect(limitsOf(request, { idleMs: 2, wholeMs: 3 })).toEqual({ ...timeLimits.reading, idleMs: 1, wholeMs: 3 })
})

test('a silent sign-in that is asked for twice ends within a minute, a list within a minute', () => {
  expect((timeLimits.signIn.wholeMs ?? Infinity) * 2).toBeLessThan(60_000)
  expect(timeLimits.reading).toMatchObject({ firstByteMs: 30_000, wholeMs: 60_000 })
})
