import { expect, test } from 'vitest'
import { createChain, linksOf } from '../../../src/providers/shared/http/chain.ts'
import { noProxies } from '../../../src/providers/shared/http/no-proxy.ts'
import { readJson } from '../../../src/providers/shared/http/read-body.ts'
import { createRedactor } from '../../../src/providers/shared/http/redactor.ts'
import { call, outcome, serve, start, stillSurroundings, textOf } from './server.ts'

test('the order of the links is the one that their comment states', () => {
  const links = linksOf({
    baseUrl: null,
    headers: {},
    proxies: noProxies,
    tls: { caPem: null, insecure: false },
    redactor: createRedactor(),
    surroundings: stillSurroundings(),
    debug: null,
  })
  expect(links.map(([name]) => name)).toEqual([
    'redactErrors',
    'addressCalls',
    'heedServices',
    'limitWholeTime',
    'followRedirects',
    'retry',
    'noticeSilence',
    'limitRate',
    'bufferAnswers',
    'unpackAnswers',
    'logCalls',
  ])
})

test('redirections are retried each by itself, every attempt takes a token and writes a line', async () => {
  const url = await serve((request, response, count) => {
    if (count % 2 === 1) response.writeHead(503).end()
    else if (request.url === '/api/old') response.writeHead(302, { location: '/api/new' }).end()
    else response.end('arrived')
  })
  const surroundings = stillSurroundings()
  const rateLimit = { perSecond: 1, burst: 1, longestPauseMs: 60_000 }
  const lines: string[] = []
  const chain = createChain({
    baseUrl: `${url}/api/`,
    headers: { 'x-auth-token': 'hush' },
    proxies: noProxies,
    tls: { caPem: null, insecure: false },
    redactor: createRedactor(),
    surroundings,
    debug: (line) => lines.push(line.replace(url, '')),
    rateLimit,
  })
  const response = await chain.send(call('GET', 'old'))
  chain.close()
  expect([response.url.replace(url, ''), await textOf(response.body)]).toEqual(['/api/new', 'arrived'])
  expect(lines).toEqual([
    'GET /api/old 503 0 ms 0 B attempt 1 -',
    'GET /api/old 302 0 ms 0 B attempt 2 -',
    'GET /api/new 503 0 ms 0 B attempt 1 -',
    'GET /api/new 200 0 ms 7 B attempt 2 -',
  ])
  // Back-off of 250 ms, then the rest of the second until the next token.
  expect(surroundings.waits).toEqual([250, 750, 1000, 250, 750])
})

test.each([
  ['GET', 302, 'http://elsewhere.invalid/'],
  ['GET', 301, ''],
  ['POST', 307, '/new'],
] as const)('%s with %d to "%s" is not followed', async (method, status, location) => {
  const url = await serve((_, response) => response.writeHead(status, { location }).end())
  expect(await outcome(start().send(call(method, url)))).toEqual({ problem: 'redirected', nothingSent: false })
})

test('redirections in a circle end; 300 Multiple Choices is an answer', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/round') response.writeHead(302, { location: '/round' }).end()
    else response.writeHead(300, { location: '/v2' }).end('{"versions":[]}')
  })
  const chain = start()
  const choices = await chain.send(call('GET', url))
  expect([await outcome(chain.send(call('GET', `${url}/round`))), choices.status, await readJson(choices, 99)]).toEqual(
    [{ problem: 'redirected', nothingSent: false }, 300, { versions: [] }],
  )
})

test('a web page, half a JSON, no JSON, nothing, and too much of it are told apart', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/page') response.end('<!DOCTYPE html><html><title>Please log in</title></html>')
    else if (request.url === '/half') response.end('{"volumes": [')
    else if (request.url === '/none') response.end('{"volumes": no')
    else if (request.url === '/empty') response.end(' \r\n')
    else if (request.url === '/nothing') response.writeHead(204).end()
    else response.end('x'.repeat(2000))
  })
  const chain = start({ maxAnswerBytes: 1000 })
  const read = async (path: string): Promise<unknown> =>
    outcome(chain.send(call('GET', `${url}${path}`)).then((response) => readJson(response, 1000)))
  const paths = ['/page', '/half', '/none', '/empty', '/nothing', '/much']
  expect(await Promise.all(paths.map(read))).toEqual(
    ['html', 'endedEarly', 'notJson', 'emptyAnswer', 'emptyAnswer', 'tooLarge'].map((problem) => ({
      problem,
      nothingSent: false,
    })),
  )
})

test.each([
  ['file:///etc/passwd?a=b', 'file:///etc/passwd'],
  ['https://ada:hunter2@elsewhere.invalid/v3?a=b', 'https://elsewhere.invalid/v3'],
  ['foo://ada:hunter2@elsewhere.invalid/v3#x', 'foo://***@elsewhere.invalid/v3'],
])('a redirection to %s is told as one to %s', async (location, target) => {
  const url = await serve((_, response) => response.writeHead(302, { location }).end())
  await expect(start().send(call('GET', url))).rejects.toMatchObject({ says: { values: { target } } })
})
