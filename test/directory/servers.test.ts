import { spawnSync } from 'node:child_process'
import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Server } from '../../src/domain/resources.ts'
import type { AllFeatures } from '../../src/providers/contract/features.ts'
import { serverProgram } from '../../src/providers/directory/power/server-program.ts'
import { collect } from '../conformance/bench.ts'
import { openDirectory } from '../conformance/directory-harness.ts'
import { temporaryFolder } from '../transfer/disks.ts'
import { creation, featuresOf, never, small } from './make.ts'

interface Scene {
  readonly root: string
  readonly features: AllFeatures
  readonly server: Server
  readonly folder: string
}

/** A server on a volume that begins with `text`; it ends with the test. */
async function scene(text: string, state: 'running' | 'stopped' = 'running'): Promise<Scene> {
  const root = await temporaryFolder()
  const features = featuresOf(openDirectory(root, { servers: 'processes' }))
  const volume = await features.volumes.create({ ...creation('disk'), sizeBytes: 4096, class: null, from: null })
  const { id } = volume.resource
  await writeFile((await features.volumeSink.open({ id, signal: never })).location, text, { flag: 'r+' })
  const made = await features.servers.create({ ...small, ...creation('web'), state, boot: { kind: 'volume', id } })
  onTestFinished(async () => {
    await features.servers.power({ id: made.resource.id, state: 'stopped', signal: never }).catch(() => null)
  })
  const [name = ''] = await readdir(join(root, 'servers'))
  return { root, features, server: made.resource, folder: join(root, 'servers', name) }
}

async function processOf(folder: string): Promise<{ readonly pid: number; readonly url: string }> {
  return JSON.parse(await readFile(join(folder, 'process.json'), 'utf8')) as { pid: number; url: string }
}

async function stateOf({ features, server }: Scene): Promise<readonly [string, string] | null> {
  const all = await collect(features.inventory.list({ kind: 'servers', signal: never }))
  const found = all.find(({ id }) => id === server.id)
  return found === undefined ? null : [found.state, found.providerState]
}

const isAlive = (pid: number): boolean => spawnSync('kill', ['-0', String(pid)]).status === 0

/** A process that has ended stays in the table until whoever started it has taken note. */
const expectGone = async (pid: number): Promise<void> => {
  await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false)
}

test('a server reads its volume and answers; once stopped it answers no more', async () => {
  const made = await scene('hello from the disk')
  const { pid, url } = await processOf(made.folder)
  expect(await stateOf(made)).toEqual(['running', `process ${String(pid)} at ${url}`])
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ state: 'running', name: 'web', disks: [{ text: 'hello from the disk' }] })
  await made.features.servers.power({ id: made.server.id, state: 'stopped', signal: never })
  expect(await stateOf(made)).toEqual(['stopped', 'no process'])
  await expectGone(pid)
  await expect(fetch(url)).rejects.toThrow()
})

test('a server whose disk is blank is not healthy', async () => {
  const { folder } = await scene('')
  expect((await fetch((await processOf(folder)).url)).status).toBe(503)
})

test('a volume that is attached while the server runs is seen at once, also when it is damaged', async () => {
  const { root, features, server, folder } = await scene('boot')
  const wanted = { ...creation('data'), sizeBytes: 512, class: null, from: null }
  const { id } = (await features.volumes.create(wanted)).resource
  await features.attachments.attach({ volumeId: id, serverId: server.id, signal: never })
  const { url } = await processOf(folder)
  expect(await (await fetch(url)).json()).toMatchObject({
    healthy: true,
    disks: [{ text: 'boot' }, { id, blank: true }],
  })
  const name = (await readdir(join(root, 'volumes'))).find((one) => one.endsWith(id)) ?? ''
  await rm(join(root, 'volumes', name, 'disk.raw'))
  expect((await fetch(url)).status).toBe(503)
})

test('starting what runs changes nothing', async () => {
  const made = await scene('x')
  const { pid } = await processOf(made.folder)
  const again = await made.features.servers.power({ id: made.server.id, state: 'running', signal: never })
  expect([again, (await processOf(made.folder)).pid]).toEqual([{ changed: false }, pid])
})

test('a process that ended by itself is not called running, and can be started again', async () => {
  const made = await scene('x')
  const { pid } = await processOf(made.folder)
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await sleep(10)
  expect(await stateOf(made)).toEqual(['stopped', 'the process has ended by itself'])
  await made.features.servers.power({ id: made.server.id, state: 'running', signal: never })
  expect((await stateOf(made))?.[0]).toBe('running')
})

