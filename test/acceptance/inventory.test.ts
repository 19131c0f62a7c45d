import { spawn } from 'node:child_process'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { standInCloud } from '../../bench/stand-in-cloud.js'
import { compareResult } from '../../src/presenters/schemas/compare-result.ts'
import { inventoryResult } from '../../src/presenters/schemas/inventory-result.ts'
import { directory } from '../../src/providers/directory/directory.ts'
import { broker, root, temporaryFolder } from './cli.ts'
import { slowness } from './slowness.ts'

const signal = new AbortController().signal

/** A directory cloud with two servers, four volumes of two customers and a snapshot. */
async function cloudInFolder(): Promise<string> {
  const cwd = await temporaryFolder()
  await mkdir(join(cwd, 'cloud'))
  let count = 0
  const randomHex = (): string => String((count += 1)).padStart(12, '0')
  const cloud = directory({ root: join(cwd, 'cloud'), servers: 'records', now: () => new Date(), randomHex })
  const { volumes, servers, snapshots } = cloud.features
  if (volumes === undefined || servers === undefined || snapshots === undefined)
    throw new Error('the cloud lacks features')
  const common = { class: null, from: null, signal }
  const ids: string[] = []
  for (const [at, name] of ['data-1', 'data-2', 'evil\u001b[31m\n🚀../', 'spare'].entries()) {
    const labels = at < 2 ? { customer: 'acme' } : {}
    const made = await volumes.create({ key: `v${String(at)}`, name, labels, sizeBytes: 2 ** 30, ...common })
    ids.push(made.resource.id)
  }
  for (const at of [0, 1]) {
    const boot = { kind: 'volume', id: ids[at] ?? '' } as const
    const wanted = { sizeId: 'small', state: 'stopped', boot, networkIds: [], securityGroupIds: [] } as const
    const rest = { keyPair: null, userData: null, zone: null, signal }
    await servers.create({ key: `s${String(at)}`, name: `web-${String(at)}`, labels: {}, ...wanted, ...rest })
  }
  await snapshots.create({ key: 'n', name: 'first', labels: {}, volumeId: ids[3] ?? '', signal })
  await cloud.close()
  return cwd
}

test('a table, JSON as its schema says, CSV and Markdown; tenants by label', async () => {
  const cwd = await cloudInFolder()
  const table = await broker(['inventory', 'directory:cloud', '--tenants', 'label:customer'], { cwd })
  expect(table).toMatchObject({ code: 0, stderr: '' })
  expect(table.stdout).toMatch(/acme +data-1 +ready +1 GiB +web-0/)
  expect(table.stdout.match(/[^\n\P{Cc}]/gu)).toEqual(null)
  const json = await broker(['inventory', 'directory:cloud', '--json'], { cwd })
  const result = inventoryResult.parse(JSON.parse(json.stdout))
  expect(result).toMatchObject({
    schema: 'broker/inventory/1',
    profile: 'directory:cloud',
    incomplete: false,
    warnings: [],
  })
  expect(result.volumes.map(({ name }) => name).sort()).toEqual(['data-1', 'data-2', 'evil\u001b[31m\n🚀../', 'spare'])
  const progress = json.stderr.trim().split('\n')
  expect(progress.map((line) => (JSON.parse(line) as { schema: string }).schema)).toEqual(
    progress.map(() => 'broker/progress/1'),
  )
  const csv = await broker(['inventory', 'directory:cloud', '--format', 'csv', '--quiet'], { cwd })
  expect(csv.stdout.split('\r\n')[0]).toBe('kind,id,name,tenant,state,size_bytes,vcpu,memory_mib,created_at')
  const markdown = await broker(['inventory', 'directory:cloud', '--format', 'markdown', '--lang', 'fr'], { cwd })
  expect(markdown.stdout).toContain('# Inventaire de directory:cloud')
})

