import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { OpenstackCredentials } from '../../../src/domain/openstack-access.ts'
import { message } from '../../../src/domain/message.ts'
import type { ProviderError } from '../../../src/providers/contract/errors.ts'
import { findEndpoint } from '../../../src/providers/shared/openstack/find-endpoint.ts'
import { signInBody } from '../../../src/providers/shared/openstack/sign-in-body.ts'
import { type Answer, type Recorded, accessTo, cloud, connect, password, tokenAnswer } from './stand-in.ts'

const recorded = JSON.parse(
  readFileSync(new URL('../../fixtures/openstack/keystone-and-discovery.json', import.meta.url), 'utf8'),
) as Recorded
const { signal } = new AbortController()
const life = { issued: '2026-11-22T12:00:00.000000Z', expires: '2026-11-22T13:00:00.000000Z' }
const v3 = { version: { id: 'v3.14', status: 'stable' } }
const both = { versions: { values: [{ id: 'v3.4' }, { id: 'v2.0' }] } }
const two = { versions: { values: [{ id: 'v2.0' }] } }

describe('the identity service is found', () => {
  test.each([
    ['/v3', { '/v3/': { body: v3 } }],
    ['/v3/', { '/v3/': { body: v3 } }],
    ['', { '/': { status: 300, body: both } }],
    ['/identity', { '/identity': { status: 300, body: both } }],
    ['/identity/v3', { '/identity/v3/': { body: v3 } }],
    ['/identity/v2.0', { '/identity/v2.0/': { body: { version: { id: 'v2.0' } } }, '/identity/': { body: both } }],
    ['/hidden', { '/hidden/v3/': { body: v3 } }],
    ['/hidden/v3', { '/hidden/': { status: 300, body: both } }],
  ])('at %s', async (where, documents: Record<string, { status?: number; body: unknown }>) => {
    const { base } = await cloud(({ path, base: at }) => {
      if (/\/v3\/auth\/tokens$/.test(path)) return tokenAnswer('t1', at, life)
      return documents[path] ?? (path === '/' ? (documents[''] ?? null) : null)
    })
    const client = connect(accessTo(`${base}${where}`))
    expect((await client.token(signal)).project).toEqual({ id: 'p1', name: 'works' })
  })

  test.each([
    ['Keystone v2 alone', { status: 300, body: two }, 'unsupported', 'openstack.identityV2'],
    ['another service', { status: 300, body: { versions: [{ id: 'v2.15' }] } }, 'unexpected', 'openstack.noIdentity'],
    [
      'block storage',
      { body: { versions: [{ id: 'v3.0', 'media-types': [{ type: 'application/vnd.openstack.volume+json' }] }] } },
      'unexpected',
      'openstack.noIdentity',
    ],
    ['nothing', { status: 404, body: 'gone' }, 'unexpected', 'openstack.noIdentity'],
    ['a web page', { body: '<!doctype html><title>Portal</title>' }, 'unexpected', 'http.html'],
    ['something else', { body: { hello: 1 } }, 'unexpected', 'http.unexpectedShape'],
  ])('%s is refused with the reason', async (_, answer, code, key) => {
    const { base } = await cloud(() => answer)
    const error = await caught(connect(accessTo(`${base}/v3`)).token(signal))
    expect([error.code, error.says.key, error.next?.key]).toEqual([code, key, `${key}.next`])
  })
})

test('bodies of the three ways to sign in', () => {
  const domain = { name: 'Default' }
  const user = { name: 'ada', domain }
  const ways: OpenstackCredentials[] = [
    { kind: 'password', user, password: 's', project: { id: 'p' } },
    { kind: 'password', user: { id: 'u' }, password: 's', project: null },
    { kind: 'applicationCredential', credential: { id: 'c' }, secret: 's' },
    { kind: 'applicationCredential', credential: { name: 'c', user }, secret: 's' },
    { kind: 'token', token: 't', project: { name: 'p', domain: { id: 'd' } } },
  ]
  expect(ways.map((way) => (JSON.parse(signInBody(way)) as { auth: unknown }).auth)).toEqual([
    {
      identity: { methods: ['password'], password: { user: { ...user, password: 's' } } },
      scope: { project: { id: 'p' } },
    },
    { identity: { methods: ['password'], password: { user: { id: 'u', password: 's' } } } },
    { identity: { methods: ['application_credential'], application_credential: { id: 'c', secret: 's' } } },
    { identity: { methods: ['application_credential'], application_credential: { name: 'c', user, secret: 's' } } },
    {
      identity: { methods: ['token'], token: { id: 't' } },
      scope: { project: { name: 'p', domain: { id: 'd' } } },
    },
  ])
})

const requestId = 'req-0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'

