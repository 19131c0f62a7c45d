import { createServer } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createTransport } from '../../../src/providers/shared/http/transport.ts'
import { noProxies, proxyFor } from '../../../src/providers/shared/http/no-proxy.ts'
import { caPem, call, listen, outcome, serve, serveRaw, serveTls, start, textOf } from './server.ts'

const once = { attempts: 1, firstWaitMs: 1, longestWaitMs: 1, longestRetryAfterMs: 1 }

describe('TLS', () => {
  test('an authority that nobody knows is refused, one that the profile names is trusted, a laboratory may look away', async () => {
    const url = await serveTls((_, response) => response.end('secret talk'))
    const results = []
    for (const tls of [
      { caPem: null, insecure: false },
      { caPem, insecure: false },
      { caPem: null, insecure: true },
    ]) {
      const chain = start({ tls, retryPolicy: once })
      results.push(await outcome(chain.send(call('GET', url)).then((response) => textOf(response.body))))
    }
    expect(results).toEqual([{ problem: 'tls', nothingSent: true }, 'secret talk', 'secret talk'])
  })

  test('https to a port that speaks plain HTTP, and the other way round', async () => {
    const plain = await serve((_, response) => response.end())
    const chain = start({ retryPolicy: once })
    expect(await outcome(chain.send(call('GET', plain.replace('http:', 'https:'))))).toEqual({
      problem: 'tls',
      nothingSent: true,
    })
    const port = await serveRaw((socket) => socket.end('220 mail.example ESMTP\r\n'))
    expect(await outcome(chain.send(call('GET', `http://127.0.0.1:${port}`)))).toEqual({
      problem: 'notHttp',
      nothingSent: false,
    })
  })
})

describe('a proxy', () => {
  const proxies = (url: string) => ({ httpsProxy: url, httpProxy: url, noProxy: null })

  test('is asked for a tunnel to TLS services, with its password, and for the whole address of others', async () => {
    const asked: unknown[] = []
    const proxy = createServer((request, response) => {
      asked.push([request.method, request.url, request.headers['proxy-authorization']])
      response.end('by proxy')
    })
    proxy.on('connect', (request, socket) => {
      asked.push([request.method, request.url, request.headers['proxy-authorization']])
      const target = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        target.pipe(socket).pipe(target)
      })
    })
    const address = `http://me:p%40ss@127.0.0.1:${await listen(proxy)}`
    const chain = start({ proxies: proxies(address), tls: { caPem, insecure: false } })
    const url = await serveTls((request, response) => response.end(`${request.method} direct`))
    const answers = []
    for (const where of [url, url, 'http://cloud.invalid/v3?a=b']) {
      answers.push(await textOf((await chain.send(call('GET', where))).body))
    }
    const password = `Basic ${Buffer.from('me:p@ss').toString('base64')}`
    expect([answers, asked]).toEqual([
      ['GET direct', 'GET direct', 'by proxy'],
      [
        ['CONNECT', new URL(url).host, password],
        ['GET', 'http://cloud.invalid/v3?a=b', password],
      ],
    ])
  })

  test('that is not there is named, and not the cloud behind it', async () => {
    const httpProxy = 'http://127.0.0.1:1'
    const chain = start({ proxies: { httpsProxy: null, httpProxy, noProxy: null } })
    await expect(chain.send(call('GET', 'http://cloud.invalid/'))).rejects.toMatchObject({
      problem: 'proxy',
      nothingSent: true,
      says: { values: { proxy: '127.0.0.1:1', detail: 'ECONNREFUSED' } },
    })
  })

  test('that refuses or resets is named, and nothing was sent', async () => {
    const refusing = createServer()
    refusing.on('connect', (_, socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'))
    const resetting = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()))
    const results = []
    for (const port of [await listen(refusing), resetting]) {
      const chain = start({ proxies: proxies(`http://127.0.0.1:${port}`) })
      const error = await chain.send(call('POST', 'https://cloud.invalid/')).catch((caught: unknown) => caught)
      results.push(error, chain.waits.length)
    }
    expect(results).toMatchObject([
      { problem: 'proxy', nothingSent: true, says: { values: { detail: '407 Proxy Authentication Required' } } },
      0,
      { problem: 'proxy', nothingSent: true },
      3,
    ])
  })

  test('that cuts the tunnel in mid-body leaves a body that broke off', async () => {
    const proxy = createServer()
    proxy.on('connect', (request, socket) => {
      const target = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        socket.pipe(target)
        let passed = 0
        target.on('data', (data: Buffer) => {
          passed += data.length
          if (passed > 100_000) socket.destroy()
          else socket.write(data)
        })
      })
      socket.on('error', () => target.destroy())
      target.on('error', () => socket.destroy())
    })
    const url = await serveTls((_, response) => response.end(Buffer.alloc(1_000_000)))
    const address = `http://127.0.0.1:${await listen(proxy)}`
    const chain = start({ proxies: proxies(address), tls: { caPem, insecure: false }, retryPolicy: once })
    expect(await outcome(chain.send(call('GET', url)))).toEqual({ problem: 'truncated', nothingSent: false })
  })

  test.each([
    ['', 'https://a.example/', true],
    ['*', 'https://a.example/', false],
    ['example', 'https://a.example/', false],
    ['.a.example', 'https://a.example/', false],
    ['b.example, a.example:443', 'https://a.example/', false],
    ['a.example:8443', 'https://a.example/', true],
    ['ample', 'https://a.example/', true],
    ['10.0.0.0/8', 'https://10.1.2.3:5000/', false],
    ['10.0.0.0/8', 'https://11.1.2.3:5000/', true],
    ['::1', 'https://[::1]:5000/', false],
    ['10.0.0.0/99', 'https://10.1.2.3/', true],
  ])('NO_PROXY=%s and %s: through the proxy %s', (noProxy, url, through) => {
    const settings = { httpsProxy: 'proxy.example:3128', httpProxy: null, noProxy }
    expect(proxyFor(new URL(url), settings)?.href ?? null).toBe(through ? 'http://proxy.example:3128/' : null)
  })
})