test('what runs becomes a deployment that can be compared; a file is not replaced', async () => {
  const cwd = await cloudInFolder()
  const command = ['inventory', 'directory:cloud', '--format', 'deployment', '--output', 'mine.yaml']
  const written = await broker(command, { cwd })
  expect(written).toMatchObject({ code: 0, stdout: '' })
  expect(written.stderr).toContain('Next: broker compare mine.yaml')
  const compared = await broker(['compare', 'mine.yaml', '--json'], { cwd })
  expect(compared.code).toBe(0)
  expect(JSON.parse(compared.stdout)).toMatchObject({ schema: 'broker/compare/1', deployment: 'directory-cloud' })
  const before = await readFile(join(cwd, 'mine.yaml'), 'utf8')
  expect((await broker(command, { cwd })).code).toBe(6)
  expect(await readFile(join(cwd, 'mine.yaml'), 'utf8')).toBe(before)
  expect((await broker([...command, '--force'], { cwd })).code).toBe(0)
  const billed = before.replace('lines: []', 'lines: [{ what: rent, amount: 20, period: month }]')
  await writeFile(join(cwd, 'billed.yaml'), billed)
  const today = await broker(['compare', 'billed.yaml', '--json'], { cwd })
  const { alternatives } = JSON.parse(today.stdout) as { alternatives: { id: string }[] }
  expect(alternatives.map(({ id }) => id)).toContain('current')
})

test.each(['deployment', 'json', 'csv', 'table'])(
  'a file of the format %s is readable by its owner only',
  async (format) => {
    const cwd = await cloudInFolder()
    const { code } = await broker(['inventory', 'directory:cloud', '-q', '--format', format, '-o', 'out'], { cwd })
    expect([code, (await stat(join(cwd, 'out'))).mode & 0o777]).toEqual([0, 0o600])
  },
)

test('tenants come from a file', async () => {
  const cwd = await cloudInFolder()
  await writeFile(join(cwd, 'tenants.yaml'), 'tenants:\n  acme: ["data-?"]\n  rest: ["*"]\n')
  const { code, stdout } = await broker(['inventory', 'directory:cloud', '--tenants-file', 'tenants.yaml', '--json'], {
    cwd,
  })
  const { volumes } = inventoryResult.parse(JSON.parse(stdout))
  expect([code, volumes.map(({ name, tenant }) => [name, tenant]).sort()]).toEqual([
    0,
    [
      ['data-1', 'acme'],
      ['data-2', 'acme'],
      ['evil\u001b[31m\n🚀../', 'rest'],
      ['spare', 'rest'],
    ],
  ])
})

test('a deployment that lacks a server ends with 3 and names it, and so does its comparison', async () => {
  const cwd = await temporaryFolder()
  const size = { vcpus: 2, ram: 4096, disk: 20, original_name: 'm1.medium' }
  const servers = [
    { id: 's1', name: 'web', status: 'ACTIVE', flavor: size },
    { id: 's2', name: 'old', status: 'ACTIVE', flavor: { id: 'withdrawn' } },
  ]
  const cloud = await standInCloud({
    handle: ({ path, response }) => {
      if (path !== '/compute/v2.1/servers/detail') return false
      response.end(JSON.stringify({ servers }))
      return true
    },
  })
  onTestFinished(cloud.close)
  const command = ['inventory', 'openstack', '--format', 'deployment', '--output', 'mine.yaml']
  const written = await broker(command, { cwd, env: { HOME: cwd, ...cloud.env } })
  expect([written.code, written.stderr]).toEqual([3, expect.stringMatching(/One server is not in the .*: old\n/)])
  const compared = await broker(['compare', 'mine.yaml', '--json'], { cwd })
  expect([compared.code, compareResult.parse(JSON.parse(compared.stdout)).incomplete]).toEqual([3, true])
  const impossible = await broker(['compare', 'mine.yaml', '--json', '--require', 'bill<=0.01'], { cwd })
  expect([impossible.code, compareResult.parse(JSON.parse(impossible.stdout)).incomplete]).toEqual([7, true])
})

