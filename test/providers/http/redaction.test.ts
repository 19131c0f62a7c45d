import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRedactor } from '../../../src/providers/shared/http/redactor.ts'
import { call, serve, serveRaw, start } from './server.ts'

// A secret made of asterisks alone cannot be told from the mask.
const secrets = fc.string({ minLength: 1, unit: 'binary' }).filter((one) => !one.includes('*'))

test('what is registered never comes out, whatever stands around it and however it is written', () => {
  fc.assert(
    fc.property(secrets, secrets, fc.string(), fc.string(), (secret, other, before, after) => {
      const { protect, text } = createRedactor([other])
      protect(secret)
      const spellings = [secret, JSON.stringify(secret), encodeURIComponent(secret), btoa(encodeURI(secret))]
      for (const spelling of [...spellings, Buffer.from(secret).toString('base64')]) {
        const shown = text(`${before}${spelling}${other}${after}`)
        expect([shown.includes(secret), shown.includes(other)]).toEqual([false, false])
      }
    }),
  )
})

test('secrets are known by their names even when nobody registered them', () => {
  const { text, named } = createRedactor()
  const hidden = 'h1dden-Value'
  const texts = [
    `{"auth": {"password": {"user": {"password": "${hidden}"}}}}`,
    String.raw`{"body": "{\"secret\": \"${hidden}\"}"}`,
    `{"adminPass":"${hidden}", "private_key" : "${hidden}"}`,
    `{"password": "${hidden}`,
    `x-auth-token: ${hidden}`,
    `Authorization: Bearer ${hidden}`,
    `proxy http://user:${hidden}@proxy.example:3128/ failed`,
    `https://x.example/?temp_url_sig=${hidden}&a=1`,
    `OS_PASSWORD=${hidden}`,
    `-----BEGIN PRIVATE KEY-----\n${hidden}\n-----END PRIVATE KEY-----`,
    `-----BEGIN OPENSSH PRIVATE KEY-----\n${hidden}`,
    `token gAAAAABm${hidden}${hidden} expired`,
  ]
  const names = ['X-Auth-Token', 'x-subject-token', 'Authorization', 'cookie', 'Set-Cookie', 'password', 'adminPass']
  const more = [
    'application_credential_secret',
    'private_key',
    'X-Amz-Signature',
    'access_token',
    'api_key',
    'user_data',
  ]
  expect(texts.map(text).filter((shown) => shown.includes(hidden))).toEqual([])
  expect([...names, ...more].map((name) => named(name, hidden)).filter((shown) => shown !== '***')).toEqual([])
  expect([named('public_key', 'ssh-rsa A'), named('tokens_used', '7'), text('{"name": "web"}')]).toEqual([
    'ssh-rsa A',
    '7',
    '{"name": "web"}',
  ])
})

test('no error and no line of the chain shows a secret, wherever the secret was', async () => {
  const secret = 'Tr0ub4dor&3'
  const redactor = createRedactor([secret])
  const url = await serve((_, response) => {
    response.writeHead(302, { location: `http://elsewhere.invalid/${secret}`, 'x-openstack-request-id': secret }).end()
  })
  const rude = await serveRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\nX-Subject-Token ${secret}\r\n\r\n`))
  const shown: string[] = []
  const chain = start({ redactor, debug: (line) => shown.push(line) })
  for (const target of [url, `http://127.0.0.1:${rude}`, 'http://127.0.0.1:1', `http://${secret}.invalid`]) {
    const where = `${target}/${encodeURIComponent(secret)}?password=other&marker=${encodeURIComponent(secret)}`
    const headers = { 'x-auth-token': secret }
    const error: unknown = await chain.send(call('GET', where, { headers })).catch((caught: unknown) => caught)
    shown.push(inspect(error, { depth: 9, showHidden: true }))
  }
  const forms = [secret, encodeURIComponent(secret), secret.toLowerCase(), 'password=other']
  expect(shown.filter((text) => forms.some((form) => text.includes(form)))).toEqual([])
})

test('a line of the log is one line', async () => {
  const url = await serve((_, response) => response.writeHead(200, { 'x-request-id': 'a\tb\u009bc' }).end())
  const chain = start()
  await chain.send(call('GET', `${url}/a%0Ab?name=%0Aline%1b[31m`))
  expect(chain.lines).toEqual([`GET ${url}/a%0Ab?name= line [31m 200 0 ms 0 B attempt 1 a b c`])
})

test('a secret that was broken over the ends of lines is taken out', () => {
  const { text } = createRedactor(['correct-horse-battery'])
  expect(text('it is correct-ho\n  rse-bat\r\ntery, he said')).toBe('it is ***, he said')
  expect(text('correct-ho rse-battery')).toBe('correct-ho rse-battery')
})
