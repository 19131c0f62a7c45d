import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ProviderError } from '../../../src/providers/contract/errors.ts'
import { createTranslator } from '../../../src/messages/translator.ts'
import { accessTo, cloud, connect, password, type Answer } from './stand-in.ts'

const tr = await createTranslator('en')
const { signal } = new AbortController()
const requestId = 'req-0a1b2c3d-0a1b-4a1b-8a1b-0a1b2c3d4e5f'

interface SignedIn {
  readonly error: ProviderError
  readonly all: string
  readonly asked: readonly string[]
}

/** What a sign-in ends with, and all that is left of it. */
async function signIn(answer: Answer): Promise<SignedIn> {
  const { base, asked } = await cloud(({ path }) => (path === '/v3/' ? { body: { version: { id: 'v3.14' } } } : answer))
  const client = connect(accessTo(`${base}/v3`))
  const error: unknown = await client.token(signal).catch((caught: unknown) => caught)
  if (!(error instanceof ProviderError)) throw new Error('signed in', { cause: error })
  const all = inspect([error, client.chain.lines, tr.t(error.says)], { depth: 20, showHidden: true })
  return { error, all, asked }
}

const refusal = (message: unknown, status = 401): Answer => ({ status, body: { error: { code: status, message } } })

test.each([
  ['The request you have made requires authentication.', 'The request you have made requires authentication.'],
  ['The account is locked for user: ada.', 'The account is locked for user: ada.'],
  ['The account is locked for user: 0a1b.', 'The account is locked for user: ….'],
  ['Could not find project: works.', 'Could not find project: works.'],
  [`Could not find token: ${password}.`, 'Could not find token: ***'],
  [
    `The password is expired and needs to be changed for user: x ${password}. (Disable insecure_debug mode to suppress these details.)`,
    'The password is expired and needs to be changed for user: ….',
  ],
  ['User ada has no access to project works', 'User ada has no access to project works'],
])('a refusal of Keystone is told: %s', async (said, told) => {
  const { error, all } = await signIn(refusal(said))
  expect([error.code, tr.t(error.says).replace(/^\S+/, '')]).toEqual(['auth', ` refuses the credentials: ${told}`])
  expect(all).not.toContain(password)
})

const malformed =
  'The server could not comply with the request since it is either malformed or otherwise incorrect. The client is assumed to be in error.'