test('connections are kept, but a call that must not be sent twice goes on one of its own', async () => {
  const ports: number[] = []
  const url = await serve((request, response) => {
    ports.push(request.socket.remotePort ?? 0)
    request.resume().on('end', () => response.end())
  })
  const chain = start()
  for (const method of ['GET', 'PUT', 'POST', 'GET'] as const) await chain.send(call(method, url))
  const [get, put, post, again] = ports
  expect([put === get, post === get, again === get]).toEqual([true, false, true])
})

test('a body of known length, one without, and one that lies', async () => {
  const seen: unknown[] = []
  const url = await serve((request, response) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
    void textOf(request)
      .then((text) => seen.push([length ?? null, encoding ?? null, text]))
      .catch((error: unknown) => seen.push(error instanceof Error))
      .finally(() => response.end())
  })
  const chain = start()
  const results = []
  for (const lengthBytes of [6, null, 5, 7]) {
    const body = { kind: 'stream', lengthBytes, replayable: true, open: sixBytes } as const
    const result = await outcome(chain.send(call('PUT', url, { body })).then(({ status }) => status))
    results.push(typeof result === 'object' ? { ...result, nothingSent: null } : result)
  }
  const lie = { problem: 'bodyLength', nothingSent: null }
  expect([results, seen.slice(0, 2)]).toEqual([
    [200, 200, lie, lie],
    [
      ['6', null, 'abcdef'],
      [null, 'chunked', 'abcdef'],
    ],
  ])
})

test('an error of the source ends the upload and reaches the caller as it is', async () => {
  const url = await serve((request) => request.resume())
  const broken = new Error('disk on fire')
  const open = async function* (): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from('a'))
    throw broken
  }
  const body = { kind: 'stream', lengthBytes: null, replayable: true, open } as const
  expect(await outcome(start().send(call('PUT', url, { body })))).toBe(broken)
})

test('a service that refuses in the middle of an upload is heard', async () => {
  const url = await serve((request, response) => {
    request.once('data', () => response.writeHead(413, { connection: 'close' }).end('too much'))
  })
  let taken = 0
  const open = async function* (): AsyncGenerator<Uint8Array> {
    for (let count = 0; count < 10_000; count += 1) {
      taken += 1
      yield await Promise.resolve(Buffer.alloc(65_536))
    }
  }
  const body = { kind: 'stream', lengthBytes: null, replayable: false, open } as const
  const response = await start().send(call('PUT', url, { body }))
  expect([response.status, await textOf(response.body), taken < 9_000]).toEqual([413, 'too much', true])
})

test('an answer is read no faster than it is taken', async () => {
  let written = 0
  const url = await serve((_, response) => {
    const piece = Buffer.alloc(65_536)
    const pour = (): void => {
      while (written < 200_000_000) {
        written += piece.length
        if (!response.write(piece)) return
      }
      response.end()
    }
    response.on('drain', pour)
    pour()
  })
  const transport = createTransport({
    proxies: noProxies,
    tls: { caPem: null, insecure: false },
  })
  onTestFinished(transport.close)
  const { body } = await transport.send(call('GET', url))
  const reading = body[Symbol.asyncIterator]()
  await reading.next()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(written < 30_000_000).toBe(true)
  await reading.return?.(undefined)
})

async function* sixBytes(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from('abc'))
  yield Buffer.from('def')
}
