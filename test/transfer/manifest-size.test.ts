import { randomFillSync } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createManifest } from '../../src/transfer/manifest/manifest.ts'
import { readManifest, writeManifest } from '../../src/transfer/manifest/manifest-file.ts'
import { temporaryFolder } from './disks.ts'

test('a full disk of 1 TiB has a manifest of 64 MiB', async () => {
  const manifest = createManifest(2 ** 40)
  const digests = randomFillSync(Buffer.alloc(4096 * 32))
  for (let from = 0; from < 2 ** 21; from += 4096) manifest.setRun({ kind: 'data', from, count: 4096, digests })
  const path = join(await temporaryFolder(), 'm.broker-manifest')
  await writeManifest({ path, stored: { manifest, subject: null } })
  const { size } = await stat(path)
  expect(size).toBeLessThan(65 * 2 ** 20)
  const read = await readManifest(path)
  expect(read?.manifest.root()).toBe(manifest.root())
}, 60_000)
