import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { isOnDiskAlone, mediumOf, mediumOfDevice } from '../../../src/transfer/file/medium.ts'
import { temporaryFolder } from '../disks.ts'

/** Devices as Linux has them in /sys: a folder for each, named by its numbers through a link. */
async function system(devices: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<string> {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'dev'))
  for (const [place, files] of Object.entries(devices)) {
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, place, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, `${text}\n`)
    }
    await symlink(join('..', place), join(folder, 'dev', files['dev'] ?? ''))
  }
  return join(folder, 'dev')
}

test('what a device is built of is followed down to disks and files', async () => {
  const folder = await system({
    'block/sda': { dev: '8:0' },
    'block/sda/sda1': { dev: '8:1', partition: '1' },
    'block/loop3': { dev: '7:3', 'loop/backing_file': '/images/a b.img' },
    'block/loop3/loop3p1': { dev: '259:0', partition: '1' },
    'block/loop4': { dev: '7:4', 'loop/backing_file': '/images/c.img (deleted)' },
    'block/dm-0': { dev: '253:0', 'slaves/sda1/dev': '8:1' },
    'block/dm-1': { dev: '253:1', 'slaves/loop3p1/dev': '259:0', 'slaves/loop4/dev': '7:4' },
    'block/ram0': { dev: '1:0' },
    'block/zram1': { dev: '252:1' },
    'block/nbd0': { dev: '43:0' },
    'block/rbd0': { dev: '251:0' },
    'block/dm-2': { dev: '253:2', 'slaves/sda1/dev': '8:1', 'slaves/ram0/dev': '1:0' },
  })
  const disk = { isDisk: true, below: [] }
  const none = { isDisk: false, below: [] }
  const all = ['8:0', '8:1', '7:3', '259:0', '253:0', '253:1', '1:0', '252:1', '43:0', '251:0', '253:2']
  expect(await Promise.all(all.map((numbers) => mediumOfDevice(numbers, folder)))).toEqual([
    disk,
    disk,
    { isDisk: true, below: ['/images/a b.img'] },
    { isDisk: true, below: ['/images/a b.img'] },
    disk,
    { isDisk: true, below: ['/images/a b.img', '/images/c.img (deleted)'] },
    none,
    none,
    none,
    none,
    none,
  ])
})

test('what is no file of a disk is none', async () => {
  const none = { isDisk: false, below: [] }
  expect([await mediumOf('/proc/self/status'), await mediumOf('/nowhere'), await isOnDiskAlone('/proc')]).toEqual([
    none,
    none,
    false,
  ])
})
