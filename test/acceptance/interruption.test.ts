import { spawn, type ChildProcess } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { removeWorlds, worldAfter, type Stage } from '../migrate/commands/killing.ts'
import { copyOf, editPlan, environmentIn, upTo, type Moving } from '../migrate/commands/moving.ts'
import { requireOnce } from '../migrate/commands/picture.ts'
import { broker, root, temporaryFolder } from './cli.ts'
import { callsOf, everyCommand } from './every-command.ts'
import { slowness } from './slowness.ts'

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

interface Started {
  readonly child: ChildProcess
  readonly closed: Promise<number | null>
}

async function pressed({ child, closed }: Started): Promise<End> {
  const startedMs = performance.now()
  child.kill('SIGINT')
  return { code: await closed, afterMs: performance.now() - startedMs }
}

function start({ folder }: Moving, args: readonly string[]): Started {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C', ...environmentIn(folder) }
  const words = [join(root, 'bin/broker.js'), ...args]
  const child = spawn(process.execPath, words, { cwd: folder, env, stdio: ['ignore', 'ignore', 'ignore'] })
  const closed = new Promise<number | null>((resolve) => {
    child.once('close', (code, signal) => {
      resolve(signal === 'SIGINT' ? 130 : code)
    })
  })
  return { child, closed }
}

/** What those say that begin with nothing and find what the interrupted one has made. */
const found: Readonly<Record<string, RegExp>> = {
  demo: /there is something in .* already/,
  init: /exists already/,
  'init deployment': /exists already/,
  'init profile': /There is a profile .* already/,
}

/** What is written is written whole, or not at all. */
const files: Readonly<Record<string, string>> = {
  init: '.gitlab/broker-audit.yml',
  'init deployment': 'deployment.yaml',
  'init profile': 'broker-profiles.yaml',
}

/** A cutover puts the source back first, which is worth a little more. */
const limitMs = (command: string): number => (command === 'migrate cutover' ? 10_000 : 2000) * slowness()

test.each(Object.entries(calls))('Ctrl-C in the middle of %s, and the same again', usual, async (command, args) => {
  const world = await worldFor(command)
  const calm = await copyOf(world)
  onTestFinished(() => rm(calm.folder, { recursive: true }))
  const beganMs = performance.now()
  const { code } = await broker(args, { cwd: calm.folder, env: environmentIn(calm.folder) })
  const halfMs = (performance.now() - beganMs) / 2
  const started = start(world, args)
  await sleep(halfMs)
  const end = await pressed(started)
  expect([130, code]).toContain(end.code)
  expect(end.afterMs).toBeLessThan(limitMs(command))
  await requireOnce(world)
  if (end.code !== 130) return
  const again = await broker(args, { cwd: world.folder, env: environmentIn(world.folder) })
  const isThere = again.code === 6 && found[command]?.test(again.stderr) === true
  expect({ code: isThere ? code : again.code, said: again.code === code || isThere ? '' : again.stderr }).toEqual({
    code,
    said: '',
  })
  await requireOnce(world)
  const made = files[command]
  if (made === undefined) return
  expect(await readFile(join(world.folder, made), 'utf8')).toBe(await readFile(join(calm.folder, made), 'utf8'))
})

const mine = 'openstack:mine'

/** These read files, and blocks where they lie, which no cloud over the network gives yet. */
const local = ['migrate status', 'migrate verify']

const withAccount = Object.entries(callsOf({ source: mine, target: mine })).filter(
  ([command, args]) => !local.includes(command) && (args.includes(mine) || command.startsWith('migrate')),
)

/** Accepts connections and says nothing. */
async function silentCloud(): Promise<{ readonly auth: string; readonly asked: Promise<void> }> {
  const server = createServer(() => undefined)
  const asked = new Promise<void>((resolve) => {
    server.once('connection', () => {
      resolve()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${String(port)}/v3`
  return { auth: `{ auth_url: "${url}", username: me, password: p, project_name: p }`, asked }
}

test.each(withAccount)('Ctrl-C in %s while the cloud is silent', usual, async (_, args) => {
  const world = await worldFor('migrate apply')
  const { auth, asked } = await silentCloud()
  await writeFile(join(world.folder, 'clouds.yaml'), `clouds:\n  mine:\n    auth: ${auth}\n`)
  if (!args.includes(mine)) await editPlan(world, (text) => text.replace('profile: directory:new', `profile: ${mine}`))
  const started = start(world, args)
  expect(await Promise.race([asked, started.closed])).toBe(undefined)
  const { code, afterMs } = await pressed(started)
  expect({ code, isSoon: afterMs < 2000 * slowness() }).toEqual({ code: 130, isSoon: true })
})

test('Ctrl-C is listened for before anything large is loaded', async () => {
  const folder = await temporaryFolder()
  onTestFinished(() => rm(folder, { recursive: true }))
  const write = 'import { writeSync } from "node:fs"\n'
  const hooks =
    'let told = false\nexport async function resolve(name, context, next) {\n' +
    '  if (name.startsWith("@oclif/") && !told) told = writeSync(2, "loads\\n") > 0\n  return await next(name, context)\n}\n'
  const early =
    'import { register } from "node:module"\nregister("./hooks.mjs", import.meta.url)\n' +
    'process.on("newListener", (name) => name === "SIGINT" && writeSync(2, "listens\\n"))\n'
  await writeFile(join(folder, 'hooks.mjs'), write + hooks)
  await writeFile(join(folder, 'early.mjs'), write + early)
  const env = { NODE_OPTIONS: `--import=${join(folder, 'early.mjs')}`, HOME: folder }
  const { code, stderr } = await broker(['--help'], { cwd: folder, env })
  expect({ code, stderr: stderr.slice(0, 'listens loads '.length) }).toEqual({ code: 0, stderr: 'listens\nloads\n' })
})
