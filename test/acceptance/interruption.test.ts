import { spawn, type ChildProcess } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { removeWorlds, worldAfter, type Stage } from '../migrate/commands/killing.ts'
import { copyOf, editPlan, environmentIn, upTo, type Moving } from '../migrate/commands/moving.ts'
import { requireOnce } from '../migrate/commands/picture.ts'
import { broker, root } from './cli.ts'
import { callsOf, everyCommand } from './every-command.ts'

const usual = { timeout: 120_000 }
afterAll(removeWorlds)

const ends = { source: 'directory:old', target: 'directory:new' }
const calls = callsOf(ends)

test('there is a call of every command', async () => {
  expect(Object.keys(calls).toSorted()).toEqual(await everyCommand())
})

/** What must have been done before; all others begin with a plan. */
const stages: Readonly<Record<string, Stage>> = {
  'migrate rehearse': 'applied',
  'migrate sync': 'written',
  'migrate cutover': 'written',
  'migrate rollback': 'copied',
  'migrate finish': 'switched',
}

async function worldFor(command: string): Promise<Moving> {
  const world = await copyOf(
    await worldAfter(stages[command] ?? (command === 'migrate verify' ? 'switched' : 'planned')),
  )
  onTestFinished(() => rm(world.folder, { recursive: true }))
  if (command === 'migrate verify') await upTo(world, ['finish', '--accept-weak-proof'])
  for (const name of ['a.raw', 'b.raw']) await writeFile(join(world.folder, name), Buffer.alloc(2 ** 26, 'disk'))
  return world
}

interface End {
  /** As a shell tells it. */
  readonly code: number | null
  readonly afterMs: number
}

async function pressed(child: ChildProcess): Promise<End> {
  const closed = new Promise<number | null>((resolve) =>
    child.once('close', (code, signal) => {
      resolve(signal === 'SIGINT' ? 130 : code)
    }),
  )
  const startedMs = performance.now()
  child.kill('SIGINT')
  return { code: await closed, afterMs: performance.now() - startedMs }
}

function start({ folder }: Moving, args: readonly string[]): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C', ...environmentIn(folder) }
  const words = [join(root, 'bin/broker.js'), ...args]
  return spawn(process.execPath, words, { cwd: folder, env, stdio: ['ignore', 'ignore', 'ignore'] })
}

/** A cutover puts the source back first, which is worth a little more. */
const limitMs = (command: string): number => (command === 'migrate cutover' ? 10_000 : 2000)

test.each(Object.entries(calls))('Ctrl-C in the middle of %s, and the same again', usual, async (command, args) => {
  const world = await worldFor(command)
  const env = environmentIn(world.folder)
  const calm = await copyOf(world)
  onTestFinished(() => rm(calm.folder, { recursive: true }))
  const beganMs = performance.now()
  const { code } = await broker(args, { cwd: calm.folder, env: environmentIn(calm.folder) })
  const halfMs = (performance.now() - beganMs) / 2
  const child = start(world, args)
  await sleep(halfMs)
  const end = await pressed(child)
  expect([130, code]).toContain(end.code)
  expect(end.afterMs).toBeLessThan(limitMs(command))
  await requireOnce(world)
  if (end.code !== 130) return
  const again = await broker(args, { cwd: world.folder, env })
  expect({ code: again.code, said: again.code === code ? '' : again.stderr }).toEqual({ code, said: '' })
  await requireOnce(world)
})

const silent = callsOf({ source: 'openstack:mine', target: 'openstack:mine' })

/** Those that open an account. */
const withAccount = Object.entries(silent).filter(
  ([command, args]) =>
    args.includes('openstack:mine') || (command.startsWith('migrate') && command !== 'migrate status'),
)

test.each(withAccount)('Ctrl-C in %s while the cloud is silent', usual, async (command, args) => {
  const world = await worldFor(command)
  const server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const auth = `{ auth_url: "http://127.0.0.1:${String(port)}/v3", username: me, password: p, project_name: p }`
  await writeFile(join(world.folder, 'clouds.yaml'), `clouds:\n  mine:\n    auth: ${auth}\n`)
  if (!args.includes('openstack:mine')) {
    await editPlan(world, (text) => text.replace('profile: directory:new', 'profile: openstack:mine'))
  }
  const child = start(world, args)
  const connected = new Promise<void>((resolve) =>
    server.once('connection', () => {
      resolve()
    }),
  )
  const over = new Promise<string>((resolve) =>
    child.once('close', (code) => {
      resolve(`ended with ${String(code)}`)
    }),
  )
  expect(await Promise.race([connected, over])).toBe(undefined)
  expect(await pressed(child)).toEqual({ code: 130, afterMs: expect.toSatisfy((ms: number) => ms < 2000) as number })
})
