import { appendFile, copyFile, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BrokerError } from '../../../src/domain/errors.ts'
import { readManifest } from '../../../src/transfer/manifest/manifest-file.ts'
import { manifestOf } from '../../../src/workflows/disk/manifest-of.ts'
import { block, noise, plain, temporaryFolder } from '../disks.ts'

const surroundings = {
  ...{ inFlight: 4, bandwidthMibps: null, connections: 1, timeoutMs: 1000, threads: 1, lockFolder: tmpdir() },
  ...{ clock: plain.clock, onProgress: () => undefined, onNotice: () => undefined, onStep: () => undefined },
  signal: plain.signal,
}

/** Its root, or why it was not written. */
async function written(source: string, manifest: string): Promise<unknown> {
  try {
    return (await manifestOf({ ...surroundings, source, manifest })).root
  } catch (error) {
    return error instanceof BrokerError ? [error.kind, error.says.key] : error
  }
}

test('a manifest takes no name beside it away from a disk, nor writes through a link there', async () => {
  const folder = await temporaryFolder()
  const [disk, other, manifest] = ['m.new', 'other', 'm'].map((name) => join(folder, name)) as [string, string, string]
  await writeFile(disk, noise(block + 5, 1))
  await writeFile(other, noise(block, 2))
  await symlink(other, join(folder, 'n.new'))
  expect(await written(disk, manifest)).toBe((await readManifest(manifest))?.manifest.root())
  expect(await written(disk, join(folder, 'n'))).toBe((await readManifest(manifest))?.manifest.root())
  expect((await readFile(disk)).equals(noise(block + 5, 1))).toBe(true)
  expect((await readFile(other)).equals(noise(block, 2))).toBe(true)
  expect((await readdir(folder)).sort()).toEqual(['m', 'm.new', 'n', 'n.new', 'other'])
})

test('only a manifest is replaced: no disk that begins as one, and not the disk that is read', async () => {
  const folder = await temporaryFolder()
  const place = (name: string): string => join(folder, name)
  await writeFile(place('a'), noise(block, 1))
  const root = await written(place('a'), place('m'))
  expect(await written(place('a'), place('m'))).toBe(root)
  await copyFile(place('m'), place('disk'))
  await appendFile(place('disk'), noise(block, 3))
  await copyFile(place('disk'), place('x.broker-manifest'))
  const before = await readFile(place('disk'))
  expect([
    await written(place('a'), place('disk')),
    await written(place('disk'), place('disk')),
    await written(place('m'), `${folder}/./m`),
    await written(place('a'), '/dev/no-manifest'),
    await written(place('a'), place('x.broker-manifest')),
  ]).toEqual([
    ['refused', 'disk.notManifest'],
    ['refused', 'disk.same'],
    ['refused', 'disk.same'],
    ['usage', 'disk.noDisk.noDevice'],
    root,
  ])
  expect((await readFile(place('disk'))).equals(before)).toBe(true)
})
