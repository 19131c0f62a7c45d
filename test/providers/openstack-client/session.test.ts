import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { RequestBody } from '../../../src/providers/shared/http/exchange.ts'
import { createRedactor } from '../../../src/providers/shared/http/redactor.ts'
import { path } from '../../../src/providers/shared/openstack/client.ts'
import { isAbove, negotiate } from '../../../src/providers/shared/openstack/service-address.ts'
import { codeOfStatus } from '../../../src/providers/shared/openstack/to-provider-error.ts'
import { vendorTextOf } from '../../../src/providers/shared/openstack/vendor-error.ts'
import { type Recorded, accessTo, cloud, connect, tokenAnswer, type Answer } from './stand-in.ts'

const recorded = JSON.parse(
  readFileSync(new URL('../../fixtures/openstack/keystone-and-discovery.json', import.meta.url), 'utf8'),
) as Recorded
const { signal } = new AbortController()
const hour = { issued: '2026-11-22T12:00:00Z', expires: '2026-11-22T13:00:00Z' }
const things = z.object({ id: z.string() })

/** Keystone hands out t1, t2…; every other path is for `answers`, which is told the token. */
const signedIn = (answers: (path: string, token: string, body: string) => Answer | null, life = hour) => {
  let count = 0
  return cloud(({ path: asked, request, body, base }) => {
    if (asked === '/v3/') return { body: { version: { id: 'v3.14' } } }
    if (asked === '/v3/auth/tokens') return tokenAnswer(`t${(count += 1)}`, base, life)
    return answers(asked, String(request.headers['x-auth-token']), body)
  })
}
const discovery = (asked: string): Answer | null => {
  if (asked === '/compute/v2.1/') return recorded.discovery['nova-2023']
  if (asked === '/volume/v3/') return { body: { versions: [{ id: 'v3.0', version: '3.70', min_version: '3.0' }] } }
  return asked === '/image/' ? recorded.discovery['glance-2016'] : null
}

test('a token is renewed before it runs out, by the clock of the cloud', async () => {
  // The cloud is ten minutes behind this machine: the token lives an hour all the same.
  const late = { issued: '2026-11-22T11:50:00Z', expires: '2026-11-22T12:50:00Z' }
  const tokens: string[] = []
  const { base } = await signedIn((asked, token) => {
    if (asked.startsWith('/compute/v2.1/servers')) tokens.push(token)
    return discovery(asked) ?? { body: { id: 'x' } }
  }, late)
  const client = connect(accessTo(`${base}/v3`))
  for (const minutes of [0, 50, 7, 2]) {
    client.clock.ms += minutes * 60_000
    await client.read({ service: 'compute', path: 'servers', schema: things, signal })
  }
  expect([tokens, (await client.token(signal)).clockAheadMs / 60_000]).toEqual([['t1', 't1', 't1', 't2'], 69])
})

test('a refused token is renewed once for all who call, and the calls are repeated', async () => {
  const { base, asked } = await signedIn((where, token) => {
    const found = discovery(where)
    if (found) return found
    return token === 't1' ? { status: 401, body: { error: { message: 'expired' } } } : { body: { id: token } }
  })
  const client = connect(accessTo(`${base}/v3`))
  const read = (): Promise<unknown> => client.read({ service: 'compute', path: 'servers', schema: things, signal })
  expect(await Promise.all([read(), read(), read(), read()])).toEqual(Array(4).fill({ id: 't2' }))
  expect(asked.filter((one) => one === 'POST /v3/auth/tokens').length).toBe(2)
})

test('a token that is refused again is an error and no loop', async () => {
  const { base, asked } = await signedIn(
    (where) => discovery(where) ?? { status: 401, body: { error: { message: 'no' } } },
  )
  const client = connect(accessTo(`${base}/v3`))
  const reading = client.read({ service: 'compute', path: 'servers', schema: things, signal })
  await expect(reading).rejects.toMatchObject({ code: 'auth' })
  expect(asked.filter((one) => one === 'GET /compute/v2.1/servers').length).toBe(2)
})

