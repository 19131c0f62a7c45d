import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { broker, temporaryFolder } from '../../acceptance/cli.ts'
import { cloudsYaml, password, state } from './cloud.ts'

const authUrl = readFileSync(join(state, 'auth-url'), 'utf8').trim()
const scope = { project: { name: 'workshop', domain: { id: 'default' } } }

/** Every token of Keystone's is Fernet. */
const token = /gAAAAA[\w-]{20}/

interface SignedIn {
  readonly token: string
  readonly userId: string
}

async function signIn(): Promise<SignedIn> {
  const user = { name: 'workshop', domain: { id: 'default' }, password: password() }
  const body = JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } }, scope } })
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${authUrl}/auth/tokens`, { method: 'POST', headers, body })
  const { token: said } = (await answer.json()) as { token: { user: { id: string } } }
  return { token: answer.headers.get('x-subject-token') ?? '', userId: said.user.id }
}

/** An application credential for one test, and its secret. */
async function applicationCredential({ token, userId }: SignedIn): Promise<{ id: string; secret: string }> {
  const credential = { name: `acc-secrets-${randomBytes(4).toString('hex')}`, secret: randomBytes(24).toString('hex') }
  const headers = { 'content-type': 'application/json', 'x-auth-token': token }
  const url = `${authUrl}/users/${userId}/application_credentials`
  const made = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ application_credential: credential }),
  })
  const { application_credential: given } = (await made.json()) as { application_credential: { id: string } }
  onTestFinished(async () => {
    await fetch(`${url}/${given.id}`, { method: 'DELETE', headers })
  })
  return { id: given.id, secret: credential.secret }
}

/** All that these accounts make all commands say, at the highest verbosity. */
async function saidWith(env: Readonly<Record<string, string>>, profile = 'openstack'): Promise<readonly string[]> {
  const cwd = await temporaryFolder()
  const debug = [
    ['inventory', profile, '--debug'],
    ['inventory', profile, '--debug', '--json'],
    ['inventory', profile, '--debug', '--format', 'deployment'],
    ['doctor', profile, '--debug'],
    ['doctor', '--debug', '--json'],
    ['providers', '--debug'],
    ['init', 'profile', 'mine', '--provider', 'openstack', '--debug'],
  ]
  const said: string[] = []
  for (const args of debug) {
    const { stdout, stderr } = await broker(args, { cwd, env })
    said.push(stdout + stderr)
  }
  return said
}

const address = { OS_AUTH_URL: authUrl, OS_PROJECT_NAME: 'workshop', OS_USERNAME: 'workshop' }

test('a password that is wrong appears in no output', async () => {
  const wrong = 'wr0ng/Pass+word%&"\\ é'
  const said = await saidWith({ ...address, OS_PASSWORD: wrong })
  expect(said[0]).toContain('refuses the credentials')
  const written = [wrong, encodeURIComponent(wrong), JSON.stringify(wrong).slice(1, -1), 'wr0ng']
  expect(said.filter((text) => written.some((secret) => text.includes(secret)))).toEqual([])
})

test('neither the password nor a token, signed in with a password', async () => {
  const said = await saidWith({ OS_CLIENT_CONFIG_FILE: cloudsYaml }, 'openstack:source')
  expect(said[0]).toContain('/auth/tokens 201')
  // The folder of the cloud may happen to be called like its password.
  const told = said.map((text) => text.replaceAll(state, ''))
  expect(told.filter((text) => text.includes(password()) || token.test(text))).toEqual([])
})

test('neither the secret of an application credential nor a token, right or wrong', async () => {
  const { id, secret } = await applicationCredential(await signIn())
  const env = { OS_AUTH_URL: authUrl, OS_AUTH_TYPE: 'v3applicationcredential', OS_APPLICATION_CREDENTIAL_ID: id }
  const right = await saidWith({ ...env, OS_APPLICATION_CREDENTIAL_SECRET: secret })
  expect(right[0]).toContain('/auth/tokens 201')
  const wrong = await saidWith({ ...env, OS_APPLICATION_CREDENTIAL_SECRET: `${secret}0` })
  expect(wrong[0]).toContain('refuses the credentials')
  expect([...right, ...wrong].filter((text) => text.includes(secret) || token.test(text))).toEqual([])
})

test('a token that is given, good or bad', async () => {
  const { token: given } = await signIn()
  const env = {
    OS_AUTH_URL: authUrl,
    OS_AUTH_TYPE: 'v3token',
    OS_PROJECT_NAME: 'workshop',
    OS_PROJECT_DOMAIN_ID: 'default',
  }
  const good = await saidWith({ ...env, OS_TOKEN: given })
  const bad = await saidWith({ ...env, OS_TOKEN: `${given.slice(0, -6)}AAAAAA` })
  expect(bad[0]).toContain('refuses the token')
  expect([...good, ...bad].filter((text) => text.includes(given.slice(0, 40)) || token.test(text))).toEqual([])
})
