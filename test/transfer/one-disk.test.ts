import { open, rename, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openFileSink } from '../../src/transfer/file/open-file.ts'
import { block, copyFile, noise, temporaryFolder } from './disks.ts'

test('a target that another copy writes to is refused by any of its names', async () => {
  const folder = await temporaryFolder()
  const [from, to, alias] = ['a.img', 'b.img', 'c.img'].map((name) => join(folder, name)) as [string, string, string]
  await writeFile(from, noise(block, 1))
  await writeFile(to, noise(block, 2))
  await symlink(to, alias)
  const held = await openFileSink(to, { sizeBytes: block, ours: false, lockFolder: tmpdir() })
  const refused = { kind: 'refused', says: { key: 'disk.locked' } }
  await expect(copyFile({ from, to: alias, overwrite: true })).rejects.toMatchObject(refused)
  await expect(copyFile({ from, to, overwrite: true })).rejects.toMatchObject(refused)
  await held.close()
  expect((await copyFile({ from, to: alias, overwrite: true })).result.mode).toBe('full')
})

test('another file that takes the place of the target during the copy is told of', async () => {
  const folder = await temporaryFolder()
  const [from, to, other] = ['a.img', 'b.img', 'c.img'].map((name) => join(folder, name)) as [string, string, string]
  await writeFile(from, noise(2 * block, 1))
  await writeFile(other, noise(2 * block, 2))
  const onStep = async (step: string): Promise<void> => {
    if (step === 'proven') await rename(other, to)
  }
  await expect(copyFile({ from, to, engine: { onStep } })).rejects.toMatchObject({
    kind: 'findings',
    says: { key: 'disk.targetReplaced', values: { name: to } },
  })
})

test.each([512, 4096])('a GPT with sectors of %i bytes on a larger target is warned of', async (sector) => {
  const folder = await temporaryFolder()
  const [from, same, larger] = ['a.img', 'b.img', 'c.img'].map((name) => join(folder, name)) as [string, string, string]
  await writeFile(from, noise(block, 1))
  const file = await open(from, 'r+')
  await file.write(Buffer.from('EFI PART'), 0, 8, sector)
  await file.close()
  await writeFile(larger, '')
  await truncate(larger, 2 * block)
  expect((await copyFile({ from, to: same })).notices).toEqual([])
  expect((await copyFile({ from, to: larger, overwrite: true })).notices).toEqual([
    { kind: 'gpt-backup-moved', target: larger },
  ])
})
