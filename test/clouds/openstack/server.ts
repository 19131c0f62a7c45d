import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Api, Json } from './api.ts'

/** A text somewhere in an answer. */
export function text(answer: Json, ...path: readonly (string | number)[]): string {
  const found = path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], answer)
  if (typeof found !== 'string') throw new Error(`no text at ${path.join('.')} of ${JSON.stringify(answer)}`)
  return found
}

// By name, as every program a test needs: it comes with Debian's openssh-client.
const keygen = 'ssh-keygen'

export interface Key {
  /** The private key's file, as ssh wants it. */
  readonly file: string
  readonly text: string
  readonly publicKey: string
}

export function makeKey(): Key {
  const file = join(mkdtempSync(join(tmpdir(), 'broker-key-')), 'key')
  const made = spawnSync(keygen, ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', file])
  if (made.status !== 0) throw new Error(`${keygen}: ${String(made.stderr)}`)
  return { file, text: readFileSync(file, 'utf8'), publicKey: readFileSync(`${file}.pub`, 'utf8').trim() }
}

export interface Booted {
  readonly id: string
  /** Where it is reached from this machine. */
  readonly address: string
}

/** A server right on the external network: the shortest way to one that can be logged into. */
export async function boot(api: Api, name: string, userData: string): Promise<Booted> {
  const outside = text(await api.send('GET', 'network', '/networks?name=public'), 'networks', 0, 'id')
  const image = text(await api.send('GET', 'image', '/images?name=debian-12'), 'images', 0, 'id')
  const user_data = Buffer.from(userData).toString('base64')
  const server = { name, flavorRef: '1', imageRef: image, networks: [{ uuid: outside }], user_data }
  const id = text(await api.send('POST', 'compute', '/servers', { server }), 'server', 'id')
  const active = await api.until('compute', `/servers/${id}`, (answer) => text(answer, 'server', 'status') !== 'BUILD')
  const status = text(active, 'server', 'status')
  if (status !== 'ACTIVE') throw new Error(`${name} is ${status}: ${JSON.stringify(active)}`)
  return { id, address: text(active, 'server', 'addresses', 'public', 0, 'addr') }
}

export async function remove(api: Api, server: Booted): Promise<void> {
  await api.send('DELETE', 'compute', `/servers/${server.id}`)
  await api.until('compute', '/servers', (answer) => !JSON.stringify(answer).includes(server.id))
}

export interface Login {
  readonly key: Key
  readonly hostKey: Key
}

/** The cloud-config of a helper server: who may log in, and the host key by which it is known. */
export const cloudConfig = ({ key, hostKey }: Login): string =>
  [
    '#cloud-config',
    `ssh_authorized_keys: ['${key.publicKey}']`,
    'ssh_keys:',
    '  ed25519_private: |',
    ...hostKey.text.trim().split('\n').map(line => `    ${line}`), // prettier-ignore
  ].join('\n')

/** Runs a command on a server; its host key has to be the one given to it. */
export function ssh(server: Booted, login: Login, command: string, input?: Buffer): { status: number; out: string } {
  const known = join(mkdtempSync(join(tmpdir(), 'broker-known-')), 'hosts')
  writeFileSync(known, `${server.address} ${login.hostKey.publicKey}\n`)
  const options = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-o', `UserKnownHostsFile=${known}`]
  const done = spawnSync('ssh', ['-i', login.key.file, ...options, `root@${server.address}`, command], {
    input: input ?? '',
    maxBuffer: 64 << 20,
  })
  return { status: done.status ?? -1, out: `${String(done.stdout)}${String(done.stderr)}`.trim() }
}
