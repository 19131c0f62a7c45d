import type { ServerResponse } from 'node:http'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CompareResult } from '../../../src/presenters/schemas/compare-result.ts'
import { inventoryResult } from '../../../src/presenters/schemas/inventory-result.ts'
import { broker, temporaryFolder } from '../../acceptance/cli.ts'
import { against, json, silently, type CloudOptions } from './against.ts'

const server = {
  id: 's1',
  name: 'one',
  status: 'ACTIVE',
  flavor: { original_name: 'small', vcpus: 1, ram: 1024, disk: 1 },
  image: '',
  addresses: {},
  'os-extended-volumes:volumes_attached': [{ id: 'v1' }],
}
const volume = {
  id: 'v1',
  name: 'data',
  status: 'in-use',
  size: 1,
  attachments: [{ server_id: 's1', device: '/dev/vdb' }],
}

const lists: Readonly<Record<string, unknown>> = {
  '/compute/v2.1/servers/detail': { servers: [server] },
  '/volume/v3/p1/volumes/detail': { volumes: [volume] },
}

type Inventory = ReturnType<typeof inventoryResult.parse>

async function read(options: CloudOptions): Promise<Inventory & { readonly code: number }> {
  const { code, stdout } = await against(options, json)
  return { ...inventoryResult.parse(JSON.parse(stdout)), code }
}

/** The lists above, and paths that somebody else answers. */
function but(answer: (path: string, url: string, response: ServerResponse) => boolean): CloudOptions {
  const usual = silently(lists)
  return { handle: (call) => answer(call.path, call.request.url ?? '', call.response) || usual.handle?.(call) === true }
}

function refusing(pattern: RegExp, status: number, times = Infinity): CloudOptions {
  let left = times
  return but((path, _, response) => {
    if (!pattern.test(path) || (left -= 1) < 0) return false
    response.writeHead(status).end(JSON.stringify({ forbidden: { message: 'boom' } }))
    return true
  })
}

test.each([403, 500])(
  'server groups that answer %i: the servers stay, and a warning says what they lack',
  async (status) => {
    const { code, servers, incomplete, warnings } = await read(refusing(/os-server-groups$/, status))
    expect({ code, incomplete, servers: servers.map(({ id }) => id) }).toEqual({
      code: 3,
      incomplete: true,
      servers: ['s1'],
    })
    expect(warnings).toMatchObject([
      {
        kind: 'servers',
        why: 'failed',
        read: 1,
        text: expect.stringMatching(/not in which server groups.*boom/s) as string,
      },
    ])
  },
  60_000,
)

test('ports that may not be read make no deployment incomplete; servers that are not whole do', async () => {
  const file = join(await temporaryFolder(), 'mine.yaml')
  const args = ['inventory', 'openstack', '--quiet', '--format', 'deployment', '--output', file, '--force']
  const written = async (pattern: RegExp) => [
    (await against(refusing(pattern, 403), args)).code,
    /^incomplete:\n( +- .*\n)+/m.exec(await readFile(file, 'utf8'))?.[0],
  ]
  expect(await written(/\/ports$/)).toEqual([3, undefined])
  expect(await written(/servers\/detail$/)).toEqual([3, 'incomplete:\n  - servers\n'])
  const compared = await against(refusing(/\/ports$/, 403), args)
  expect([compared.code, (await broker(['compare', file, '--quiet'])).code]).toEqual([3, 0])
})

test('a cloud without server groups has all of its servers', async () => {
  expect(await read(refusing(/os-server-groups$/, 404))).toMatchObject({ code: 0, incomplete: false })
})

test.each([
  [403, 1],
  [500, 4],
])(
  'volumes that answer %i, %i times: either everything is known, or something is said to be missing',
  async (status, times) => {
    const { code, servers, incomplete, volumes } = await read(refusing(/volumes\/detail$/, status, times))
    const device = servers[0]?.volumes[0]?.device
    expect([
      { code: 3, incomplete: true, volumes: 0, device: null },
      { code: 0, incomplete: false, volumes: 1, device: '/dev/vdb' },
    ]).toContainEqual({ code, incomplete, volumes: volumes.length, device })
  },
  60_000,
)

test('volumes are listed once, and tell the devices of servers', async () => {
  let readings = 0
  const counting = but((path) => {
    if (path.endsWith('/volumes/detail')) readings += 1
    return false
  })
  const { servers } = await read(counting)
  expect([readings, servers[0]?.volumes]).toEqual([1, [{ volumeId: 'v1', device: '/dev/vdb' }]])
})

