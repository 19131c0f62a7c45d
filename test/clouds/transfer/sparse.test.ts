import { open, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { block, copyFile, noise, temporaryFolder } from '../../transfer/disks.ts'

test('8 TiB with a little data are copied in seconds', async () => {
  const folder = await temporaryFolder()
  const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
  await writeFile(from, '')
  await truncate(from, 8 * 2 ** 40)
  const file = await open(from, 'r+')
  for (let number = 0; number < 16; number++) await file.write(noise(block, number), 0, block, number * 2 ** 38 + 4096)
  await file.close()
  const { result } = await copyFile({ from, to })
  expect({ blocks: result.blocks, manifest: (await stat(`${to}.broker-manifest`)).size < 10_000 }).toEqual({
    blocks: { data: 32, zero: 2 ** 24 - 32, undefined: 0 },
    manifest: true,
  })
}, 60_000)
