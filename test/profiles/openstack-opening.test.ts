import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenstackAccount } from '../../src/domain/profile.ts'
import { openstackOpening } from '../../src/runtime/openstack-opening.ts'

const account: OpenstackAccount = {
  kind: 'openstack',
  preset: 'generic',
  cloud: 'mine',
  region: null,
  interface: null,
  caFile: null,
  proxy: null,
  baseUrl: null,
}
const before = { ...process.env }
const cleared = /^(OS_|SSL_CERT_FILE$|(https?|all|no)_proxy$)/i
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broker-'))
  process.env = Object.fromEntries(Object.entries(before).filter(([name]) => !cleared.test(name)))
  Object.assign(process.env, { HOME: folder, XDG_CONFIG_HOME: join(folder, 'settings') })
  await mkdir(join(folder, 'settings/openstack'), { recursive: true })
  await write('clouds.yaml', 'clouds:\n  mine:\n    auth: { auth_url: "https://a.example/v3", username: me }\n')
})
afterEach(() => {
  process.env = { ...before }
})

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, 'settings/openstack', name)
  await writeFile(path, text)
  return path
}

const secure = 'clouds:\n  mine:\n    auth: { password: from-secure }\n'
const me = { name: 'me', domain: { id: 'default' } }
const noProxies = { httpsProxy: null, httpProxy: null, noProxy: null }

test('credentials come from clouds.yaml among the settings, with secure.yaml beside it', async () => {
  await write('secure.yaml', secure)
  expect(await openstackOpening(account)).toMatchObject({
    kind: 'openstack',
    access: {
      authUrl: 'https://a.example/v3',
      credentials: { kind: 'password', user: me, password: 'from-secure', project: null },
      region: null,
      interface: 'public',
    },
    proxies: noProxies,
    caPem: null,
  })
})

test('what the profile says counts more', async () => {
  await write('secure.yaml', secure)
  const caFile = await write('mine.pem', 'MINE')
  process.env['SSL_CERT_FILE'] = await write('all.pem', 'ALL')
  Object.assign(process.env, { HTTPS_PROXY: 'http://everybody', NO_PROXY: 'a.example' })
  const part = {
    region: 'R2',
    interface: 'internal',
    caFile,
    proxy: 'http://mine',
    baseUrl: 'https://b.example',
  } as const
  expect(await openstackOpening({ ...account, ...part })).toMatchObject({
    access: { authUrl: 'https://b.example', region: 'R2', interface: 'internal' },
    proxies: { httpsProxy: 'http://mine', httpProxy: 'http://mine', noProxy: null },
    caPem: 'ALL\nMINE',
  })
})

test('without a cloud the variables count, and the proxies of the environment', async () => {
  const variables = { OS_AUTH_URL: 'https://c.example', OS_USERNAME: 'me', OS_PASSWORD: 'x', OS_REGION_NAME: 'R3' }
  Object.assign(process.env, variables, { https_proxy: 'http://small', ALL_PROXY: 'http://all', NO_PROXY: 'x.example' })
  expect(await openstackOpening({ ...account, cloud: null })).toMatchObject({
    access: { authUrl: 'https://c.example', region: 'R3', credentials: { user: me, password: 'x' } },
    proxies: { httpsProxy: 'http://small', httpProxy: 'http://all', noProxy: 'x.example' },
  })
})

test('a file that is named must be there, and have the cloud', async () => {
  process.env['OS_CLIENT_CONFIG_FILE'] = join(folder, 'none.yaml')
  await expect(openstackOpening(account)).rejects.toMatchObject({ kind: 'usage', says: { key: 'file.missing' } })
  process.env['OS_CLIENT_CONFIG_FILE'] = await write('other.yaml', 'clouds:\n  theirs: {}\n')
  await expect(openstackOpening(account)).rejects.toMatchObject({ kind: 'usage' })
  await write('clouds.yaml', '')
  process.env['OS_CLIENT_CONFIG_FILE'] = ''
  await expect(openstackOpening(account)).rejects.toMatchObject({ kind: 'usage' })
})

test('of a cloud that has closed that is said, whatever else is missing', async () => {
  const gone = { ...account, preset: 'cloudwatt', cloud: null } as const
  await expect(openstackOpening(gone)).rejects.toMatchObject({ kind: 'unsupported', says: { key: 'profile.closed' } })
})

test.each([
  [{ HTTPS_PROXY: 'http://[::' }, { key: 'profile.proxyVariable', values: { variable: 'HTTPS_PROXY' } }],
  [{ http_proxy: 'http://u:443/hunter2@proxy' }, { key: 'profile.proxyVariable', values: { variable: 'http_proxy' } }],
  [{ ALL_PROXY: 'u:hunter2@proxy:port' }, { key: 'profile.proxyVariable', values: { variable: 'ALL_PROXY' } }],
  [
    { HTTPS_PROXY: 'proxy:3128', NO_PROXY: 'a.example, 10.0.0.0/99' },
    { key: 'profile.noProxyVariable', values: { variable: 'NO_PROXY', position: 2 } },
  ],
  [
    { ALL_PROXY: 'proxy', no_proxy: 'http://u:hunter2@x' },
    { key: 'profile.noProxyVariable', values: { variable: 'no_proxy', position: 1 } },
  ],
])('of %j nothing is guessed: the variable is named, and not what it holds', async (variables, says) => {
  await write('secure.yaml', secure)
  Object.assign(process.env, variables)
  const next = { key: `${says.key}.next` }
  await expect(openstackOpening(account)).rejects.toMatchObject({ kind: 'usage', says, next })
})

test.each([
  'localhost,127.0.0.1,::1,[::1]:5000,.a.example,*.b.example,a.example:443,10.0.0.0/8,fd00::/8,wörld,under_score',
  '*',
  ' , ',
])('%s is a list of exceptions', async (noProxy) => {
  await write('secure.yaml', secure)
  Object.assign(process.env, { HTTPS_PROXY: ' http://me:p%40ss@proxy:3128 ', NO_PROXY: noProxy, ALL_PROXY: '' })
  const { proxies } = { proxies: null, ...(await openstackOpening(account)) }
  expect(proxies).toEqual({
    httpsProxy: 'http://me:p%40ss@proxy:3128',
    httpProxy: null,
    noProxy: noProxy.trim() === '' ? null : noProxy.trim(),
  })
})

test('exceptions do not matter where there is no proxy', async () => {
  await write('secure.yaml', secure)
  process.env['NO_PROXY'] = '10.0.0.0/99'
  expect(await openstackOpening(account)).toMatchObject({ proxies: noProxies })
})
