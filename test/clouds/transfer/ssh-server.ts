import { spawn, spawnSync } from 'node:child_process'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../../transfer/disks.ts'

/** A real sshd on a port of its own, with keys of its own; `ssh` finds them in a configuration of its own. */
export interface SshServer {
  readonly port: number
  /** Another host key is known from now on: the server looks like an impostor. */
  forgetHostKey(): Promise<void>
  /** The key of the client is none that the server knows. */
  changeClientKey(): void
  /** Which ciphers have been agreed on, for what came from the server. */
  ciphers(): Promise<readonly string[]>
}

export async function sshServer(
  request: {
    readonly path?: string
    /** More lines for the configuration of the client, or of the server. */
    readonly client?: string
    readonly server?: string
    /** The client tells a file, and nobody else, what it does. */
    readonly logs?: boolean
  } = {},
): Promise<SshServer> {
  const folder = await temporaryFolder()
  const at = (name: string): string => join(folder, name)
  for (const name of ['host', 'client', 'other']) makeKey(at(name))
  await writeFile(at('authorized'), await readFile(at('client.pub')))
  const port = await freePort()
  await writeFile(at('sshd'), serverConfig({ at, port, ...request }))
  await writeFile(at('ssh'), `${clientConfig(at)}${request.client ?? ''}`)
  await knowHost(at, 'host')
  await wrapClient(folder, at('ssh'), request.logs === true ? `-v -E '${at('log')}'` : '')
  // sshd wants this folder, and packages make it only when the service starts.
  await mkdir('/run/sshd', { recursive: true })
  const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', at('sshd')], { stdio: 'ignore' })
  onTestFinished(() => {
    server.kill()
  })
  await waitFor(port)
  return {
    port,
    forgetHostKey: () => knowHost(at, 'other'),
    changeClientKey: () => {
      spawnSync('mv', [at('other'), at('client')])
    },
    ciphers: async () => {
      const log = await readFile(at('log'), 'utf8')
      return [...log.matchAll(/server->client cipher: (\S+)/g)].map(([, cipher]) => cipher ?? '')
    },
  }
}

function makeKey(path: string): void {
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path])
}

type At = (name: string) => string

function serverConfig(request: {
  readonly at: At
  readonly port: number
  readonly path?: string
  readonly server?: string
}): string {
  const { at, port, path = '/usr/bin:/bin:/usr/sbin:/sbin', server = '' } = request
  return `ListenAddress 127.0.0.1
Port ${String(port)}
HostKey ${at('host')}
PidFile none
AuthorizedKeysFile ${at('authorized')}
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
MaxStartups 100
SetEnv PATH=${path}
${server}
`
}

function clientConfig(at: At): string {
  return `Host *
IdentityFile ${at('client')}
IdentitiesOnly yes
UserKnownHostsFile ${at('known')}
GlobalKnownHostsFile none
HostKeyAlias there
StrictHostKeyChecking yes
`
}

async function knowHost(at: At, key: string): Promise<void> {
  await writeFile(at('known'), `there ${await readFile(at(`${key}.pub`), 'utf8')}`)
}

/** ssh reads the configuration of the user, whatever HOME is: a program in front of it names another one. */
async function wrapClient(folder: string, config: string, options: string): Promise<void> {
  const bin = join(folder, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, 'ssh'), `#!/bin/sh\nexec /usr/bin/ssh ${options} -F '${config}' "$@"\n`)
  await chmod(join(bin, 'ssh'), 0o755)
  const before = process.env['PATH'] ?? ''
  process.env['PATH'] = `${bin}${delimiter}${before}`
  onTestFinished(() => {
    process.env['PATH'] = before
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of that kind.
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function waitFor(port: number): Promise<void> {
  for (let waited = 0; waited < 5000; waited += 20) {
    const socket = connect({ port, host: '127.0.0.1' })
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (open) return
    await sleep(20)
  }
  throw new Error('sshd does not listen')
}
