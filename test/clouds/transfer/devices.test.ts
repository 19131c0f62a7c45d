import { execFileSync } from 'node:child_process'
import { mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFileSink } from '../../../src/transfer/file/open-file.ts'
import { block, copyFile, noise, temporaryFolder } from '../../transfer/disks.ts'

const run = (command: string, ...args: readonly string[]): string => execFileSync(command, args).toString().trim()

/** A device over a file of that content; its names are a link in a folder of its own, so that state lies beside it. */
async function device(content: Buffer): Promise<{ folder: string; image: string; path: string; name: string }> {
  const folder = await temporaryFolder()
  const [image, name] = [join(folder, 'disk.img'), join(folder, 'disk')]
  await writeFile(image, content)
  const path = run('losetup', '-f', '--show', image)
  onTestFinished(() => {
    run('losetup', '-d', path)
  })
  await symlink(path, name)
  return { folder, image, path, name }
}

test('a mounted device is refused, and keeps what it has', async () => {
  const { folder, path, name } = await device(Buffer.alloc(32 * block))
  const [from, place] = [join(folder, 'a.img'), join(folder, 'mnt')]
  await writeFile(from, noise(block, 1))
  run('mkfs.ext4', '-q', path)
  await mkdir(place)
  run('mount', path, place)
  try {
    await writeFile(join(place, 'kept'), 'precious')
    await expect(copyFile({ from, to: name, overwrite: true })).rejects.toMatchObject({
      kind: 'refused',
      says: { key: 'disk.inUse', values: { path: name } },
    })
    expect(await readFile(join(place, 'kept'), 'utf8')).toBe('precious')
  } finally {
    run('umount', place)
  }
})

test('a loop device, its other name and the file behind it are one disk', async () => {
  const { image, path, name } = await device(noise(4 * block, 1))
  for (const [from, to, key] of [
    [path, name, 'disk.same'],
    // The file is refused for its device already, whatever is to be copied to it.
    [name, image, 'disk.held.loop'],
    [image, name, 'disk.same'],
  ] as const) {
    await expect(copyFile({ from, to, overwrite: true })).rejects.toMatchObject({
      kind: 'refused',
      says: { key },
    })
  }
  expect((await readFile(image)).equals(noise(4 * block, 1))).toBe(true)
})

test('a device that another copy writes to is refused by another name, and so is the file behind it', async () => {
  const { folder, image, path, name } = await device(noise(4 * block, 1))
  const from = join(folder, 'a.img')
  await writeFile(from, '')
  await truncate(from, block)
  const held = await openFileSink(path, { sizeBytes: block, ours: false, lockFolder: tmpdir() })
  for (const to of [name, image]) {
    await expect(copyFile({ from, to, overwrite: true })).rejects.toMatchObject({ kind: 'refused' })
  }
  await held.close()
  expect((await copyFile({ from, to: name, overwrite: true })).result.paddedBytes).toBe(3 * block)
})
