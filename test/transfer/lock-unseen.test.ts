import { chmod, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeLock } from '../../src/transfer/lock/lock.ts'
import { asNobody } from './as-nobody.ts'
import { temporaryFolder } from './disks.ts'

test('a lock is taken and given back where one may make files and not see them', async () => {
  const folder = await temporaryFolder()
  await chmod(folder, 0o333)
  await asNobody(async () => {
    const release = await takeLock(join(folder, 'lock'))
    await release()
  })
  await chmod(folder, 0o700)
  expect(await readdir(folder)).toEqual([])
  await expect(takeLock(join(folder, 'none', 'lock'))).rejects.toMatchObject({ kind: 'usage' })
})