test('services that refuse a fresh token are not asked again and again with others', async () => {
  const { base, asked } = await signedIn((where) =>
    where === '/v3/' ? discovery(where) : { status: 401, body: { error: { message: 'no' } } },
  )
  const client = connect(accessTo(`${base}/v3`))
  const read = (service: 'compute' | 'image' | 'volume'): Promise<unknown> =>
    client.read({ service, path: 'things', schema: things, signal })
  await expect(read('compute')).rejects.toMatchObject({ says: { key: 'openstack.freshTokenRefused' } })
  const others = (['compute', 'image', 'volume', 'image', 'volume'] as const).map(read)
  await Promise.allSettled(others)
  expect(asked.filter((one) => one === 'POST /v3/auth/tokens').length).toBe(2)
})

test('the address of a service that the user gives counts more than the catalogue', async () => {
  const { base, asked } = await signedIn((where) =>
    where.startsWith('/mine/') ? { body: { id: 'x' } } : { status: 500, body: {} },
  )
  const client = connect(accessTo(`${base}/v3`, { endpoints: { image: `${base}/mine/v2` } }))
  expect(await client.read({ service: 'image', path: 'images', schema: things, signal })).toEqual({ id: 'x' })
  expect(asked.at(-1)).toBe('GET /mine/v2/images')
})

test('wrong credentials are tried once', async () => {
  const { base, asked } = await cloud(({ path: where }) =>
    where === '/v3/' ? { body: { version: { id: 'v3.14' } } } : { status: 401, body: { error: { message: 'no' } } },
  )
  const client = connect(accessTo(`${base}/v3`))
  const failures = await Promise.allSettled([client.token(signal), client.token(signal)])
  await expect(client.token(signal)).rejects.toMatchObject({ says: { key: 'openstack.signInRefused' } })
  expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(asked.filter((one) => one === 'POST /v3/auth/tokens').length).toBe(1)
})

test('a sign-in that fails is told to all who ask in the next moments, and then tried again', async () => {
  let well = false
  const { base, asked } = await cloud(({ path: where, base: at }) => {
    if (where === '/v3/') return { body: { version: { id: 'v3.14' } } }
    return well ? tokenAnswer('t1', at, hour) : { status: 500, body: { error: { message: 'out of order' } } }
  })
  const client = connect(accessTo(`${base}/v3`))
  const signIns = (): number => asked.filter((one) => one === 'POST /v3/auth/tokens').length
  for (const told of ['to whom it concerns', 'to who asks next']) {
    await expect(client.token(signal), told).rejects.toMatchObject({
      says: { values: { detail: { key: 'openstack.wordsWithheld' } } },
    })
  }
  expect(signIns()).toBe(4)
  well = true
  client.clock.ms += 11_000
  expect([(await client.token(signal)).value, signIns()]).toEqual(['t1', 5])
})

test('while a token cannot be renewed, the one that lives is used', async () => {
  let count = 0
  const tokens: string[] = []
  const { base } = await cloud(({ path: where, request, base: at }) => {
    if (where === '/v3/') return { body: { version: { id: 'v3.14' } } }
    if (where === '/v3/auth/tokens') return (count += 1) === 1 ? tokenAnswer('t1', at, hour) : { status: 503, body: {} }
    tokens.push(String(request.headers['x-auth-token']))
    return discovery(where) ?? { body: { id: 'x' } }
  })
  const client = connect(accessTo(`${base}/v3`))
  const read = (): Promise<unknown> => client.read({ service: 'compute', path: 'servers', schema: things, signal })
  await read()
  client.clock.ms += 59 * 60_000
  expect(await read()).toEqual({ id: 'x' })
  client.clock.ms += 60_000
  await expect(read()).rejects.toMatchObject({ code: 'unavailable' })
  expect(new Set(tokens)).toEqual(new Set(['t1']))
})

