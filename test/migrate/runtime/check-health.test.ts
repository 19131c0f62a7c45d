import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { HealthCheck } from '../../../src/plan/entry-parts.ts'
import { checkHealth } from '../../../src/runtime/migration/check-health.ts'
import type { HealthResult } from '../../../src/workflows/migrate/migration.ts'

const places = { address: '127.0.0.1', public: null, reported: null }

async function check(
  one: HealthCheck,
  outcomes: readonly number[] = [],
  reported: string | null = null,
): Promise<HealthResult> {
  const left = [...outcomes]
  const { signal } = new AbortController()
  return await checkHealth({ check: one, places: { ...places, reported }, signal }, ({ command }) =>
    Promise.resolve({ exit: left.shift() ?? 0, timedOut: false, output: `first\n${command.join(' ')}` }),
  )
}

async function listening(answer: () => number, port = 0): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((_, response) => {
    response.writeHead(answer())
    response.end('x')
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

test('tcp: good as soon as somebody listens', async () => {
  const { server, port } = await listening(() => 200)
  await new Promise((resolve) => server.close(resolve))
  const asked = check({ kind: 'tcp', host: '{address}', port, timeoutSeconds: 10 })
  await sleep(400)
  const late = await listening(() => 200, port)
  expect(await asked).toEqual({ passed: true, detail: `127.0.0.1:${String(port)} ok` })
  late.server.close()
})

test('tcp: nobody listens in its time', async () => {
  const { server, port } = await listening(() => 200)
  await new Promise((resolve) => server.close(resolve))
  const result = await check({ kind: 'tcp', host: '{address}', port, timeoutSeconds: 0.5 })
  expect(result).toEqual({ passed: false, detail: `127.0.0.1:${String(port)} ECONNREFUSED` })
})

test('http: asks until the answer is the one that counts', async () => {
  const answers = [503, 503, 200]
  const { server, port } = await listening(() => answers.shift() ?? 200)
  const url = `http://127.0.0.1:${String(port)}/`
  const result = await check({ kind: 'http', url: '{reported}', status: 200, timeoutSeconds: 10 }, [], url)
  expect(result).toEqual({ passed: true, detail: `${url} HTTP 200` })
  server.close()
})

test('http: the last answer is told', async () => {
  const { server, port } = await listening(() => 503)
  const url = `http://127.0.0.1:${String(port)}/`
  const result = await check({ kind: 'http', url, status: 200, timeoutSeconds: 0.4 })
  expect(result).toEqual({ passed: false, detail: `${url} HTTP 503` })
  server.close()
})

test.each(['ftp://x/', 'no address'])('http: %s cannot be asked', async (url) => {
  const result = await check({ kind: 'http', url, status: 200, timeoutSeconds: 0.1 })
  expect(result).toEqual({ passed: false, detail: `${url} ERR_INVALID_URL` })
})

test('command: again until it ends with 0', async () => {
  const result = await check({ kind: 'command', command: ['ping', '{address}'], timeoutSeconds: 10 }, [1, 1, 0])
  expect(result).toEqual({ passed: true, detail: 'exit 0: ping 127.0.0.1' })
})

test('command: one whose time is over says how long that was', async () => {
  const one: HealthCheck = { kind: 'command', command: ['ping'], timeoutSeconds: 0.1 }
  const result = await checkHealth({ check: one, places, signal: new AbortController().signal }, () =>
    Promise.resolve({ exit: null, timedOut: true, output: 'still waiting' }),
  )
  expect(result).toEqual({ passed: false, detail: '> 0.1 s: still waiting' })
})

test('an address that the server does not have is told at once', async () => {
  const result = await check({ kind: 'tcp', host: '{public}', port: 80, timeoutSeconds: 3600 })
  expect(result).toEqual({ passed: false, detail: '{public}: –' })
})

test('an abort ends it', async () => {
  const one: HealthCheck = { kind: 'http', url: 'http://127.0.0.1:1/', status: 200, timeoutSeconds: 60 }
  const run = (): Promise<never> => Promise.reject(new Error('not asked'))
  await expect(checkHealth({ check: one, places, signal: AbortSignal.timeout(300) }, run)).rejects.toThrow('timeout')
})

test('an abort ends an attempt that gets no answer, at once', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${String((silent.address() as AddressInfo).port)}/`
  const began = performance.now()
  const one: HealthCheck = { kind: 'http', url, status: 200, timeoutSeconds: 60 }
  const run = (): Promise<never> => Promise.reject(new Error('not asked'))
  await expect(checkHealth({ check: one, places, signal: AbortSignal.timeout(200) }, run)).rejects.toThrow('timeout')
  expect(performance.now() - began).toBeLessThan(10_000)
  silent.closeAllConnections()
  silent.close()
})
