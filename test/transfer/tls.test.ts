import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openSource } from '../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../src/transfer/location/parse-location.ts'
import { reach } from './nbd-disks.ts'

const greeting = Buffer.from('4e42444d4147494349484156454f50540003', 'hex')

/** The reply to an option of that number. */
function reply(option: number, type: number): Buffer {
  const bytes = Buffer.alloc(20)
  bytes.writeBigUInt64BE(0x3e889045565a9n)
  bytes.writeUInt32BE(option, 8)
  bytes.writeUInt32BE(type, 12)
  return bytes
}

/** A server that answers each option with the next of these words. */
async function server(words: readonly Buffer[]): Promise<number> {
  const open = createServer((client) => {
    let said = 0
    client.on('error', () => undefined)
    client.write(greeting)
    client.on('data', (heard: Buffer) => {
      const asked = heard.toString('latin1').split('IHAVEOPT').length - 1
      for (let number = 0; number < asked; number++) client.write(words[said++] ?? Buffer.alloc(0))
    })
  })
  await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    open.close()
  })
  // A server that listens on a port has an address of that kind.
  return (open.address() as AddressInfo).port
}

const [startTls, structuredReply, go] = [5, 8, 7]
const [ack, unsupported, tlsRequired] = [1, 2 ** 31 + 1, 2 ** 31 + 5]

async function opening(scheme: string, port: number): Promise<unknown> {
  return await openSource(parseLocation(`${scheme}://127.0.0.1:${String(port)}/`), { ...reach, timeoutMs: 1000 })
}

test('a server without TLS is refused where TLS is wanted', async () => {
  const port = await server([reply(startTls, unsupported)])
  await expect(opening('nbds', port)).rejects.toMatchObject({ kind: 'refused', says: { key: 'disk.nbd.noTls' } })
})

test('words in the clear behind the agreement are not taken for encrypted ones', async () => {
  const port = await server([Buffer.concat([reply(startTls, ack), reply(go, ack)])])
  await expect(opening('nbds', port)).rejects.toMatchObject({ kind: 'partial', says: { key: 'disk.nbd.protocol' } })
})

test('a server that wants TLS says so to those who come without', async () => {
  const port = await server([reply(structuredReply, tlsRequired), reply(go, tlsRequired)])
  await expect(opening('nbd', port)).rejects.toMatchObject({ kind: 'refused', says: { key: 'disk.nbd.tlsRequired' } })
})

test('a server that says nothing after it agreed to TLS is given up', async () => {
  const port = await server([reply(startTls, ack)])
  await expect(opening('nbds', port)).rejects.toMatchObject({
    kind: expect.stringMatching(/partial|refused/) as string,
  })
})

test.each([
  ['nbds://h/e', { kind: 'tcp', host: 'h', port: 10809, tls: { hostname: 'h', certificates: null } }],
  [
    'nbds://10.0.0.1:99/e?tls-certificates=/etc/pki&tls-hostname=disk.example',
    { kind: 'tcp', host: '10.0.0.1', port: 99, tls: { hostname: 'disk.example', certificates: '/etc/pki' } },
  ],
  ['nbds+unix:///e?socket=/s', { kind: 'unix', path: '/s', tls: { hostname: 'localhost', certificates: null } }],
])('%s is understood', (text, address) => {
  expect(parseLocation(text)).toEqual({ kind: 'nbd', address, exportName: 'e' })
})
