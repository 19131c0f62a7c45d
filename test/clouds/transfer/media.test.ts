import { execFileSync } from 'node:child_process'
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { dropCache } from '../../../src/transfer/file/drop-cache.ts'
import { isOnDiskAlone, mediumOf } from '../../../src/transfer/file/medium.ts'
import { block, copyFile, noise, temporaryFolder } from '../../transfer/disks.ts'

const run = (command: string, ...args: readonly string[]): string => execFileSync(command, args).toString().trim()

async function mounted(folder: string, name: string, ...words: readonly string[]): Promise<string> {
  const place = join(folder, name)
  await mkdir(place, { recursive: true })
  run('mount', ...words, place)
  onTestFinished(() => {
    run('umount', place)
  })
  return place
}

/** A file system of that kind in a file, which is made in `folder`. */
async function onLoop(kind: 'ext4' | 'xfs', folder: string): Promise<{ image: string; place: string }> {
  const image = join(folder, 'file system.img')
  await writeFile(image, '')
  await truncate(image, 512 * 2 ** 20)
  run(`mkfs.${kind}`, '-q', image)
  return { image, place: await mounted(folder, 'mnt', '-o', 'loop', image) }
}

async function copyInto(place: string): Promise<{ readonly proof: string; readonly path: string }> {
  const from = join(await temporaryFolder(), 'a.img')
  await writeFile(from, noise(8 * block, 1))
  const path = join(place, 'b.img')
  const { result } = await copyFile({ from, to: path })
  expect((await readFile(path)).equals(await readFile(from))).toBe(true)
  return { proof: result.proof, path }
}

/** Bytes of a file that are in the memory of the system. */
const inMemory = (path: string): number => Number(run('fincore', '--bytes', '--noheadings', '-o', 'RES', path))

test('a copy on an overlay over memory is not called read back', async () => {
  const folder = await temporaryFolder()
  const memory = await mounted(folder, 'memory', '-t', 'tmpfs', 'none')
  const [upper, work, lower] = ['up,per:1', 'work', 'lower'].map((name) => join(memory, name))
  for (const made of [upper, work, lower]) await mkdir(made ?? '')
  const escaped = (upper ?? '').replaceAll(/[,:]/g, '\\$&')
  const options = `lowerdir=${lower ?? ''},upperdir=${escaped},workdir=${work ?? ''}`
  const place = await mounted(folder, 'over', '-t', 'overlay', 'none', '-o', options)
  expect((await copyInto(place)).proof).toBe('cached')
})

test('a copy on an overlay over a disk is', async () => {
  const folder = await temporaryFolder()
  const made = ['up per', 'work', 'lower'].map((name) => join(folder, name))
  for (const name of made) await mkdir(name)
  const [upper = '', work = '', lower = ''] = made
  const options = `lowerdir=${lower},upperdir=${upper},workdir=${work}`
  const place = await mounted(folder, 'over', '-t', 'overlay', 'none', '-o', options)
  expect((await copyInto(place)).proof).toBe((await isOnDiskAlone(folder)) ? 'full-readback' : 'cached')
})

test.each(['ext4', 'xfs'] as const)(
  'the file behind %s on a loop device is forgotten before it is read back',
  async (kind) => {
    const folder = await temporaryFolder()
    const { image, place } = await onLoop(kind, folder)
    const { proof, path } = await copyInto(place)
    expect(await mediumOf(path)).toEqual({ isDisk: true, below: [image] })
    expect(proof).toBe((await isOnDiskAlone(image)) ? 'full-readback' : 'cached')
    await readFile(image)
    const before = inMemory(image)
    await dropCache(path)
    expect([before > 8 * block, inMemory(image) < block]).toEqual([true, true])
  },
)

test('a loop device over memory, and one whose file was removed, prove nothing', async () => {
  const folder = await temporaryFolder()
  const memory = await mounted(folder, 'memory', '-t', 'tmpfs', 'none')
  const { place } = await onLoop('ext4', memory)
  expect((await copyInto(place)).proof).toBe('cached')
  const other = await onLoop('ext4', await temporaryFolder())
  run('rm', other.image)
  expect((await copyInto(other.place)).proof).toBe('cached')
})
