import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { createRedactor } from '../../../src/providers/shared/http/redactor.ts'
import { createOpenstackClient } from '../../../src/providers/shared/openstack/client.ts'
import { serve, start } from '../http/server.ts'
import { accessTo } from './stand-in.ts'

const silent = (): void => undefined
const stalled = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"version":')
}
const dripping = (response: ServerResponse): void => {
  response.writeHead(200).write('{"version":')
  const drip = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(drip))
}

test.each([
  ['says nothing at all', '/v3/', silent],
  ['says nothing to a sign-in', '/v3/auth/tokens', silent],
  ['stands still in the middle', '/v3/', stalled],
  ['drips', '/v3/', dripping],
])('an identity service that %s: named within the whole time, attempts included', async (_, path, behave) => {
  const base = await serve((request, response) => {
    if (request.url === path) behave(response)
    else response.end(JSON.stringify({ version: { id: 'v3.14' } }))
  })
  const timeouts = { firstByteMs: 600, idleMs: 600, wholeMs: 900 }
  const { send } = start({ timeouts })
  const client = createOpenstackClient({
    access: accessTo(`${base}/v3`),
    send,
    now: () => 0,
    redactor: createRedactor(),
  })
  const began = performance.now()
  await expect(client.token(new AbortController().signal)).rejects.toMatchObject({
    code: 'unavailable',
    kind: 'partial',
    says: { key: 'http.wholeTimeout', values: { seconds: 0.9 } },
  })
  expect(performance.now() - began).toBeLessThan(10_000)
})