test('a server whose size is not told makes the inventory incomplete, by name; of one that is deleted nobody asks', async () => {
  const sizeless = { ...server, flavor: { id: 'gone' } }
  const all = [server, { ...sizeless, id: 's2', name: 'two' }, { ...sizeless, id: 's3', status: 'SOFT_DELETED' }]
  const { code, incomplete, warnings } = await read(
    silently({ ...lists, '/compute/v2.1/servers/detail': { servers: all } }),
  )
  expect([code, incomplete, warnings]).toMatchObject([
    3,
    true,
    [
      {
        kind: 'servers',
        why: 'failed',
        whole: true,
        read: 3,
        text: 'The provider does not tell the size of one server: two',
      },
    ],
  ])
})

test('server groups beyond what Nova gives at once are asked for by offset', async () => {
  const groups = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ id: name, name, members: name === 'e' ? ['s1'] : [] }))
  const { servers, incomplete } = await read(
    but((path, url, response) => {
      if (!path.endsWith('/os-server-groups')) return false
      const offset = Number(new URL(url, 'http://cloud').searchParams.get('offset'))
      response.end(JSON.stringify({ server_groups: groups.slice(offset, offset + 2) }))
      return true
    }),
  )
  expect([incomplete, servers[0]?.serverGroup]).toEqual([false, 'e'])
})

test('a record that cannot be understood is named and left out; the others of its page stay', async () => {
  const volumes = [{ ...volume, id: 'v0' }, { ...volume, id: 'odd', size: null }, volume, 'what?']
  const found = await read(
    but((path, _, response) => {
      if (!path.endsWith('/volumes/detail')) return false
      response.end(JSON.stringify({ volumes }))
      return true
    }),
  )
  expect([found.code, found.incomplete, found.volumes.map(({ id }) => id)]).toEqual([3, true, ['v0', 'v1']])
  expect(
    found.warnings.map(({ kind, read: count, text }) => [kind, count, /volumes, (.+) is left out/.exec(text)?.[1]]),
  ).toEqual([
    ['volumes', 2, 'data (odd)'],
    ['volumes', 2, '–'],
  ])
  expect(found.warnings[0]?.text).toContain('size: ')
})

test('a service that is not well when asked for its versions: its lists are missing, and that is said', async () => {
  const found = await read(refusing(/^\/compute\/v2\.1\/$/, 503))
  expect([found.code, found.incomplete, found.servers, found.volumes.length]).toEqual([3, true, [], 1])
  expect(found.warnings[0]).toMatchObject({ kind: 'servers', text: expect.stringContaining('503') as string })
}, 60_000)

test('compare says of an incomplete deployment first, in every format, that all is “at least”', async () => {
  const file = join(await temporaryFolder(), 'mine.yaml')
  const args = ['inventory', 'openstack', '--quiet', '--format', 'deployment', '--output', file]
  const { code } = await against(refusing(/volumes\/detail$/, 403), args)
  const compared = async (...more: readonly string[]) => (await broker(['compare', file, ...more])).stdout
  const [shown, data, csv] = [await compared(), await compared('--json', '--quiet'), await compared('--format', 'csv')]
  const { warnings, alternatives } = JSON.parse(data) as CompareResult
  expect([code, warnings[0]]).toEqual([3, expect.stringContaining('could not read all of volumes') as string])
  const lines = shown.split('\n').filter((line) => line.trim() !== '')
  expect(lines[1]).toMatch(/^\s*Incomplete: the inventory behind this deployment could not read all of/)
  expect(shown).toMatch(/All too low:\s+the\s+deployment\s+is\s+incomplete\./)
  expect(shown).toMatch(/volumes\s+that\s+the\s+inventory\s+could\s+not\s+read/)
  expect(shown).not.toMatch(/complete\s+total/i)
  const costs = alternatives.flatMap(({ id, cost }) => (cost === null || id === 'current' ? [] : [cost]))
  expect(new Set(costs.map(({ lowerBound }) => lowerBound))).toEqual(new Set([true]))
  const [head = '', ...rows] = csv.trim().split('\n')
  const at = head.split(',').indexOf('lower_bound')
  expect(rows.map((row) => row.split(',')[at]).filter((cell) => cell === 'false')).toEqual([])
  const first = alternatives.find(({ rank }) => rank === 1)?.id ?? ''
  expect(await compared('--explain', first)).toMatch(/Incomplete: the inventory behind this deployment/)
}, 60_000)
