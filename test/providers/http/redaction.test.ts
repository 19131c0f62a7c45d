import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRedactor, withheld } from '../../../src/providers/shared/http/redactor.ts'
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
    `token gAAAAAB${hidden}… expired`,
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

test('a line of the log does not decode a secret', async () => {
  const url = await serve((_, response) => response.end())
  const secret = `p%41ss{w}"ord'x`
  const chain = start({ redactor: createRedactor([secret]) })
  await chain.send(call('GET', `${url}/os-keypairs?marker=${secret}`))
  expect(chain.lines).toEqual([expect.stringContaining('/os-keypairs?marker=*** 200') as string])
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

// Written down as Python 3.13 prints them: quote(s), quote(s, safe=''), quote_plus(s), json.dumps(s), repr(s), repr(s.encode()), ascii(s).
test.each([
  ["it's/a*b", ['it%27s/a%2Ab', 'it%27s%2Fa%2Ab', String.raw`it\'s/a*b`, String.raw`it's\/a*b`]],
  ['two  words!', ['two%20%20words%21', 'two++words%21', 'two words!', 'two\n words!', 'two&nbsp; words&#33;']],
  [
    'naïve-é',
    ['na%C3%AFve-%C3%A9', String.raw`na\u00efve-\u00e9`, String.raw`na\xefve-\xe9`, String.raw`na\xc3\xafve-\xc3\xa9`],
  ],
  [
    'key-🔑~x',
    ['key-%F0%9F%94%91~x', String.raw`key-\ud83d\udd11~x`, String.raw`key-\U0001f511~x`, 'key-%f0%9f%94%91%7Ex'],
  ],
  [
    'a&b<c>"d"',
    [
      'a&amp;b&lt;c&gt;&quot;d&quot;',
      'a&#38;b&#x3C;c&#62;&#34;d&#34;',
      'a&amp;amp;b&lt;c&gt;"d"',
      'a%2526b%253Cc%253E%2522d%2522',
    ],
  ],
  [
    String.raw`back\slash\\"q"`,
    [String.raw`back\\slash\\\\"q"`, String.raw`back\\slash\\\\\"q\"`, 'back%5Cslash%5C%5C%22q%22'],
  ],
  ['tab\there\b', [String.raw`tab\there\b`, 'tab%09here%08', String.raw`tab\u0009here\u0008`]],
] as const)('%j as others write it', (secret, spellings) => {
  const { text } = createRedactor([secret])
  for (const spelling of [secret, ...spellings, JSON.stringify(spellings[0])]) {
    expect(text(`before [${spelling}] after`)).toMatch(/^before \["?\*{3}"?\] after$/)
  }
})

test('secrets in what Python prints are known by their names', () => {
  const { text } = createRedactor()
  const texts = [
    "{'user': 'ada', 'password': 'h1dden, h1dden'}",
    `{'password': "it's h1dden"}`,
    "Password(username='ada', password='h1dden h1dden')",
    String.raw`{\"password\": \"h1dden\"}`,
    String.raw`{"password": "h1\"h1dden"}`,
    "b'x-auth-token': b'h1dden'",
    'GET /v3;token=h1dden;password:h1dden HTTP/1.1',
  ]
  expect(texts.map(text).filter((shown) => shown.includes('h1dden'))).toEqual([])
})

const unspaced = fc.string({ unit: 'grapheme' }).filter((one) => !/\s/.test(one))

/** Nobody can tell a user with a dot and a slash from a host with a path. */
const users = unspaced.filter((user) => !/^[\w.-]+\.[\w.-]+(?::\d+)?[/?#]/.test(user))

test('an address never shows the password in it, however many slashes it has and the password too', () => {
  const { text } = createRedactor()
  const start = fc.constantFrom('http:', 'https:', 'HTTP:', 'socks5:', 'x:')
  const slashes = fc.constantFrom('//', '///', '////', '\\\\', String.raw`\/\/`)
  const end = fc.constantFrom('', '/v3', ':3128/v3?a=b', ':443', '/v3;x=y#z')
  fc.assert(
    fc.property(start, slashes, users, unspaced, end, (scheme, between, user, odd, rest) => {
      const shown = text(`no way to ${scheme}${between}${user}:Zq9${odd}Zq9@host.example${rest} today`)
      expect(shown).not.toMatch(/zq9/i)
      expect(shown).toContain('@host.example')
    }),
  )
  expect(text('http://u:443/pw@host')).toBe('http://***@host')
  expect(text('GET https://cloud.example/v3/users/ada@example.org')).toContain('https://cloud.example/v3/users/ada@')
})

test('cleaning twice changes nothing, and short secrets do not make long texts of short ones', () => {
  for (const secret of ['a', '*', '**', ' ', '%', '\\', '+', '&']) {
    const { text } = createRedactor([secret])
    const once = text(`${secret.repeat(10_000)}-${secret}x${secret}`)
    expect([text(once), once.length <= 30_010]).toEqual([once, true])
  }
  expect(createRedactor(['a']).text('a'.repeat(10_000))).toBe('***')
})

test('a secret of pages is taken out, whole and in part', () => {
  const secret = Array.from({ length: 600 }, (_, at) => `${String(at)}é/`).join('')
  const { text } = createRedactor([secret])
  expect(text(`<${secret}>`)).toBe('<***>')
  expect(text(JSON.stringify(secret).replaceAll('é', String.raw`\u00e9`))).toBe('"***"')
  expect(text(secret.slice(0, 2000))).toMatch(/^\*{3}.{0,300}$/s)
})

test.each([
  ['backslashes', '\\'],
  ['hyphens', 'a-'],
  ['quotes', '"'],
  ['schemes', 'a://b:c'],
  ['hosts', 'http://a.b.c/d'],
  ['colons', ':'],
  ['words of secrets', 'password '],
  ['spaces', ' '],
  ['beginnings of the secret', 'pa\\  '],
  ['ampersands', '&amp;'],
  ['percents', '%25'],
])('a mebibyte of %s is cleaned in time', (_, piece) => {
  const { text } = createRedactor([String.raw`pa\  ss\\"&%wörd`, 'other  secret', 'a'.repeat(300)])
  const long = piece.repeat(2 ** 20 / piece.length)
  const beganMs = performance.now()
  for (const before of ['@', '"password": "']) text(before + long)
  expect(performance.now() - beganMs).toBeLessThan(10_000)
})

const bytesOf = (text: string, by: (hex: string) => string): string =>
  Array.from(Buffer.from(text), (byte) => by(byte.toString(16).padStart(2, '0'))).join('')

test.each(['Tr0ub4dor-secret', 'Sécrèt-Mot2Passe'])('%s is known in whatever code it is written', (secret) => {
  const { text } = createRedactor([secret])
  const codes = [
    bytesOf(secret, (hex) => `%${hex}`),
    bytesOf(secret, (hex) => String.raw`\x${hex}`),
    bytesOf(secret, (hex) => `=${hex.toUpperCase()}`),
    bytesOf(secret, (hex) => hex),
    Array.from(secret, (one) => String.raw`\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    secret.normalize('NFD'),
    Buffer.from(secret).toString('latin1'),
    Buffer.from(secret, 'latin1').toString('utf8'),
    secret.replaceAll('é', '%E9').replaceAll('è', '%E8'),
    ...['<wbr>', '<br/>', '\u00AD', '\u200B', '&shy;'].map((odd) => `${secret.slice(0, 6)}${odd}${secret.slice(6)}`),
    secret.toUpperCase(),
    encodeURIComponent(encodeURIComponent(secret)),
    bytesOf(secret, (hex) => `%25${hex}`),
    bytesOf(secret, (hex) => `%2525${hex.toUpperCase()}`),
    bytesOf(secret, (hex) => `&amp;#x${hex};`),
    bytesOf(secret, (hex) => `\\${Number.parseInt(hex, 16).toString(8).padStart(3, '0')}`),
    Array.from(secret, (one) => `%u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    Array.from(secret, (one) => `&#${one.charCodeAt(0).toString()};`).join(''),
    Array.from(secret, (one) => String.raw`\u{${one.charCodeAt(0).toString(16)}}`).join(''),
    secret.replaceAll('é', '&eacute;').replaceAll('è', '&amp;egrave;').replaceAll('-', '&#45;'),
    secret.replaceAll('é', 'Ã©').replaceAll('è', 'Ã¨'),
    `${secret.slice(0, 6)}&lt;wbr&gt;${secret.slice(6)}`,
    `${secret.slice(0, 6)}<!-- a\nb -->${secret.slice(6)}`,
    `${secret.slice(0, 6)}=\r\n${secret.slice(6)}`,
    `${secret.slice(0, 6)}\r\n\t${secret.slice(6)}`,
    Array.from(secret).join("', '"),
    Array.from(secret, (one) => JSON.stringify(one))
      .join(',')
      .slice(1, -1),
    secret.replaceAll(/[^\0-\x7F]/g, '?'),
    secret.replaceAll(/[^\0-\x7F]/g, '\uFFFD'),
    Buffer.from(secret, 'latin1').toString('hex').toUpperCase(),
  ]
  expect(codes.map((code) => text(`not ${code} !`)).filter((shown) => shown !== 'not *** !')).toEqual([])
})

test.each(['a', 'bo', 'bob', 'bob2'])('base64 of %s and a password', (user) => {
  const { text } = createRedactor(['Tr0ub4dor-secret'])
  const shown = text(`credential ${Buffer.from(`${user}:Tr0ub4dor-secret`).toString('base64')} refused`)
  expect(Buffer.from(shown.split(' ')[1]?.split('***')[0] ?? '', 'base64').toString()).not.toContain('T')
  expect(shown).toMatch(/\*{3}=? refused$/)
})

test.each([
  ['SQL', "it's 1o'clock", "it''s 1o''clock"],
  ['a shell', "it's 1o'clock", String.raw`it'\''s 1o'\''clock`],
  ['JSON in JSON', 'Tr0"ub4\\dor\n', JSON.stringify(JSON.stringify('Tr0"ub4\\dor')).slice(3, -3)],
  ['HTML, by names', 'Üß€§œøσ99', '&Uuml;&szlig;&euro;&sect;&oelig;&oslash;&sigma;99'],
  ['HTML of text read as Windows-1252', 'Паро99', '&ETH;&Yuml;&ETH;&deg;&Ntilde;&euro;&ETH;&frac34;99'],
  ['a form', 'Tr0+ub4 dor', 'Tr0%2Bub4+dor'],
  ['UTF-8 that was twice read as Windows-1252', 'Sécrèt€Mot', 'SÃƒÂ©crÃƒÂ¨tÃ¢â€šÂ¬Mot'],
] as const)('a secret as %s writes it', (_, secret, spelling) => {
  expect(createRedactor([secret]).text(`not [${spelling}] !`)).toBe('not [***] !')
})

test.each(['', 'x', 'xy', 'bob2:', 'a?b>c:'])(
  'base64 with %j before a secret, of every charset and alphabet',
  (before) => {
    const secret = 'Sécrèt-Mot2?Passe>'
    const { text } = createRedactor([secret])
    for (const charset of ['utf8', 'latin1'] as const) {
      for (const alphabet of ['base64', 'base64url'] as const) {
        const digits = Buffer.from(`${before}${secret}!`, charset).toString(alphabet)
        const shown = text(`bad ${digits.slice(0, 12)}\r\n${digits.slice(12)}; bye`)
        expect(shown).toMatch(/^bad [\w+/-]{0,9}\*{3}[\w+/=-]{0,3}; bye$/)
      }
    }
  },
)

test('words that only look like a secret stay', () => {
  const { text } = createRedactor(['Tr0ub4dor-secret', 'two words'])
  const texts = ['twowords', 'Tr0ub4 dor-secret', 'Tr0ub4dor secret', 'tr0ub4d0r-secret', 'two, words', '"name": "two"']
  expect(texts.map(text)).toEqual(texts)
})

test('a text that says a secret once another was taken out is withheld', () => {
  const { text } = createRedactor(['hunter-2', 'a-***-b'])
  expect([text('see a-hunter-2-b'), text('see hunter-2')]).toEqual([withheld, 'see ***'])
})
