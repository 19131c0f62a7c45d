import { describe, expect, test } from 'vitest'
import { inventoryResult } from '../../../src/presenters/schemas/inventory-result.ts'
import { against, broken, failing, json, refusal, silently, table } from './against.ts'

const webPage = { status: 200, body: '<html><title>Log in</title></html>' }
const onlyV2 = { status: 300, body: { versions: { values: [{ id: 'v2.0', status: 'stable', links: [] }] } } }
const both = { versions: { values: ['v2.0', 'v3.14'].map((id) => ({ id, status: 'stable', links: [] })) } }

describe('nothing can be read: the error, what to do next, and no half result', () => {
  test.each([
    ['a wrong password', broken(/auth\/tokens$/, refusal), 4, 'refuses the credentials', 'Check user, password'],
    ['services that refuse every token', broken(/^\/(?!v3)/, refusal), 4, 'refuses a token that', 'tell the provider'],
    ['300 at the root, version 2 only', broken(/^\/(?:v3\/?)?$/, onlyV2), 5, 'retired in 2017', 'v3 service'],
    ['a web page instead of JSON', broken(/./, webPage), 3, 'title: Log in', 'a login page'],
    ['an empty catalogue', { services: [] }, 5, 'no public endpoint for servers', 'Check region and interface'],
  ])('%s', async (_, options, code, says, next) => {
    const outcome = await against(options, table)
    expect({ code: outcome.code, stdout: outcome.stdout }).toEqual({ code, stdout: '' })
    expect(outcome.stderr).toContain(says)
    expect(outcome.stderr).toMatch(/^Next: /m)
    expect(outcome.stderr).toContain(next)
  })

  test('a token that has run out', async () => {
    const env = { OS_TOKEN: 'gAAAAA-of-yesterday', OS_AUTH_TYPE: 'v3token', OS_USERNAME: '', OS_PASSWORD: '' }
    const outcome = await against(broken(/auth\/tokens$/, refusal), table, env)
    expect([outcome.code, outcome.stdout]).toEqual([4, ''])
    expect(outcome.stderr).toContain('refuses the token')
    expect(outcome.stderr).toContain('OS_TOKEN')
  })
})

describe('doctor ends with 4, as inventory does, where services refuse', () => {
  const token = { OS_TOKEN: 'gAAAAA-of-yesterday', OS_AUTH_TYPE: 'v3token', OS_USERNAME: '', OS_PASSWORD: '' }
  const forbidden = {
    status: 403,
    body: { forbidden: { message: "Policy doesn't allow os_compute_api:servers:index" } },
  }
  test.each([
    ['a token that Keystone still takes', broken(/^\/(?!v3)/, refusal), token, 'OS_TOKEN'],
    ['whoever may not list servers', broken(/\/compute\/v2.1\/./, forbidden), {}, 'os_compute_api:servers:index'],
  ])('%s', async (_, options, env, says) => {
    const doctor = await against(options, ['doctor', 'openstack', '--json'], env)
    expect(doctor.code).toBe(4)
    expect(doctor.stdout).toContain(says)
  })

  test.each(['networks', 'subnets', 'routers', 'security-groups', 'floatingips'])(
    'whoever may not list %s',
    async (list) => {
      const doctor = await against(broken(new RegExp(`/${list}$`), forbidden), ['doctor', 'openstack'])
      expect([doctor.code, doctor.stdout]).toEqual([4, expect.stringMatching(/FAILED +permissions/)])
    },
  )

  test('a service that breaks: it could not be found out, and that is told', async () => {
    const breaking = broken(/\/volumes\/detail$/, { status: 500, body: { error: { message: 'boom' } } })
    const doctor = await against(breaking, ['doctor', 'openstack'])
    expect(doctor.stdout).toMatch(/warning +permissions +it could not be found out whether volumes may be listed/)
  })
})

