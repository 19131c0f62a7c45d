import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { noProxies } from '../../../src/providers/shared/http/no-proxy.ts'
import { openstack } from '../../../src/providers/openstack/openstack.ts'
import { presetOf } from '../../../src/domain/openstack-presets.ts'
import { accessTo } from '../openstack-client/stand-in.ts'
import { call, listen, serve, serveRaw, start, stillSurroundings } from './server.ts'

test('a password of a proxy that is not well encoded is sent as it stands', async () => {
  const seen: (string | undefined)[] = []
  const proxy = await serve((request, response) => {
    seen.push(request.headers['proxy-authorization'])
    response.end()
  })
  const httpProxy = proxy.replace('//', '//u:100%hunter@')
  await start({ proxies: { ...noProxies, httpProxy } }).send(call('GET', 'http://cloud.invalid/'))
  expect(seen).toEqual([`Basic ${Buffer.from('u:100%hunter').toString('base64')}`])
  const provider = openstack({
    ...stillSurroundings(),
    access: accessTo('http://cloud.invalid/v3'),
    preset: presetOf('generic'),
    proxies: { ...noProxies, httpProxy },
    caPem: null,
    debug: null,
  })
  await expect(provider.close()).resolves.toBeUndefined()
})

test('a proxy that speaks something else is named, without its password, and not asked', async () => {
  const chain = start({ proxies: { ...noProxies, httpProxy: 'socks5://u:hunter2@127.0.0.1:1080' } })
  await expect(chain.send(call('GET', 'http://cloud.invalid/'))).rejects.toMatchObject({
    problem: 'proxyKind',
    says: { values: { kind: 'socks5', proxy: '127.0.0.1:1080' } },
  })
  expect(chain.waits).toEqual([])
})

test('a proxy that refuses is told of in the words of the standard, not in its own', async () => {
  const proxy = createServer()
  proxy.on('connect', (_, socket) =>
    socket.end(`${'HTTP/1.1 407 \xe9\x1b[31m hunter2 \xff'.padEnd(9000, '!')}\r\n\r\n`, 'latin1'),
  )
  const httpsProxy = `http://u:hunter2@127.0.0.1:${String(await listen(proxy))}`
  const chain = start({ proxies: { ...noProxies, httpsProxy } })
  await expect(chain.send(call('GET', 'https://cloud.invalid/'))).rejects.toMatchObject({
    problem: 'proxy',
    says: { values: { detail: '407 Proxy Authentication Required' } },
  })
  expect(chain.waits).toEqual([])
})

test('a proxy over plain HTTP that wants another password is asked once', async () => {
  let asked = 0
  const httpProxy = await serve((_, response) => {
    asked += 1
    response.writeHead(407).end()
  })
  const chain = start({ proxies: { ...noProxies, httpProxy } })
  await expect(chain.send(call('GET', 'http://cloud.invalid/'))).rejects.toMatchObject({ problem: 'proxy' })
  expect(asked).toBe(1)
})

test('with a proxy that cannot be read nothing is called directly', async () => {
  let calls = 0
  const url = await serve((_, response) => {
    calls += 1
    response.end()
  })
  for (const httpProxy of ['http://[::', 'proxy:port', 'http://u:443/pw@proxy:3128']) {
    await expect(start({ proxies: { ...noProxies, httpProxy } }).send(call('GET', url))).rejects.toThrow(TypeError)
  }
  expect(calls).toBe(0)
})

test('a silent proxy is not called a silent service', async () => {
  const port = await serveRaw(() => undefined)
  const proxies = { ...noProxies, httpProxy: `http://127.0.0.1:${String(port)}` }
  const chain = start({ proxies, timeouts: { firstByteMs: 300, wholeMs: 900 } })
  await expect(chain.send(call('GET', 'http://cloud.invalid/'))).rejects.toMatchObject({
    problem: 'proxySilent',
    says: { values: { proxy: `127.0.0.1:${String(port)}` } },
  })
})

test('a service that was silent before is said to be so still', async () => {
  const port = await serveRaw(() => undefined)
  const chain = start({ timeouts: { firstByteMs: 300, wholeMs: 900 } })
  const ask = (): Promise<unknown> => chain.send(call('GET', `http://127.0.0.1:${String(port)}/`))
  await expect(ask()).rejects.toMatchObject({ problem: 'wholeTimeout' })
  await expect(ask()).rejects.toMatchObject({ problem: 'stillSilent' })
})