test.each([
  ...[
    'rescope a scoped token',
    'Using OAuth-scoped token to create another token. Create a new OAuth-scoped token instead',
    'Using trust-scoped token to create another token. Create a new trust-scoped token instead',
    'Using a system-scoped token to create a project-scoped or domain-scoped token is not allowed.',
    'Using an application credential token to create a scoped token is not allowed.',
  ].map((action) => [403, `You are not authorized to perform the requested action: ${action}.`] as const),
  [400, `Expecting to find domain in project. ${malformed}`],
  [400, `Expecting to find id or name in user. ${malformed}`],
  [400, `Expecting to find system, project, domain, OS-TRUST:trust or unscoped in scope. ${malformed}`],
  [401, 'Domain name cannot contain reserved characters. (Disable insecure_debug mode to suppress these details.)'],
  [401, 'Project name cannot contain reserved characters. (Disable insecure_debug mode to suppress these details.)'],
  [401, 'Could not find application credential: ada (Disable insecure_debug mode to suppress these details.)'],
] as const)('with %d, what Keystone names itself is told: %s', async (status, said) => {
  const { error, all } = await signIn(refusal(said, status))
  const told = said.replace(/ \(Disable.*/, '').replace('..', '.')
  expect(error.cause).toMatchObject({ detail: { vendorText: told } })
  expect(tr.t(error.says)).toContain(told.replace(/\.$/, ''))
  expect(all).not.toContain('its words are not shown')
})

test.each([
  ['an action', 'You are not authorized to perform the requested action: c 0 r r.', 'action: …'],
  ['an attribute', `Expecting to find c 0 r r in project. ${malformed}`, 'find … in project'],
])('anything else in the place of %s is not', async (_, said, told) => {
  const { error, all } = await signIn(refusal(said, 403))
  expect(tr.t(error.says)).toContain(told)
  expect(all).not.toContain('c 0 r r')
})

const spaced = Array.from(password).join(' ')

test.each([
  ['letters with spaces between', refusal(`not ${spaced}`)],
  ['a sentence of Keystone, and more', refusal(`The request you have made requires authentication. ${spaced}`)],
  ['a list of bytes', refusal(JSON.stringify(Buffer.from(password)))],
  ['backwards', refusal(Array.from(password).reverse().join(''))],
  ['half of it', refusal(`value ${password.slice(0, 7)}… is too long`)],
  ['no text', refusal({ value: spaced })],
  ['another form of JSON', { status: 401, body: [{ error: { message: spaced } }] }],
  ['a page', { status: 403, headers: { 'content-type': 'text/html' }, body: `<title>${spaced}</title>${spaced}` }],
  ['UTF-16', { status: 401, body: Buffer.from(`{"error": {"message": "${spaced}"}}`, 'utf16le') }],
  ['a page that is no refusal', { status: 200, body: `<html><title>${spaced}</title></html>` }],
  ['JSON that is no token', { status: 201, body: { token: { expires_at: spaced, catalog: spaced } } }],
  ['the name of an encoding', { status: 200, headers: { 'content-encoding': 'c-0-r-r-e-c-t' }, body: '' }],
  ['an address', { status: 302, headers: { location: `https://x.example/${encodeURIComponent(spaced)}` }, body: '' }],
  ['a host', { status: 307, headers: { location: 'https://c-0-r-r-e-c-t.example/v3' }, body: '' }],
  ['a path', { status: 308, headers: { location: '/c-0-r-r-e-c-t' }, body: '' }],
] as const)('whatever a cloud repeats of the secret otherwise is told by nobody: %s', async (_, answer) => {
  const odd = {
    'x-openstack-request-id': spaced,
    'x-subject-token': 'tok-0123456789',
    'x-request-id': 'tok-0123456789',
  }
  const headers = { ...odd, ...('headers' in answer ? answer.headers : {}) }
  const { error, all } = await signIn({ ...answer, headers })
  expect(error.requestId).toBeNull()
  expect(all).not.toMatch(/c.?0.?r.?r.?e|esroh|99, ?48|tok-0/)
})

test('without words the status and the request are told, and an empty answer is none that is hidden', async () => {
  const { error, all } = await signIn({ ...refusal('no'), headers: { 'x-openstack-request-id': requestId } })
  expect([error.requestId, tr.t(error.says)]).toEqual([
    requestId,
    expect.stringMatching(/: HTTP 401; its words are not shown, since they may repeat the secret \(/) as string,
  ])
  expect(all).toContain(` attempt 1 ${requestId}`)
  expect(tr.t((await signIn({ status: 401, body: '' })).error.says)).toMatch(/refuses the credentials: HTTP 401\.?$/)
})

test('a sign-in that is sent to the same host by TLS says where', async () => {
  const location = 'https://127.0.0.1:5000/v3/auth/tokens'
  const { error } = await signIn({ status: 301, headers: { location }, body: '' })
  expect(error.says).toMatchObject({ key: 'http.redirected', values: { target: location } })
})

test.each([
  ['breaks off', { 'content-length': '999', connection: 'close' }, '{"error":', ': HTTP 401'],
  [
    'breaks off while it is packed',
    { 'content-encoding': 'gzip' },
    gzipSync('{"error": 1}').subarray(0, 20),
    ': HTTP 401',
  ],
  ['is not packed as it says', { 'content-encoding': 'br' }, 'no Brotli at all', ': HTTP 401'],
  ['is packed as nobody knows', { 'content-encoding': 'odd' }, 'odd', ': HTTP 401'],
  ['is so and breaks off', { 'content-encoding': 'odd', 'content-length': '9', connection: 'close' }, '', ': HTTP 401'],
  ['is too long', {}, Buffer.alloc(2 * 2 ** 20, 'a'), ': HTTP 401; its words are not shown'],
  ['is far too long', {}, Buffer.alloc(33 * 2 ** 20, 'a'), ': HTTP 401'],
])('a refusal that %s is one, and no password is sent again', async (_, headers, body, told) => {
  const { error, asked } = await signIn({ status: 401, headers, body })
  expect([error.code, error.kind]).toEqual(['auth', 'credentials'])
  expect(tr.t(error.says)).toContain(` refuses the credentials${told}`)
  expect(asked.filter((one) => one.startsWith('POST '))).toHaveLength(1)
})
