import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseLocation } from '../../../src/transfer/location/parse-location.ts'
import { requireTarget } from '../../../src/transfer/location/require-disk.ts'
import { temporaryFolder } from '../disks.ts'

test('a target among the devices is a device that is there, whatever leads to it', async () => {
  const folder = await temporaryFolder()
  await symlink('/dev', join(folder, 'd'))
  const wrong = async (path: string): Promise<unknown> =>
    await requireTarget(parseLocation(path), join(folder, 'lock')).catch((error: unknown) => error)
  for (const path of ['/dev/broker-none', '/dev/broker-none.qcow2', join(folder, 'd', 'broker-none')]) {
    expect(await wrong(path)).toMatchObject({ kind: 'usage', says: { key: 'disk.noDisk.noDevice', values: { path } } })
  }
  expect(await wrong(join(folder, 'dev'))).toBeUndefined()
})
