import { join } from 'node:path'
import { expect, test } from 'vitest'
import { block, noise, temporaryFolder } from './disks.ts'
import { type Misdeed, hostileServer } from './hostile-server.ts'
import { copyBetween } from './nbd-disks.ts'

test.each<readonly [Misdeed, string]>([
  ['stalls', 'disk.nbd.stalled'],
  ['hangs-up-always', 'disk.nbd.broken'],
  ['truncates', 'disk.nbd.broken'],
])('a server that misbehaves each time it is tried again is named in the end: %s', async (misdeed, key) => {
  const server = await hostileServer(misdeed, noise(4 * block, 1))
  const folder = await temporaryFolder()
  const from = `nbd+unix:///?socket=${server.socket}`
  const fetched = copyBetween({ from, to: join(folder, 'b.img'), folder, reach: { timeoutMs: 400 } })
  await expect(fetched).rejects.toMatchObject({ kind: 'partial', says: { key } })
})
