import { open, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { block, copyFile, noise, temporaryFolder } from '../../transfer/disks.ts'

/** A file of 8 TiB of which 16 stretches have data, each in two blocks, and a place for its copy. */
async function sparseFile(): Promise<{ from: string; to: string }> {
  const folder = await temporaryFolder()
  const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
  await writeFile(from, '')
  await truncate(from, 8 * 2 ** 40)
  const file = await open(from, 'r+')
  for (let number = 0; number < 16; number++) await file.write(noise(block, number), 0, block, number * 2 ** 38 + 4096)
  await file.close()
  return { from, to }
}

test('8 TiB with a little data are copied in seconds', async () => {
  const { from, to } = await sparseFile()
  const { result } = await copyFile({ from, to })
  expect({ blocks: result.blocks, manifest: (await stat(`${to}.broker-manifest`)).size < 10_000 }).toEqual({
    blocks: { data: 32, zero: 2 ** 24 - 32, undefined: 0 },
    manifest: true,
  })
}, 60_000)

test('8 TiB whose copy was interrupted go on as quickly, and take no more room', async () => {
  const { from, to } = await sparseFile()
  let left = 5
  const onStep = (step: string): void => {
    if (step === 'block-written' && --left === 0) throw new Error('interrupted')
  }
  await expect(copyFile({ from, to, engine: { onStep } })).rejects.toThrow('interrupted')
  const { result } = await copyFile({ from, to })
  expect(result).toMatchObject({ mode: 'resumed', blocks: { data: 32, zero: 2 ** 24 - 32 } })
  expect((await stat(to)).blocks * 512).toBeLessThan(32 * block)
}, 60_000)
