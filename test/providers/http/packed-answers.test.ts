import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { noProxies } from '../../../src/providers/shared/http/no-proxy.ts'
import { readJson } from '../../../src/providers/shared/http/read-body.ts'
import { call, serve, start, textOf } from './server.ts'

const json = JSON.stringify({ names: Array.from({ length: 500 }, (_, at) => `volume-${String(at)}`) })

test.each([
  ['gzip', gzipSync(json)],
  ['X-GZip', gzipSync(json)],
  ['deflate', deflateSync(json)],
  ['br', brotliCompressSync(json)],
  ['identity', Buffer.from(json)],
])('an answer that came as %s, though nobody asked for it', async (encoding, bytes) => {
  const asked: unknown[] = []
  const url = await serve(({ headers }, response) => {
    asked.push(headers['accept-encoding'])
    response.writeHead(200, { 'content-encoding': encoding, 'content-length': bytes.length }).end(bytes)
  })
  for (const answer of ['whole', 'stream'] as const) {
    const response = await start().send(call('GET', url, { answer }))
    expect(await readJson(response, 100_000)).toEqual(JSON.parse(json))
  }
  expect(asked).toEqual(['identity', 'identity'])
})

test('the bound of an answer is that of what was unpacked', async () => {
  const bytes = gzipSync(Buffer.alloc(50 * 2 ** 20))
  const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes))
  const answer = start({ maxAnswerBytes: 2 ** 20 }).send(call('GET', url))
  await expect(answer).rejects.toMatchObject({ problem: 'tooLarge' })
})

test.each([
  ['zstd', 200, Buffer.from('(packed)')],
  ['gzip', 200, Buffer.from('no gzip at all')],
  ['gzip', 200, gzipSync(json).subarray(0, 99)],
  ['br', 401, Buffer.from('no Brotli at all')],
])('%s with status %d that cannot be unpacked is named', async (encoding, status, bytes) => {
  const url = await serve((_, response) => response.writeHead(status, { 'content-encoding': encoding }).end(bytes))
  await expect(start().send(call('GET', url))).rejects.toMatchObject({
    problem: 'packed',
    status,
    says: { values: { encoding, status } },
  })
})

test.each([
  ['zstd', 403, 'GET', '(packed)'],
  ['gzip', 204, 'GET', ''],
  ['gzip', 200, 'HEAD', ''],
  ['gzip', 404, 'GET', ''],
] as const)('%s with status %d to %s has no words', async (encoding, status, method, words) => {
  const url = await serve((_, response) => response.writeHead(status, { 'content-encoding': encoding }).end(words))
  const response = await start().send(call(method, url))
  expect([response.status, await textOf(response.body)]).toEqual([status, ''])
})

test('a proxy over plain HTTP that wants a password is told of as the proxy', async () => {
  const proxy = await serve((_, response) => response.writeHead(407, 'hunter2').end('hunter2'))
  const asked = start({ proxies: { ...noProxies, httpProxy: proxy } }).send(call('POST', 'http://cloud.invalid/v3'))
  await expect(asked).rejects.toMatchObject({
    problem: 'proxy',
    says: { values: { proxy: new URL(proxy).host, detail: '407 Proxy Authentication Required' } },
  })
  const direct = await start().send(call('GET', proxy))
  expect(direct.status).toBe(407)
})
