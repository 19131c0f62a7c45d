import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { bodyText } from '../../../src/providers/shared/http/body-text.ts'
import { parseJson, readJson } from '../../../src/providers/shared/http/read-body.ts'
import { call, serve, start } from './server.ts'

test.each([
  ['text/html; charset=ISO-8859-1', 'latin1'],
  ['text/html; charset="iso-8859-15"', 'latin1'],
  ['text/html;Charset=utf-8', 'utf8'],
  ['text/html; charset=utf-16le', 'utf16le'],
  ['text/html; charset=klingon', 'utf8'],
  ['text/html; charset=klingon', 'latin1'],
  ['text/html', 'utf8'],
  ['text/html', 'latin1'],
] as const)('%s, written in %s', (type, charset) => {
  expect(bodyText(Buffer.from("Réponse à l'été", charset), { headers: { 'content-type': type } })).toBe(
    "Réponse à l'été",
  )
})

// As Python reads the bytes 0x80 to 0x9F as cp1252; of five it says that they are undefined.
const high = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const highBytes = Uint8Array.from(high, (letter, at) => (letter === ' ' ? 0x20 : 0x80 + at))

test.each(['text/html', 'text/html; charset=ISO-8859-1', 'text/html; charset=cp1252', 'application/json'])(
  'quotes, dashes and the euro of Windows-1252, as %s',
  (type) => expect(bodyText(highBytes, { headers: { 'content-type': type } })).toBe(high),
)

test.each([
  ['application/json; charset=ISO-8859-1', Buffer.from('{"name": "café"}')],
  ['application/json; charset=ISO-8859-1', Buffer.from('{"name": "café"}', 'latin1')],
  ['application/json', Buffer.from('{"name": "café"}', 'latin1')],
  ['application/json', Buffer.from('\uFEFF{"name": "café"}')],
  ['text/plain; charset=utf-8', Buffer.from('\uFEFF{"name": "café"}')],
])('JSON as %s', async (type, bytes) => {
  const url = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(bytes))
  expect(await readJson(await start().send(call('GET', url)), 1000)).toEqual({ name: 'café' })
})

test('JSON that was cut anywhere is said to have ended early', () => {
  const whole = String.raw`{"volumes": [{"id": "v\"\u0031", "size": -1.5e3, "ok": [true, null]}], "links": {}}`
  const response = { url: 'https://x/', status: 200, requestId: null, headers: {}, body: Readable.from([]) }
  for (const end of Array.from(whole, (_, at) => at).slice(1)) {
    for (const space of ['', ' \n']) {
      const cut = whole.slice(0, end) + (space === '' || /[,:[{}\]]$/.test(whole.slice(0, end)) ? space : '')
      const read = (): unknown => parseJson(cut, response)
      expect(read, cut).toThrow(expect.objectContaining({ problem: 'endedEarly' }) as Error)
    }
  }
  for (const odd of [`${whole}]`, whole.replace('-1.5', '-x'), '{"a" 1, ', '{a', 'null x']) {
    const read = (): unknown => parseJson(odd, response)
    expect(read, odd).toThrow(expect.objectContaining({ problem: 'notJson' }) as Error)
  }
  expect(() => parseJson('', response)).toThrow(expect.objectContaining({ problem: 'emptyAnswer' }) as Error)
})

test('an answer that does not say what it is', () => {
  expect(bodyText(Buffer.from('été'), { headers: {} })).toBe('été')
})