test('an upload gets a token with half of its life before it, and is replayed only when it can be', async () => {
  const uploads: string[] = []
  const { base } = await signedIn(
    (where, token, body) => {
      if (where !== '/image/v2/images/i/file') return discovery(where)
      uploads.push(`${token} ${body}`)
      return token === 't2' || token === 't3'
        ? { status: 401, body: { error: { message: 'expired' } } }
        : { status: 204, body: '' }
    },
    { issued: '2026-11-22T12:00:00Z', expires: '2026-11-22T12:01:00Z' },
  )
  const client = connect(accessTo(`${base}/v3`))
  const upload = (replayable: boolean): Promise<{ status: number }> => {
    const open = async function* () {
      yield await Promise.resolve(Buffer.from('bytes'))
    }
    const body: RequestBody = { kind: 'stream', open, lengthBytes: 5, replayable }
    return client.call({ service: 'image', method: 'PUT', path: 'images/i/file', body, signal })
  }
  await client.address('image', signal)
  client.clock.ms += 31_000
  await expect(upload(false)).rejects.toMatchObject({ code: 'auth' })
  // Only a token that somebody has accepted is worth renewing once more.
  await client.address('compute', signal)
  const { status } = await upload(true)
  expect([status, uploads]).toEqual([204, ['t2 bytes', 't3 bytes', 't4 bytes']])
})

test('a token alone is not renewed', async () => {
  const { base } = await signedIn((where) => discovery(where) ?? { body: { id: 'x' } })
  const client = connect(accessTo(`${base}/v3`, { credentials: { kind: 'token', token: 't0', project: null } }))
  await client.token(signal)
  client.clock.ms += 3_600_000
  await expect(client.token(signal)).rejects.toMatchObject({ code: 'auth', says: { key: 'openstack.tokenExpired' } })
})

test('one caller who gives up does not take the token from the others', async () => {
  const { base } = await signedIn((where) => discovery(where) ?? { body: { id: 'x' } })
  const client = connect(accessTo(`${base}/v3`))
  const stopping = new AbortController()
  const reason = new Error('enough')
  const given = client.token(stopping.signal)
  const kept = client.token(signal)
  stopping.abort(reason)
  await expect(given).rejects.toBe(reason)
  expect((await kept).value).toBe('t1')
})

test('addresses under path prefixes, and microversions up to what both sides know', async () => {
  const { base, asked } = await signedIn(discovery)
  const client = connect(accessTo(`${base}/v3`))
  expect([
    (await client.address('compute', signal)).replace(base, ''),
    (await client.address('volume', signal)).replace(base, ''),
    (await client.address('image', signal)).replace(base, ''),
    await client.microversion('compute', '2.79', signal),
    await client.microversion('compute', '2.90', signal),
    await client.microversion('image', '2.1', signal),
  ]).toEqual(['/compute/v2.1', '/volume/v3/p1', '/image/v2', '2.79', '2.87', null])
  expect(asked.filter((one) => one === 'GET /compute/v2.1/').length).toBe(1)
  expect([negotiate({ min: '2.10', max: '2.20' }, '2.9'), isAbove('2.10', '2.9'), isAbove('3.1', '2.99')]).toEqual([
    null,
    true,
    true,
  ])
})

