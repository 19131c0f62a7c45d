import { randomFillSync } from 'node:crypto'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { lineOf, readJournal } from '../../src/transfer/journal/journal.ts'
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

test('of the journal of a full disk of 1 TiB only the digests are kept in memory', async () => {
  const path = join(await temporaryFolder(), 'journal')
  const sizeBytes = 2 ** 40
  const disk = { name: 'a', sizeBytes, identity: null }
  const runs = [['d', randomFillSync(Buffer.alloc(32 * 32)).toString('base64')]] as const
  const lines = [lineOf({ kind: 'start', version: 1, source: disk, target: { ...disk, fresh: false }, mayWriteTo: 0 })]
  for (let from = 0; from < 2 ** 21; from += 32) {
    lines.push(lineOf({ kind: 'window', from, to: from + 32, runs, mayWriteTo: from + 32 }))
  }
  await writeFile(path, lines.splice(0).join(''))
  const before = heldBytes()
  const journal = await readJournal(path)
  expect(heldBytes() - before).toBeLessThan(96 * 2 ** 20)
  expect([journal?.windows.length, journal?.states.counts().data]).toEqual([2 ** 16, 2 ** 21])
}, 120_000)

/** Memory in use, without what nobody needs any more. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  // It is a function by that flag.
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
