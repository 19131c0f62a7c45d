import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { volumeCopier } from '../../../src/runtime/migration/copy-volumes.ts'
import { withEngine } from '../../../src/transfer/open-engine.ts'
import { block, noise, plain, temporaryFolder } from '../../transfer/disks.ts'
import { copyBetween } from '../../transfer/nbd-disks.ts'
import { listening } from './listening.ts'

const broker = join(import.meta.dirname, '../../../bin/broker.js')
const size = 64 * block
const [one, other] = [noise(size, 1), noise(size, 2)]

/** Stops a copy when some windows have been recorded. */
function stopping(step = 'window-journalled', nth = 5): { readonly onStep: (now: string) => void } {
  let left = nth
  return {
    onStep: (now) => {
      if (now === step && --left === 0) throw new Error('stopped')
    },
  }
}

/** A folder of disks as exports of one server. */
async function served(): Promise<{ folder: string; disk: (name: string) => string }> {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'A'), one)
  await writeFile(join(folder, 'B'), other)
  const socket = join(await temporaryFolder(), 'socket')
  const server = spawn('nbdkit', ['-f', '-U', socket, 'file', `dir=${folder}`], { stdio: 'ignore' })
  onTestFinished(() => {
    server.kill()
  })
  await listening(socket)
  return { folder, disk: (name) => `nbd+unix:///${name}?socket=${socket}` }
}

async function loop(content: Buffer): Promise<string> {
  const image = join(await temporaryFolder(), 'disk.img')
  await writeFile(image, content)
  const device = execFileSync('losetup', ['-f', '--show', image]).toString().trim()
  onTestFinished(() => {
    spawnSync('losetup', ['-d', device])
  })
  return device
}

describe.each([true, false])('frozen: %s', (frozen) => {
  test('an interrupted copy of one export does not go on with another', async () => {
    const [{ disk }, folder] = [await served(), await temporaryFolder()]
    const to = join(folder, 'b.img')
    await expect(copyBetween({ from: disk('A'), to, folder, frozen, engine: stopping() })).rejects.toThrow('stopped')
    await expect(copyBetween({ from: disk('B'), to, folder, frozen, overwrite: false })).rejects.toMatchObject({
      kind: 'refused',
      says: { key: 'disk.otherSource', values: { before: disk('A'), source: disk('B') } },
    })
    await copyBetween({ from: disk('B'), to, folder, frozen })
    expect((await readFile(to)).equals(other)).toBe(true)
  })

  test('an interrupted copy of a device does not go on with another disk of that name', async () => {
    const folder = await temporaryFolder()
    const [to, device] = [join(folder, 'b.img'), join(folder, 'disk')]
    await symlink(await loop(one), device)
    await expect(copyBetween({ from: device, to, folder, frozen, engine: stopping() })).rejects.toThrow('stopped')
    await rm(device)
    await symlink(await loop(other), device)
    await expect(copyBetween({ from: device, to, folder, frozen, overwrite: false })).rejects.toMatchObject({
      kind: 'refused',
      says: { key: 'disk.sourceDiffers', values: { source: device } },
    })
    const { result } = await copyBetween({ from: device, to, folder, frozen })
    // Without the promise that it cannot change, a disk is read from its start anyway.
    expect(result.mode).toBe(frozen ? 'delta' : 'resumed')
    expect((await readFile(to)).equals(other)).toBe(true)
  })
})

describe('an export that was served anew with another disk, of which most is empty', () => {
  const sparse = Buffer.concat([noise(12 * block, 3), Buffer.alloc(52 * block)])

  test.each([
    ['a finished copy', null],
    ['an interrupted one', 'data-complete'],
  ])('does not empty %s', async (_, step) => {
    const [{ folder: disks, disk }, folder] = [await served(), await temporaryFolder()]
    const to = join(folder, 'b.img')
    await writeFile(join(disks, 'A'), sparse)
    const copy = copyBetween({ from: disk('A'), to, folder, ...(step === null ? {} : { engine: stopping(step, 1) }) })
    if (step === null) await copy
    else await expect(copy).rejects.toThrow('stopped')
    await writeFile(join(disks, 'A'), Buffer.alloc(size))
    for (const frozen of [false, true]) {
      await expect(copyBetween({ from: disk('A'), to, folder, frozen, overwrite: false })).rejects.toMatchObject({
        kind: 'refused',
        says: { key: 'disk.sourceDiffers' },
      })
    }
    expect((await readFile(to)).equals(sparse)).toBe(true)
  })
})

