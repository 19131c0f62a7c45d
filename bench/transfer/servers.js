import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until somebody listens. */
async function answers(where) {
  for (let tries = 0; tries < 500; tries++) {
    const socket = connect(where)
    const isThere = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (isThere) return
    await sleep(20)
  }
  throw new Error(`nobody listens at ${JSON.stringify(where)}`)
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

function stopper(child) {
  const gone = once(child, 'close')
  return async () => {
    child.kill()
    await gone
  }
}

/** `nbdkit` for a file on a Unix socket, whose name it leaves behind when it ends. */
export async function nbdOnSocket(file, socket) {
  rmSync(socket, { force: true })
  const child = spawn('nbdkit', ['-f', '-U', socket, 'file', file], { stdio: 'ignore' })
  await answers({ path: socket })
  return { uri: `nbd+unix:///?socket=${socket}`, stop: stopper(child) }
}

/** `nbdkit` for reading a file over TCP. */
export async function nbdOnPort(file) {
  const port = await freePort()
  const child = spawn('nbdkit', ['-f', '-r', '-i', '127.0.0.1', '-p', String(port), 'file', file], { stdio: 'ignore' })
  await answers({ host: '127.0.0.1', port })
  return { port, stop: stopper(child) }
}

/** A line with a delay, in a process of its own. */
export async function slowLine(toPort, { roundTripMs, windowBytes }) {
  const script = join(import.meta.dirname, '../delay-proxy.js')
  const args = [script, String(toPort), String(roundTripMs), String(windowBytes)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [text] = await once(child.stdout, 'data')
  return { port: Number(text), stop: stopper(child) }
}

/**
 * An `sshd` of its own, with keys of its own. `bin` is a folder with an `ssh` that uses them, to be put before others in PATH.
 */
export async function sshServer(inFolder) {
  const folder = mkdtempSync(inFolder)
  const at = (name) => join(folder, name)
  const port = await freePort()
  for (const name of ['host-key', 'user-key']) {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at(name)])
  }
  const settings = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${at('host-key')}`,
    `AuthorizedKeysFile ${at('user-key.pub')}`,
    `PidFile ${at('sshd.pid')}`,
    'UsePAM no',
    'StrictModes no',
    'PermitRootLogin prohibit-password',
    'MaxStartups 100',
    // What this account's shell does at its start is no part of what is measured: an account just made has nothing there.
    `SetEnv HOME=${folder}`,
  ]
  writeFileSync(at('sshd.conf'), settings.join('\n'))
  mkdirSync('/run/sshd', { recursive: true })
  const child = spawn('/usr/sbin/sshd', ['-D', '-f', at('sshd.conf')], { stdio: 'ignore' })
  await answers({ host: '127.0.0.1', port })
  const trust = ['-o StrictHostKeyChecking=no', '-o UserKnownHostsFile=/dev/null', '-o LogLevel=ERROR']
  const client = ['#!/bin/sh', `exec /usr/bin/ssh -F /dev/null -i ${at('user-key')} ${trust.join(' ')} "$@"`, '']
  mkdirSync(at('bin'))
  writeFileSync(at('bin/ssh'), client.join('\n'), { mode: 0o755 })
  return { port, user: userInfo().username, bin: at('bin'), stop: stopper(child) }
}
