import { expect, onTestFinished, test } from 'vitest'
import { presetOf } from '../../../src/domain/openstack-presets.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { openstack } from '../../../src/providers/openstack/openstack.ts'
import { describe as described } from '../../../src/providers/openstack/resources/described.ts'
import { noProxies } from '../../../src/providers/shared/http/no-proxy.ts'
import { codeOfStatus } from '../../../src/providers/shared/openstack/to-provider-error.ts'
import { stillSurroundings } from '../http/server.ts'
import { accessTo, cloud, emptyList, tokenAnswer, type Answer } from './stand-in.ts'

const { signal } = new AbortController()
const life = { issued: '2026-11-22T12:00:00Z', expires: '2026-11-22T13:00:00Z' }

/** A provider in front of answers by path, with endpoints in the catalogue (type and address). */
async function provider(
  endpoints: Readonly<Record<string, string>>,
  answers: (path: string) => Answer | null,
): Promise<{ readonly features: Provider['features']; readonly asked: readonly string[] }> {
  const { base, asked } = await cloud(({ path, base: at }) => {
    if (path === '/v3/auth/tokens') {
      const catalog = Object.entries(endpoints).map(([type, url]) => ({
        type,
        endpoints: [{ interface: 'public', region: 'R1', url: url.startsWith('/') ? `${at}${url}` : url }],
      }))
      const { body, ...rest } = tokenAnswer('t-1', at, life)
      return { ...rest, body: { token: { ...(body as { token: object }).token, catalog } } }
    }
    return answers(path) ?? { body: { version: { id: 'v3.14' } } }
  })
  const opened = openstack({
    access: accessTo(`${base}/v3`),
    preset: presetOf('generic'),
    proxies: noProxies,
    caPem: null,
    debug: null,
    ...stillSurroundings(),
  })
  onTestFinished(() => opened.close())
  return { features: opened.features, asked }
}

async function all<T>(items: AsyncIterable<T> | undefined): Promise<readonly T[]> {
  const found: T[] = []
  for await (const one of items ?? []) found.push(one)
  return found
}

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  )
}

test.each([
  ['a web page', '<html><title>Log in</title></html>', 'http.html'],
  ['no JSON', '{"volumes": no', 'http.notJson'],
  ['nothing', '', 'http.emptyAnswer'],
  ['another shape', { volumes: null }, 'http.unexpectedShape'],
])('%s instead of a list is a partial result with a next step', async (_, body, key) => {
  const { features } = await provider({ volumev3: '/volume/v3/p1' }, (path) =>
    path.includes('/volumes') ? { body } : null,
  )
  const error = await refusal(all(features.inventory?.list({ kind: 'volumes', signal })))
  expect(error).toMatchObject({ code: 'unexpected', kind: 'partial', says: { key }, next: { key: `${key}.next` } })
})

test.each([202, 206])('a list with status %i is not taken for a whole one', async (status) => {
  const { features } = await provider({ volumev3: '/volume/v3/p1' }, (path) =>
    path.includes('/volumes') ? { status, body: { volumes: [] } } : null,
  )
  const error = await refusal(all(features.inventory?.list({ kind: 'volumes', signal })))
  const says = { key: 'http.unexpectedShape', values: { detail: `HTTP ${status}` } }
  expect(error).toMatchObject({ code: 'unexpected', kind: 'partial', says })
})

test.each([
  ['<html><head><title> Log in </title></head></html>', { key: 'http.htmlTitle', values: { title: 'Log in' } }],
  ['<html><body>no title</body></html>', ''],
])('a page at the address of Keystone: %s', async (body, title) => {
  const { features } = await provider({}, () => ({ body }))
  const checks = await all(features.access?.check({ signal }))
  expect(checks).toMatchObject([{ id: 'reachable', state: 'failed', says: { key: 'http.html', values: { title } } }])
})

test('a cloud without block storage: a warning, and the quotas of the others', async () => {
  const { features } = await provider({ compute: '/nova/v2.1', network: '/neutron' }, (path) => {
    if (path === '/nova/v2.1/limits') return { body: { limits: { absolute: { maxTotalCores: 8, totalCoresUsed: 2 } } } }
    if (path === '/neutron/') return { body: { versions: [] } }
    return path.includes('/quotas/') ? { body: { quota: { router: { limit: 3, used: 1 } } } } : emptyList(path)
  })
  const checks = await all(features.access?.check({ signal }))
  expect(checks.filter(({ state }) => state !== 'ok')).toMatchObject([
    { id: 'endpoints', state: 'warning', says: { key: 'openstack.noEndpoint' } },
  ])
  expect(await all(features.quotas?.list({ signal }))).toEqual([
    { resource: 'vcpus', limit: 8, used: 2 },
    { resource: 'routers', limit: 3, used: 1 },
  ])
})