test('lists: pages under the public address whatever the links say, each thing once, shapes checked', async () => {
  const { base, asked } = await signedIn((where) => {
    const page = (ids: string[], next: string | null) => ({
      body: {
        volumes: ids.map((id) => ({ id, size: 1 })),
        ...(next === null
          ? {}
          : { volumes_links: [{ rel: 'next', href: `http://inside:8776/v3/p1/volumes?marker=${next}` }] }),
      },
    })
    if (where === '/volume/v3/p1/volumes/detail?limit=2') return page(['a', 'b'], 'b')
    if (where === '/volume/v3/p1/volumes/detail?limit=2&marker=b') return page(['b', 'c'], 'c')
    if (where === '/volume/v3/p1/volumes/detail?limit=2&marker=c') return page([], null)
    return discovery(where)
  })
  const client = connect(accessTo(`${base}/v3`))
  const call = {
    service: 'volume',
    path: 'volumes/detail',
    query: { limit: '2' },
    collection: 'volumes',
    signal,
  } as const
  const ids: string[] = []
  for await (const { id } of client.list({ ...call, schema: things })) ids.push(id)
  expect([ids, asked.filter((one) => one.includes('detail')).length]).toEqual([['a', 'b', 'c'], 3])
  const strict = client.list({ ...call, schema: z.object({ id: z.string(), name: z.string() }) })
  await expect(strict[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'unexpected',
    says: { key: 'openstack.oddRecords', values: { collection: { key: 'inventory.kind.volumes' } } },
    problems: expect.arrayContaining([
      expect.objectContaining({ message: expect.objectContaining({ key: 'openstack.oddRecord' }) as object }),
    ]) as object[],
  })
})

test('ids in paths cannot leave their place', () => {
  expect(path`servers/${'../x?y#z'}/action`).toBe('servers/..%2Fx%3Fy%23z/action')
})

test.each([
  [401, '', null, 'auth'],
  [403, 'Policy does not allow', null, 'auth'],
  [403, 'Quota exceeded for instances', null, 'quota'],
  [404, '', null, 'not-found'],
  [409, 'OverQuota: Quota exceeded for resources', null, 'quota'],
  [409, 'in use', null, 'conflict'],
  [413, 'VolumeSizeExceedsAvailableQuota', 0, 'quota'],
  [413, 'over', null, 'quota'],
  [413, 'slow down', 3000, 'rate-limited'],
  [400, 'Invalid volume: Volume status must be available', null, 'conflict'],
  [400, 'InvalidInput: Requested subnet with cidr: 10.0.0.0/8 overlaps with another subnet.', null, 'conflict'],
  [400, "Name can't contain 4 byte unicode characters.", null, 'conflict'],
  [400, "Invalid input for field/attribute metadata. Value: {'a/b': 'x'}. Additional properties…", null, 'conflict'],
  [400, "Invalid input for operation: 'x' exceeds maximum length of 60.", null, 'conflict'],
  [400, 'Bad request', null, 'unexpected'],
  [429, '', null, 'rate-limited'],
  [406, '', null, 'unsupported'],
  [500, '', null, 'unexpected'],
  [503, '', null, 'unavailable'],
  [400, 'Invalid image identifier or unable to access requested image.', null, 'not-found'],
  [400, 'Image 3f could not be found.', null, 'not-found'],
] as const)('%d "%s": %s', (status, text, retryAfter, code) => {
  expect(codeOfStatus(status, text, retryAfter)).toBe(code)
})

test.each([
  [
    '{"error": {"code": 401, "message": "The request needs authentication.", "title": "Unauthorized"}}',
    'The request needs authentication.',
  ],
  ['{"itemNotFound": {"code": 404, "message": "Instance x could not be found."}}', 'Instance x could not be found.'],
  ['{"NeutronError": {"type": "OverQuota", "message": "Quota exceeded", "detail": ""}}', 'OverQuota: Quota exceeded'],
  ['{"message": "Image is in use<br /><br />", "code": "409"}', 'Image is in use'],
  [
    '<html><head><title>409 Conflict</title></head><body><h1>409 Conflict</h1>in &quot;use&quot;</body></html>',
    '409 Conflict in "use"',
  ],
  ['{"broken', '{"broken'],
  ['', ''],
])('the sentence in %s', (body, sentence) => {
  expect(vendorTextOf(body, createRedactor())).toBe(sentence)
})