test('a wrong password: who refuses, why, and no password anywhere', async () => {
  const { base } = await cloud(({ path }) =>
    path === '/v3/'
      ? { body: v3 }
      : {
          status: 401,
          headers: { 'x-openstack-request-id': requestId },
          body: { error: { message: `not ${password}` } },
        },
  )
  const client = connect(accessTo(`${base}/v3`))
  const error = await caught(client.token(signal))
  expect([error.code, error.kind, error.requestId, error.says]).toEqual([
    'auth',
    'credentials',
    requestId,
    {
      key: 'openstack.signInRefused',
      values: {
        url: `${base}/v3`,
        detail: message('openstack.wordsWithheld.status', { status: 401, detail: message('openstack.wordsWithheld') }),
      },
    },
  ])
  expect(inspect([error, client.chain.lines], { depth: 20, showHidden: true })).not.toContain(password)
})

test.each([
  ['Could not find token: 0123.', 'auth', 'openstack.signInRefused'],
  ['Could not find Application Credential: ada.', 'auth', 'openstack.signInRefused'],
  ['The resource could not be found.', 'not-found', 'http.status'],
  ['', 'not-found', 'http.status'],
])('a sign-in that ends with 404 and "%s"', async (says, code, key) => {
  const refusal: Answer = { status: 404, body: { error: { code: 404, message: says } } }
  const { base } = await cloud(({ path }) => (path === '/v3/' ? { body: v3 } : refusal))
  const error = await caught(connect(accessTo(`${base}/v3`)).token(signal))
  expect([error.code, error.says.key]).toEqual([code, key])
})

describe('the catalogue', () => {
  const { catalog } = recorded.token
  const wish = { catalogue: catalog, region: null, interface: 'public' } as const

  test('of Open Telekom Cloud, with services under old names', () => {
    expect(
      (['compute', 'volume', 'image', 'network'] as const).map((service) => findEndpoint({ ...wish, service })),
    ).toEqual([
      'https://ecs.eu-de.otc.t-systems.com/v2/0391e4486e864c26be5654c522f440f2',
      'https://evs.eu-de.otc.t-systems.com/v3/0391e4486e864c26be5654c522f440f2',
      'https://ims.eu-de.otc.t-systems.com',
      'https://vpc.eu-de.otc.t-systems.com',
    ])
  })

  const endpoint = (url: string, rest: object = {}) => ({
    interface: 'public',
    region_id: 'R1',
    region: 'R1',
    url,
    ...rest,
  })
  const volumes = (type: string, ...endpoints: unknown[]) => ({ type, endpoints })

  test.each([
    ['volume, when it is version 3', [volumes('volume', endpoint('https://x/v3/p'))], 'https://x/v3/p'],
    [
      'not volume of version 1',
      [volumes('volume', endpoint('https://x/v1/p')), volumes('volumev3', endpoint('https://y/v3'))],
      'https://y/v3',
    ],
    [
      'block-storage first',
      [volumes('volumev3', endpoint('https://x/v3')), volumes('block-storage', endpoint('https://y/v3'))],
      'https://y/v3',
    ],
    ['publicURL', [volumes('volumev3', endpoint('https://x/v3', { interface: 'publicURL' }))], 'https://x/v3'],
    [
      'an endpoint for all regions',
      [volumes('volumev3', endpoint('https://x/v3', { region: null, region_id: null }))],
      'https://x/v3',
    ],
  ])('%s', (_, catalogue, url) => {
    expect(findEndpoint({ ...wish, catalogue: catalogue as never, service: 'volume', region: 'R1' })).toBe(url)
  })

  test.each([
    ['no such service', { service: 'volume', region: 'eu-de', interface: 'internal' }, 'openstack.noEndpoint'],
    ['no such region', { service: 'compute', region: 'eu-nl', interface: 'public' }, 'openstack.unknownRegion'],
  ] as const)('%s: what there is', (_, rest, key) => {
    const error = thrown(() => findEndpoint({ catalogue: catalog, ...rest }))
    expect([error.says.key, error.says.values]).toEqual([
      key,
      key === 'openstack.unknownRegion'
        ? { region: 'eu-nl', regions: 'eu-de' }
        : {
            service: { key: 'openstack.service.volume', values: {} },
            interface: 'internal',
            region: { key: 'openstack.region.named', values: { region: 'eu-de' } },
            existing: expect.stringContaining('volumev3 (public)') as string,
          },
    ])
  })

  test('several regions: one must be chosen', () => {
    const catalogue = [
      { type: 'compute', endpoints: [endpoint('https://a'), endpoint('https://b', { region_id: 'R2' })] },
    ]
    const error = thrown(() => findEndpoint({ ...wish, catalogue, service: 'compute' }))
    expect(error.says).toEqual({ key: 'openstack.chooseRegion', values: { regions: 'R1, R2' } })
  })
})

async function caught(promise: Promise<unknown>): Promise<ProviderError> {
  return promise.then(
    () => Promise.reject(new Error('nothing was wrong')),
    (error: unknown) => error as ProviderError,
  )
}

function thrown(work: () => unknown): ProviderError {
  try {
    work()
  } catch (error) {
    return error as ProviderError
  }
  throw new Error('nothing was wrong')
}