test.each(['self', 'Self'])('the path of a version is that of its link "%s"', async (rel) => {
  const versions = [{ id: 'v2.1', status: 'CURRENT', links: [{ rel, href: 'http://inside/v2.1/' }] }]
  const { features, asked } = await provider({ network: '/neutron' }, (path) =>
    path === '/neutron/' ? { body: { versions } } : path.startsWith('/neutron') ? { body: { networks: [] } } : null,
  )
  await refusal(all(features.inventory?.list({ kind: 'networks', signal })))
  expect(asked.filter((one) => one.includes('/networks'))).toEqual([expect.stringContaining('/neutron/v2.1/networks')])
})

test('servers missing from the catalogue fail once, and permissions are not asked', async () => {
  const { features } = await provider({ image: '/glance' }, () => null)
  const found: string[] = []
  for await (const { id, state } of features.access?.check({ signal }) ?? []) found.push(`${id} ${state}`)
  expect(found.slice(-2)).toEqual(['region ok', 'endpoints failed'])
})

test('a list that is forbidden names the right that is missing', async () => {
  const message = "Policy doesn't allow os_compute_api:servers:detail to be performed."
  const { features } = await provider({ compute: '/nova/v2.1' }, (path) =>
    path.includes('/servers') ? { status: 403, body: { forbidden: { code: 403, message } } } : null,
  )
  const error = await refusal(all(features.inventory?.list({ kind: 'servers', signal })))
  expect(error).toMatchObject({
    code: 'auth',
    kind: 'credentials',
    says: { key: 'openstack.notAllowed', values: { detail: message } },
    next: { key: 'openstack.notAllowed.unnamed.next', values: { right: 'os_compute_api:servers:detail' } },
  })
})

test('a right whose name speaks of limits is no quota', () => {
  const text = "Policy doesn't allow os_compute_api:limits to be performed."
  expect([codeOfStatus(403, text, null), codeOfStatus(403, 'Quota exceeded for cores', null)]).toEqual([
    'auth',
    'quota',
  ])
})

test.each(['file:///etc/passwd', 'ftp://cloud.example/nova', 'nova'])('an endpoint %s is not called', async (url) => {
  const { features, asked } = await provider({ compute: url }, () => null)
  const error = await refusal(all(features.inventory?.list({ kind: 'keyPairs', signal })))
  expect(error).toMatchObject({
    code: 'unexpected',
    kind: 'partial',
    says: { key: 'openstack.badEndpoint', values: { url, service: 'compute' } },
  })
  expect(asked).toEqual(['GET /v3/', 'POST /v3/auth/tokens'])
})

test('a description that does not fit with the mark is refused before the call', async () => {
  const { features, asked } = await provider({ network: '/neutron' }, (path) => {
    if (path === '/neutron/') return { body: { versions: [] } }
    return path.includes('/security-groups') ? { body: { security_groups: [] } } : null
  })
  const request = { key: 'web-1', name: 'web', labels: {}, rules: [], signal }
  const making = features.securityGroups?.create({ ...request, description: 'é'.repeat(240) })
  expect(await refusal(Promise.resolve(making))).toMatchObject({
    code: 'conflict',
    kind: 'refused',
    says: { key: 'openstack.describedTooLong', values: { length: 259, limit: 255 } },
    next: { values: { excess: 4 } },
  })
  expect(asked.filter((line) => line.startsWith('POST'))).toEqual(['POST /v3/auth/tokens'])
  expect(Array.from(described('💾'.repeat(236), 'web-1')).length).toBe(255)
})

test('labels and networks of any name are kept', async () => {
  const proto = JSON.parse(
    '{"metadata":{"__proto__":"x","a":"y"},"addresses":{"__proto__":[{"addr":"192.0.2.4","version":4}]}}',
  ) as object
  const { features } = await provider({ compute: '/nova/v2.1', network: '/neutron' }, (path) =>
    path.startsWith('/nova/v2.1/servers/detail')
      ? { body: { servers: [{ id: 's', status: 'ACTIVE', ...proto }] } }
      : /os-server-groups|flavors|ports/.test(path)
        ? { body: { server_groups: [], flavors: [], ports: [] } }
        : null,
  )
  const found: [unknown, unknown][] = []
  for await (const one of features.inventory?.list({ kind: 'servers', signal }) ?? []) {
    if ('labels' in one && 'addresses' in one) found.push([Object.entries(one.labels), one.addresses])
  }
  expect(found).toMatchObject([
    [
      [
        ['__proto__', 'x'],
        ['a', 'y'],
      ],
      [{ address: '192.0.2.4', network: '__proto__' }],
    ],
  ])
})
