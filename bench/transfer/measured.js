import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let count = 0
const now = () => performance.timeOrigin + performance.now()

/**
 * Runs a command and returns what it took: `wall` seconds, `cpu` seconds (user and system, with the processes it waited for),
 * `rssMib` (largest resident set of one process), its output, and `since`, the moment it was started.
 */
export async function measured(command, args, { env = {}, codes = [0] } = {}) {
  const report = join(tmpdir(), `bench-time-${process.pid}-${count++}`)
  const since = now()
  const timed = ['-q', '-f', '%e %U %S %M', '-o', report, command, ...args]
  const child = spawn('/usr/bin/time', timed, {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (texts.stdout += chunk))
  child.stderr.on('data', (chunk) => (texts.stderr += chunk))
  const [code] = await once(child, 'close')
  const wall = (now() - since) / 1000
  if (!codes.includes(code)) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${texts.stderr}`)
  const [, user, system, rss] = readFileSync(report, 'utf8').trim().split(/\s+/).map(Number)
  rmSync(report)
  return { wall, cpu: user + system, rssMib: rss / 1024, since, ...texts }
}

/** Two commands one after the other as if they were one. */
export function together(one, other) {
  return { wall: one.wall + other.wall, cpu: one.cpu + other.cpu, rssMib: Math.max(one.rssMib, other.rssMib) }
}
