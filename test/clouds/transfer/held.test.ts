import { execFileSync, spawn } from 'node:child_process'
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { block, copyFile, noise, temporaryFolder } from '../../transfer/disks.ts'
import { listening } from './listening.ts'

const run = (command: string, ...args: readonly string[]): string => execFileSync(command, args).toString().trim()

/** A source and an image with a file system. */
async function files(): Promise<{ folder: string; from: string; to: string }> {
  const folder = await temporaryFolder()
  const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
  await writeFile(from, noise(32 * block, 1))
  await writeFile(to, '')
  await truncate(to, 32 * block)
  run('mkfs.ext4', '-q', to)
  return { folder, from, to }
}

function attached(image: string, ...options: readonly string[]): string {
  const path = run('losetup', ...options, '-f', '--show', image)
  onTestFinished(() => {
    run('losetup', '-d', path)
  })
  return path
}

async function mounted(folder: string, path: string): Promise<string> {
  const place = join(folder, 'mnt')
  await mkdir(place)
  run('mount', path, place)
  onTestFinished(() => {
    run('umount', place)
  })
  return place
}

/** The process that serves a raw image. */
async function served(image: string, ...options: readonly string[]): Promise<string> {
  const socket = join(await temporaryFolder(), 's')
  const server = spawn('qemu-nbd', ['--format=raw', '--persistent', ...options, `--socket=${socket}`, image])
  onTestFinished(() => {
    server.kill()
  })
  await listening(socket)
  return `qemu-nbd (${String(server.pid)})`
}

test.each([true, false])('a file that a loop device may write to is no target, mounted: %s', async (isMounted) => {
  const { folder, from, to } = await files()
  const before = await readFile(to)
  const device = attached(to)
  if (isMounted) await mounted(folder, device)
  await expect(copyFile({ from, to, overwrite: true })).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.held.loop', values: { path: to, device } },
  })
  if (!isMounted) expect((await readFile(to)).equals(before)).toBe(true)
})

test('one that it may only read is', async () => {
  const { from, to } = await files()
  attached(to, '--read-only')
  expect((await copyFile({ from, to, overwrite: true })).result.mode).toBe('full')
})

test.each([[], ['--read-only']])('a file that qemu-nbd has open is no target: %j', async (...options) => {
  const { from, to } = await files()
  const process = await served(to, ...options)
  await expect(copyFile({ from, to, overwrite: true })).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.held.process', values: { path: to, process } },
  })
})

test('a device that qemu-nbd has open is no target', async () => {
  const { from, to: image } = await files()
  const to = attached(image)
  const process = await served(to)
  await expect(copyFile({ from, to, overwrite: true })).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.held.process', values: { path: to, process } },
  })
})

test('a target that is attached while it is written is no copy', async () => {
  const { from, to } = await files()
  const onStep = (step: string): void => {
    if (step === 'data-complete') attached(to)
  }
  await expect(copyFile({ from, to, overwrite: true, engine: { onStep } })).rejects.toMatchObject({
    kind: 'findings',
    says: { key: 'disk.held.loop' },
  })
})

test('a source that is mounted is told of, as a device and as the file behind it', async () => {
  const { folder, from, to } = await files()
  const device = attached(from)
  run('mkfs.ext4', '-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0', device)
  const place = await mounted(folder, device)
  // What mounting writes later would be a change of the file behind it.
  run('sync', '-f', place)
  const notice = { kind: 'source-mounted', device, place }
  const target = join(folder, 'c.img')
  expect((await copyFile({ from, to: target })).notices).toEqual([notice])
  expect((await copyFile({ from: device, to, overwrite: true })).notices).toEqual([
    notice,
    { kind: 'source-changes-unseen' },
  ])
})

test('so is one that a loop device or a program may write to', async () => {
  const { folder, from } = await files()
  const notices = async (name: string): Promise<unknown> => (await copyFile({ from, to: join(folder, name) })).notices
  const by = await served(from)
  expect(await notices('c')).toEqual([{ kind: 'source-in-use', by }])
  const device = attached(from)
  expect(await notices('d')).toEqual([{ kind: 'source-in-use', by: device }])
})

test('one that is only read is not', async () => {
  const { folder, from } = await files()
  attached(from, '--read-only')
  await served(from, '--read-only')
  expect((await copyFile({ from, to: join(folder, 'c') })).notices).toEqual([])
})