describe('one service fails: the rest is listed, marked as incomplete, and the command ends with 3', () => {
  test.each([
    [
      'missing in the catalogue',
      { ...failing('nothing', webPage), services: ['compute', 'image', 'network'] },
      'no public endpoint for',
    ],
    ['a web page instead of JSON', failing('volumes', webPage), 'title: Log in'],
    ['half a JSON', failing('volumes', { status: 200, body: '{"volumes": [' }), 'ended early, after 13 bytes'],
    ['no JSON', failing('volumes', { status: 200, body: '{"volumes": no' }), 'is not JSON'],
    ['a connection that is reset in mid-body', failing('volumes', 'reset'), 'broke off'],
    ['refuses this list', failing('volumes', { status: 403, body: { forbidden: { message: 'not you' } } }), 'not you'],
  ])('%s', async (_, options, says) => {
    const { code, stdout } = await against(options, json)
    const { incomplete, servers, warnings } = inventoryResult.parse(JSON.parse(stdout))
    expect({ code, incomplete, servers: servers.map(({ id }) => id) }).toEqual({
      code: 3,
      incomplete: true,
      servers: ['s1'],
    })
    const volumes = warnings.filter(({ kind }) => kind === 'volumes')
    expect(volumes).toMatchObject([{ why: 'failed', read: 0, text: expect.stringContaining(says) as string }])
    const shown = await against(options, table)
    expect(shown).toMatchObject({ code: 3, stdout: expect.stringContaining('This inventory is incomplete') as string })
  })

  test('a reset on the third page keeps the two before', async () => {
    const { code, stdout } = await against({ volumes: 500, ...failing('volumes', 'reset', 3) }, json)
    const { volumes, warnings } = inventoryResult.parse(JSON.parse(stdout))
    expect([code, volumes.length, warnings.map(({ why, read }) => [why, read])]).toEqual([3, 200, [['failed', 200]]])
  })
})

test('a service that wants a day of peace is asked for one list only; the others of its lists say until when', async () => {
  const listed: string[] = []
  const { code, stdout } = await against(
    {
      handle: ({ path, response }) => {
        if (!path.startsWith('/network/v2.0/')) return false
        listed.push(path)
        response.writeHead(429, { 'retry-after': '86400' }).end()
        return true
      },
    },
    json,
  )
  const { incomplete, warnings } = inventoryResult.parse(JSON.parse(stdout))
  const lists = ['networks', 'subnets', 'routers', 'securityGroups', 'publicIps']
  expect({ code, incomplete, kinds: warnings.map(({ kind }) => kind) }).toEqual({
    code: 3,
    incomplete: true,
    kinds: lists,
  })
  expect(warnings.map(({ text }) => /wants no call (?:for the next|before)/.test(text))).toEqual(lists.map(() => true))
  // Lists are read side by side: what was on its way when the service said so is not called back.
  expect(listed.length).toBeLessThanOrEqual(4)
  expect(warnings.filter(({ text }) => text.includes('not asked')).length).toBeGreaterThanOrEqual(1)
})

test('both versions at a root that answers 300; a clock ten minutes off; an empty project', async () => {
  const root = broken(/^\/$/, { status: 300, body: both })
  for (const options of [root, { aheadMs: 600_000 }, { aheadMs: -600_000 }, {}]) {
    const { code, stdout, stderr } = await against(options, table)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('There is nothing in this account and region.')
  }
  const doctor = await against({ aheadMs: 600_000 }, ['doctor', 'openstack'])
  expect(doctor.stdout).toMatch(/warning +clock +the clock here is 10 minutes behind/)
  expect(doctor.stdout).toContain('Set the clock of this machine')
})

const evil = 'x\n🚀 ../../etc/passwd \u001b[31mred\u001b]0;title\u0007 \u202egnp.exe\u009b2J\u2066'

test('names of all sorts, a server in ERROR whose flavour is gone, a volume in error_deleting', async () => {
  const things = silently({
    '/compute/v2.1/': { version: { id: 'v2.1', version: '2.1', min_version: '2.1' } },
    '/compute/v2.1/servers/detail': {
      servers: ['gone', 'there'].map((id) => {
        return { id: `s-${id}`, name: evil, status: 'ERROR', flavor: { id }, image: '', addresses: {} }
      }),
    },
    '/compute/v2.1/flavors/detail': { flavors: [{ id: 'there', name: 'small', vcpus: 1, ram: 1024, disk: 1 }] },
    '/volume/v3/p1/volumes/detail': { volumes: [{ id: 'v1', name: evil, status: 'error_deleting', size: 1 }] },
  })
  const { code, stdout } = await against(things, json)
  const { servers, volumes } = inventoryResult.parse(JSON.parse(stdout))
  expect({ code, server: servers[0], volume: volumes[0] }).toMatchObject({
    code: 3,
    server: { name: evil, state: 'error', providerState: 'ERROR', size: null },
    volume: { name: evil, state: 'error', providerState: 'error_deleting' },
  })
  for (const format of ['table', 'csv', 'markdown', 'deployment']) {
    const shown = await against(things, ['inventory', 'openstack', '--quiet', '--format', format])
    expect([format, shown.code]).toEqual([format, 3])
    // eslint-disable-next-line no-control-regex -- that there are none is what is tested
    expect(shown.stdout).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  }
})
