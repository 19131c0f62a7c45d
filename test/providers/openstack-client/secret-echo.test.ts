import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createRedactor } from '../../../src/providers/shared/http/redactor.ts'
import { createOpenstackClient } from '../../../src/providers/shared/openstack/client.ts'
import { start } from '../http/server.ts'
import { accessTo, cloud, tokenAnswer, type Answer } from './stand-in.ts'

const { signal } = new AbortController()

const life = { issued: '2026-11-22T12:00:00Z', expires: '2026-11-22T13:00:00Z' }

/** All that is left of a call that a service refuses. */
async function refused(secret: string | readonly string[], answer: Answer): Promise<string> {
  const { base } = await cloud(({ path, base: at }) => {
    if (path === '/v3/auth/tokens') return tokenAnswer('t-1', at, life)
    if (path === '/v3/') return { body: { version: { id: 'v3.14' } } }
    return path.endsWith('/volumes') ? answer : { body: { versions: [] } }
  })
  const secrets = [secret].flat()
  const redactor = createRedactor(secrets)
  const chain = start({ redactor })
  const credentials = { kind: 'password', user: { id: 'u' }, password: secrets[0] ?? '', project: { id: 'p' } } as const
  const access = accessTo(`${base}/v3`, { credentials })
  const client = createOpenstackClient({ access, send: chain.send, now: () => 0, redactor })
  const call = { service: 'volume', path: 'volumes', schema: z.looseObject({ volumes: z.array(z.unknown()) }) } as const
  const error: unknown = await client.read({ ...call, signal }).catch((caught: unknown) => caught)
  return inspect([error, chain.lines], { depth: 20, showHidden: true, breakLength: Infinity })
}

const page = (text: string): string => `<html><head><title>401</title></head><body><h1>No</h1>${text}</body></html>`
const asJson = (message: string): object => ({ error: { code: 401, message } })

test.each([
  ['cut off in its middle', 'tr0ub4dor-hunter', asJson(`${'.'.repeat(588)} tr0ub4dor-hunter`)],
  ['cut off in a page', 'tr0ub4dor-hunter', page(`${'.'.repeat(580)} tr0ub4dor-hunter`)],
  ['with two spaces', 'tr0ub4dor  hunter', asJson('not tr0ub4dor  hunter')],
  ['with two spaces that somebody has tidied', 'tr0ub4dor  hunter', asJson('not tr0ub4dor hunter')],
  ['over two lines', 'tr0ub4dor  hunter', page('not tr0ub4dor\n  hunter')],
  ['in entities', 'tr0ub4dor&hunter!', page('not tr0ub4dor&amp;hunter&#33;')],
  ['in entities of entities', 'tr0ub4dor&hunter!', asJson('not tr0ub4dor&amp;amp;hunter&amp;#x21;')],
  ['like markup', 'tr0ub4dor<i>hunter', page('not tr0ub4dor<i>hunter')],
  ['like markup, in entities', 'tr0ub4dor<i>hunter', page('not tr0ub4dor&lt;i&gt;hunter')],
  ['as Python prints it', "tr0ub4dor'é'hunter", asJson(String.raw`{'password': 'tr0ub4dor\'\xe9\'hunter'}`)],
  ['in JSON that stands in JSON', 'tr0ub4dor/"hunter', asJson(JSON.stringify({ a: 'not tr0ub4dor/"hunter' }))],
  ['in a query', 'tr0ub4dor*hunter/', asJson('/v3/auth?x=tr0ub4dor%2Ahunter%2F')],
  ['in JSON that breaks off', 'tr0ub4dor-hunter', '{"error": {"message": "not tr0ub4dor-hunter'],
] as const)('a password that a cloud repeats %s is told by nobody', async (_, password, body) => {
  expect(await refused(password, { status: 401, body })).not.toMatch(/tr0ub|4dor|hunter/)
  expect(await refused(password, { status: 500, body })).not.toMatch(/tr0ub|4dor|hunter/)
})

test('a password in the title of a page', async () => {
  const body = `<html><head><title>${'.'.repeat(108)} tr0ub4dor-hunter</title></head></html>`
  expect(await refused('tr0ub4dor-hunter', { status: 200, body })).not.toMatch(/tr0ub/)
})

test('a password at the beginning of what is no JSON', async () => {
  const body = 'tr0ub4dor-hunter is what you have sent, and nobody knows it'
  expect(await refused('tr0ub4dor-hunter', { status: 200, body })).not.toMatch(/tr0ub/)
})

test('a page in Latin-1 is told in its own letters, without the password', async () => {
  const body = Buffer.from(page('Accès refusé à ada / Sécrèt-Mot2Passe'), 'latin1')
  const headers = { 'content-type': 'text/html; charset=ISO-8859-1' }
  const shown = await refused('Sécrèt-Mot2Passe', { status: 401, headers, body })
  expect(shown).toContain('Accès refusé à ada / ***')
  expect(shown).not.toMatch(/mot2|sécr/i)
})

test('what cannot be cleaned is withheld, in the language of the reader', async () => {
  const shown = await refused(['hunter-2', 'a-***-b'], { status: 500, body: asJson('see a-hunter-2-b') })
  expect(shown).toMatch(/detail: \{ key: 'http\.withheld'/)
})

test('what is not secret is told as the cloud wrote it', async () => {
  const body = page('it&#39;s &quot;5 &lt; 6&quot; &amp; &#x1F511;')
  expect(await refused('tr0ub4dor', { status: 401, body })).toContain(`No it's "5 < 6" & 🔑`)
})

test('a mebibyte of openings of tags takes no time', async () => {
  const beganMs = performance.now()
  await refused('tr0ub4dor', { status: 401, body: '<title '.repeat(149_000) })
  expect(performance.now() - beganMs).toBeLessThan(10_000)
})