test.each([true, false])(
  'a pass that has recorded nothing yet does not let another disk in, frozen: %s',
  async (frozen) => {
    const [{ folder: disks, disk }, folder] = [await served(), await temporaryFolder()]
    const to = join(folder, 'b.img')
    await copyBetween({ from: disk('A'), to, folder, frozen })
    const stopped = copyBetween({ from: disk('A'), to, folder, frozen, engine: stopping('started', 1) })
    await expect(stopped).rejects.toThrow('stopped')
    await writeFile(join(disks, 'A'), other)
    await expect(copyBetween({ from: disk('A'), to, folder, frozen, overwrite: false })).rejects.toMatchObject({
      kind: 'refused',
      says: { key: 'disk.sourceDiffers', values: { looked: 16, differing: 16 } },
    })
    expect((await readFile(to)).equals(one)).toBe(true)
    await copyBetween({ from: disk('A'), to, folder, frozen })
    expect((await readFile(to)).equals(other)).toBe(true)
  },
)

test('state from before names the server alone: it is refused, and the reason told', async () => {
  const [{ disk }, folder] = [await served(), await temporaryFolder()]
  const [to, from] = [join(folder, 'b.img'), disk('A')]
  await copyBetween({ from, to, folder })
  const socket = new URL(from).searchParams.get('socket') ?? ''
  const { readManifest, writeManifest } = await import('../../../src/transfer/manifest/manifest-file.ts')
  const path = join(folder, 'state.broker-manifest')
  const stored = await readManifest(path)
  if (stored === null) throw new Error('no manifest')
  await writeManifest({ path, stored: { ...stored, origin: socket } })
  await expect(copyBetween({ from, to, folder, overwrite: false })).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.nbd.unnamed', values: { before: socket, source: from } },
  })
  await copyBetween({ from, to, folder })
  expect((await copyBetween({ from, to, folder, overwrite: false })).result).toMatchObject({ writtenBytes: 0 })
})

test('a migration that goes on begins anew where the address leads to another disk', async () => {
  const [{ folder: disks, disk }, folder] = [await served(), await temporaryFolder()]
  const to = join(folder, 'b.img')
  const copy = async (engine: object): Promise<unknown> =>
    await withEngine({ ...plain, ...engine }, async (made) => {
      const copyVolume = volumeCopier(made, () => undefined)
      const [state, { signal }] = [join(folder, 'state'), new AbortController()]
      return await copyVolume({
        ...{ source: disk('A'), target: to, state, distrust: false, onProgress: () => undefined, signal },
      })
    })
  await expect(copy(stopping())).rejects.toThrow('stopped')
  await writeFile(join(disks, 'A'), other)
  expect(await copy({})).toMatchObject({ mode: 'delta', notices: [{ kind: 'source-changed-since' }] })
  expect((await readFile(to)).equals(other)).toBe(true)
})

describe('an image', () => {
  async function image(path: string, content: Buffer): Promise<string> {
    await writeFile(`${path}.raw`, content)
    execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', `${path}.raw`, path])
    await rm(`${path}.raw`)
    return path
  }

  test.each([
    ['replaced', 'disk.sourceReplaced'],
    ['written to', 'disk.sourceChanged'],
  ])('that is %s while it is copied is told of', async (how, key) => {
    const folder = await temporaryFolder()
    const from = await image(join(folder, 'a.qcow2'), one)
    const next = await image(join(folder, 'next.qcow2'), other)
    const onStep = async (step: string): Promise<void> => {
      if (step !== 'proven') return
      if (how === 'replaced') await rename(next, from)
      else await truncate(from, 100 * block)
    }
    const copy = copyBetween({ from, to: join(folder, 'b.img'), folder, engine: { onStep } })
    await expect(copy).rejects.toMatchObject({ kind: 'findings', says: { key, values: { name: from } } })
  })

  test.each(['a.qcow2', 'a.img'])('by a path that is not absolute is known by its folder: %s', async (name) => {
    const folder = await temporaryFolder()
    const to = join(folder, 'b.img')
    for (const [place, content] of [
      ['d1', one],
      ['d2', other],
    ] as const) {
      await mkdir(join(folder, place))
      if (name === 'a.img') await writeFile(join(folder, place, name), content)
      else await image(join(folder, place, name), content)
    }
    const copy = (place: string, crash?: string): object => {
      const env = { ...process.env, ...(crash === undefined ? {} : { BROKER_CRASH_AT: crash }) }
      const args = [broker, 'disk', 'copy', name, to, '--frozen', '-q']
      const { status, signal, stderr } = spawnSync(process.execPath, args, { cwd: join(folder, place), env })
      return { status, signal, says: stderr.toString() }
    }
    expect(copy('d1', 'window-journalled:1')).toMatchObject({ signal: 'SIGKILL' })
    expect(copy('d2')).toMatchObject({
      status: 6,
      says: expect.stringContaining(join(folder, 'd1', name)) as unknown,
    })
    expect(copy('d1')).toMatchObject({ status: 0 })
    expect((await readFile(to)).equals(one)).toBe(true)
    expect(copy('d2')).toMatchObject({ status: 6 })
    expect((await readFile(to)).equals(one)).toBe(true)
  })
})
