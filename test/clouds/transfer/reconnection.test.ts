import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Extent } from '../../../src/transfer/disk.ts'
import { openSource } from '../../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../../src/transfer/location/parse-location.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'
import { copyBetween, reach } from '../../transfer/nbd-disks.ts'
import { slowLine } from '../../transfer/slow-line.ts'
import { listening } from './listening.ts'
import { sshServer } from './ssh-server.ts'

const size = 64 * block
const [one, other] = [noise(size, 1), noise(size, 2)]

interface Served {
  readonly place: string
  /** Kills the server, and starts another for this disk at the same address. */
  readonly serve: (path: string) => Promise<void>
}

async function served(path: string): Promise<Served> {
  const socket = join(await temporaryFolder(), 'socket')
  let server: ChildProcess | null = null
  const stop = async (): Promise<void> => {
    if (server === null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
    await rm(socket)
  }
  const serve = async (disk: string): Promise<void> => {
    await stop()
    server = spawn('nbdkit', ['-f', '-U', socket, 'file', disk], { stdio: 'ignore' })
    await listening(socket)
  }
  onTestFinished(stop)
  await serve(path)
  return { place: `nbd+unix:///?socket=${socket}`, serve }
}

async function disks(): Promise<{ folder: string; path: (name: string) => string }> {
  const folder = await temporaryFolder()
  const path = (name: string): string => join(folder, name)
  await writeFile(path('A'), one)
  await writeFile(path('D'), other)
  return { folder, path }
}

/** Does something once, at the n-th passing of a step. */
function at(step: string, nth: number, work: () => Promise<void>): { onStep: (now: string) => Promise<void> } {
  let left = nth
  return {
    onStep: async (now) => {
      if (now === step && --left === 0) await work()
    },
  }
}

const otherDisk = { kind: 'findings', says: { key: 'disk.nbd.otherDisk' } }

describe.each([1, 4])('a server that is started anew, with %i connections', (connections) => {
  test('is not read on from where it has another disk by now, and is when it has the first one again', async () => {
    const { folder, path } = await disks()
    const { place, serve } = await served(path('A'))
    const to = path('b.img')
    const swap = (name: string): Parameters<typeof copyBetween>[0] => ({
      ...{ from: place, to, folder, frozen: true, reach: { connections } },
      engine: at('window-journalled', 3, () => serve(path(name))),
    })
    await expect(copyBetween(swap('D'))).rejects.toMatchObject(otherDisk)
    const copied = await readFile(to)
    const strange = Array.from({ length: 64 }, (_, index) => [index * block, (index + 1) * block] as const).filter(
      ([from, end]) => copied.subarray(from, end).equals(other.subarray(from, end)),
    )
    expect(strange).toEqual([])
    await serve(path('A'))
    const { result } = await copyBetween({ ...swap('A'), overwrite: false })
    expect(result).toMatchObject({ mode: 'resumed' })
    expect((await readFile(to)).equals(one)).toBe(true)
  })

  test.each([
    ['what was written may be lost', 'block-written', 40, { kind: 'partial', says: { key: 'disk.nbd.lost' } }],
    ['all is safe', 'data-complete', 1, otherDisk],
  ])('is not written on to where it has another disk by now: %s', async (_, step, nth, error) => {
    const { folder, path } = await disks()
    await writeFile(path('T'), Buffer.alloc(size))
    const { place, serve } = await served(path('T'))
    const engine = at(step, nth, () => serve(path('D')))
    await expect(
      copyBetween({ from: path('A'), to: place, folder, engine, reach: { connections } }),
    ).rejects.toMatchObject(error)
    expect((await readFile(path('D'))).equals(other)).toBe(true)
    await serve(path('T'))
    await copyBetween({ from: path('A'), to: place, folder, overwrite: false })
    expect((await readFile(path('T'))).equals(one)).toBe(true)
  })

  test('is read on from though a little of its disk has changed since', async () => {
    const { folder, path } = await disks()
    const { place, serve } = await served(path('A'))
    const changed = Buffer.concat([other.subarray(0, block), one.subarray(block)])
    await writeFile(path('D'), changed)
    const engine = at('window-journalled', 5, () => serve(path('D')))
    await copyBetween({ from: place, to: path('b.img'), folder, engine, reach: { connections } })
    await copyBetween({ from: place, to: path('b.img'), folder, overwrite: false })
    expect((await readFile(path('b.img'))).equals(changed)).toBe(true)
  })
})

test('a server that has another disk before anything was read is not read by the map of the first one', async () => {
  const { path } = await disks()
  await truncate(path('A'), 2 * size)
  await truncate(path('D'), size / 2)
  await truncate(path('D'), 2 * size)
  const { place, serve } = await served(path('A'))
  const swapped = async (name: string): Promise<Buffer> => {
    const { source } = await openSource(parseLocation(place), reach)
    onTestFinished(() => source.close())
    const extents: Extent[] = []
    for await (const extent of source.extents(reach)) extents.push(extent)
    expect(extents.map(({ kind }) => kind)).toEqual(['data', 'zero'])
    await serve(path(name))
    const into = Buffer.alloc(block)
    await source.read({ offset: 0, into, signal: reach.signal })
    return into
  }
  expect((await swapped('A')).equals(one.subarray(0, block))).toBe(true)
  await expect(swapped('D')).rejects.toMatchObject({ kind: 'findings', says: { key: 'disk.nbd.otherMap' } })
})

test('a connection of ssh that is opened anew and leads to another disk is not read from', async () => {
  const { folder, path } = await disks()
  const { port } = await sshServer()
  const line = await slowLine({ to: { port }, delayMs: 0 })
  const engine = at('window-journalled', 3, async () => {
    await rename(path('D'), path('A'))
    line.cut()
  })
  const from = `ssh://root@127.0.0.1:${String(line.port)}${path('A')}`
  await expect(copyBetween({ from, to: path('b.img'), folder, engine })).rejects.toMatchObject(otherDisk)
})