test('a process that does not listen to SIGTERM is ended all the same', { timeout: 60_000 }, async () => {
  const made = await scene('x')
  const { pid } = await processOf(made.folder)
  process.kill(pid, 'SIGSTOP')
  await made.features.servers.power({ id: made.server.id, state: 'stopped', signal: never })
  await expectGone(pid)
})

test('a server that is asked gently and does not shut down runs on', { timeout: 60_000 }, async () => {
  const made = await scene('x')
  const { pid } = await processOf(made.folder)
  process.kill(pid, 'SIGSTOP')
  const gently = made.features.servers.power({ id: made.server.id, state: 'stopped', gentle: true, signal: never })
  await expect(gently).rejects.toMatchObject({ code: 'conflict', says: { key: 'directory.runsOn' } })
  expect([(await stateOf(made))?.[0], isAlive(pid)]).toEqual(['running', true])
  process.kill(pid, 'SIGCONT')
})

test('a server that is asked gently and shuts down is stopped', async () => {
  const made = await scene('x')
  const gently = { id: made.server.id, state: 'stopped', gentle: true, signal: never } as const
  expect(await made.features.servers.power(gently)).toEqual({ changed: true })
  expect((await stateOf(made))?.[0]).toBe('stopped')
})

test('another process with the same number is left alone', async () => {
  const made = await scene('x', 'stopped')
  const mine = { kind: 'process', host: hostname(), url: 'http://127.0.0.1:1/' }
  const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim()
  const claim = { ...mine, boot, pid: process.pid, startedAt: '1' }
  await writeFile(join(made.folder, 'process.json'), JSON.stringify(claim))
  expect((await stateOf(made))?.[0]).toBe('stopped')
  await made.features.servers.power({ id: made.server.id, state: 'running', signal: never })
  await made.features.servers.power({ id: made.server.id, state: 'stopped', signal: never })
  expect(isAlive(process.pid)).toBe(true)
})

test('a process of another machine is unknown here, and refused', async () => {
  const made = await scene('x', 'stopped')
  const claim = { kind: 'process', host: 'elsewhere', boot: 'b', pid: 1, startedAt: '1', url: 'http://127.0.0.1:1/' }
  await writeFile(join(made.folder, 'process.json'), JSON.stringify(claim))
  expect(await stateOf(made)).toEqual(['unknown', 'process 1 on elsewhere'])
  const stop = made.features.servers.power({ id: made.server.id, state: 'running', signal: never })
  await expect(stop).rejects.toMatchObject({ code: 'conflict', says: { key: 'directory.elsewhere' } })
})

test('a process that begins after the server was stopped ends by itself', async () => {
  const { root, folder } = await scene('x', 'stopped')
  const args = ['--input-type=module', '-e', serverProgram, '--', root, folder, join(root, '.broker', 'late')]
  expect(spawnSync(process.execPath, args, { timeout: 20_000 }).status).toBe(0)
  expect(await readdir(folder)).toEqual(['server.json'])
})

test('a second process of a server that runs ends by itself', async () => {
  const { root, folder } = await scene('x')
  const before = await processOf(folder)
  const args = ['--input-type=module', '-e', serverProgram, '--', root, folder, join(root, '.broker', 'second')]
  expect(spawnSync(process.execPath, args, { timeout: 20_000 }).status).toBe(0)
  expect(await processOf(folder)).toEqual(before)
})

test('a server outlives the program that started it', async () => {
  const root = await temporaryFolder()
  const program = join(import.meta.dirname, 'crash-child.js')
  expect(spawnSync(process.execPath, [program, root, 'start'], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  })
  const features = featuresOf(openDirectory(root, { servers: 'processes' }))
  const [server] = await collect(features.inventory.list({ kind: 'servers', signal: never }))
  expect(server?.state).toBe('running')
  const [name = ''] = await readdir(join(root, 'servers'))
  expect((await fetch((await processOf(join(root, 'servers', name))).url)).status).toBe(503)
  await features.servers.delete({ id: server?.id ?? '', signal: never })
})

test('a server that is deleted has no process left', async () => {
  const { features, server, folder } = await scene('x')
  const { pid } = await processOf(folder)
  expect(await features.servers.delete({ id: server.id, signal: never })).toEqual({ changed: true })
  await expectGone(pid)
})

test('where servers are records they say so', async () => {
  const root = await temporaryFolder()
  const features = featuresOf(openDirectory(root))
  const wanted = { ...creation('disk'), sizeBytes: 512, class: null, from: null }
  const { id } = (await features.volumes.create(wanted)).resource
  const boot = { kind: 'volume', id } as const
  const { resource } = await features.servers.create({ ...small, ...creation('web'), state: 'running', boot })
  expect([resource.state, resource.providerState]).toEqual(['running', 'record only'])
})