test('a kind that cannot be read to its end is named, and the command ends with 3', async () => {
  const cwd = await cloudInFolder()
  const volumes = join(cwd, 'cloud/volumes')
  const [first = ''] = (await readdir(volumes)).toSorted().toReversed()
  await writeFile(join(volumes, first, 'volume.json'), '{broken')
  const { code, stdout } = await broker(['inventory', 'directory:cloud', '--json', '--quiet'], { cwd })
  const { incomplete, servers, warnings } = inventoryResult.parse(JSON.parse(stdout))
  expect({ code, incomplete, servers: servers.length }).toEqual({ code: 3, incomplete: true, servers: 2 })
  expect(warnings.map(({ kind, why }) => ({ kind, why }))).toEqual([{ kind: 'volumes', why: 'failed' }])
})

test.each([
  [['nowhere'], 2, 'There is no profile “nowhere”.'],
  [['directory:missing'], 2, 'There is no folder missing.'],
  [['directory'], 2, 'directory:PATH'],
  [['openstack'], 4, 'OS_AUTH_URL'],
  [['openstack:mine'], 2, 'There is no cloud “mine” in clouds.yaml'],
  [['directory:.', '--tenants', 'labels'], 2, '--tenants cannot be “labels”.'],
  [['directory:.', '--tenants', 'project', '--tenants-file', 'x'], 2, 'Cannot read x'],
  [['directory:.', '--format', 'deployment'], 6, 'neither a server nor a volume'],
])('%j ends with %i', async (words, code, says) => {
  const cwd = await temporaryFolder()
  const outcome = await broker(['inventory', ...words], { cwd, env: { HOME: cwd, XDG_CONFIG_HOME: cwd } })
  expect(outcome.code).toBe(code)
  expect(outcome.stdout).toBe('')
  expect(outcome.stderr).toContain(says)
  expect(outcome.stderr).not.toMatch(/\n\s+at .*:\d+/)
})

const secret = 'Sup3r-s3cret!'

async function folderWithCloud(port: number): Promise<string> {
  const cwd = await temporaryFolder()
  const auth = `{ auth_url: "http://127.0.0.1:${String(port)}/v3", username: me, project_name: p }`
  await writeFile(join(cwd, 'clouds.yaml'), `clouds:\n  mine:\n    auth: ${auth}\n`)
  await writeFile(join(cwd, 'secure.yaml'), `clouds:\n  mine:\n    auth: { password: "${secret}" }\n`)
  return cwd
}

test('a cloud that does not answer ends with 3, and no output holds the secret', async () => {
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const { port } = closed.address() as AddressInfo
  await new Promise((resolve) => closed.close(resolve))
  const cwd = await folderWithCloud(port)
  const outcome = await broker(['inventory', 'openstack:mine', '--debug'], { cwd })
  expect(outcome.code).toBe(3)
  expect(outcome.stderr).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/v3\/ refused \d+ ms/m)
  expect(outcome.stdout + outcome.stderr).not.toContain(secret)
}, 60_000)

test('Ctrl-C ends within two seconds with 130, while the cloud is silent', async () => {
  const silent = createServer(() => undefined)
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const cwd = await folderWithCloud((silent.address() as AddressInfo).port)
  const child = spawn(process.execPath, [join(root, 'bin/broker.js'), 'inventory', 'openstack:mine'], { cwd })
  await new Promise((resolve) => silent.once('connection', resolve))
  const startedMs = performance.now()
  child.kill('SIGINT')
  const code = await new Promise((resolve) =>
    child.once('close', (exit) => {
      resolve(exit)
    }),
  )
  expect(code).toBe(130)
  expect(performance.now() - startedMs).toBeLessThan(2000 * slowness())
  expect((await readdir(cwd)).sort()).toEqual(['clouds.yaml', 'secure.yaml'])
  silent.close()
}, 60_000)
