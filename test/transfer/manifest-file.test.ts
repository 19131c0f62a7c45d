import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createManifest, type Manifest } from '../../src/transfer/manifest/manifest.ts'
import { withCrc } from '../../src/transfer/crc.ts'
import {
  crcBytes,
  headBytes,
  recordHeadBytes,
  type StoredManifest,
  types,
} from '../../src/transfer/manifest/encode-manifest.ts'
import { readManifest, writeManifest } from '../../src/transfer/manifest/manifest-file.ts'
import { runs } from '../cost/runs.ts'
import { block, temporaryFolder } from './disks.ts'

const digest = (fill: number): Buffer => Buffer.alloc(32, fill)

function mixed(): Manifest {
  const manifest = createManifest(10 * block - 5)
  manifest.set(1, { kind: 'data', digest: digest(1) })
  manifest.set(2, { kind: 'data', digest: digest(2) })
  manifest.setRun({ kind: 'undefined', from: 4, count: 3 })
  return manifest
}

async function stored(manifest = mixed()): Promise<{ path: string; stored: StoredManifest }> {
  const path = join(await temporaryFolder(), 'm.broker-manifest')
  const subject = { device: '1', inode: '2', sizeBytes: 3, modifiedNs: '4', changedNs: '5' }
  await writeManifest({ path, stored: { manifest, subject } })
  return { path, stored: { manifest, subject } }
}

test('a manifest comes back as it was written', async () => {
  const written = await stored()
  const read = await readManifest(written.path)
  const runs = (manifest: Manifest | undefined): unknown => [...(manifest?.runs(0, 10) ?? [])]
  expect(read?.subject).toEqual(written.stored.subject)
  expect(runs(read?.manifest)).toEqual([
    { kind: 'zero', from: 0, count: 1 },
    { kind: 'data', from: 1, count: 2, digests: Buffer.concat([digest(1), digest(2)]) },
    { kind: 'zero', from: 3, count: 1 },
    { kind: 'undefined', from: 4, count: 3 },
    { kind: 'zero', from: 7, count: 3 },
  ])
  expect(read?.manifest.counts()).toEqual({ data: 2, zero: 5, undefined: 3 })
})

test.each(['null', '{"a":', '{"origin":3}', '[]x'])('a subject of %s with a right sum is damage', async (text) => {
  const { path } = await stored()
  const bytes = await readFile(path)
  const payload = Buffer.from(text)
  const head = Buffer.alloc(recordHeadBytes)
  head.writeUInt8(types.subject)
  head.writeBigUInt64BE(BigInt(payload.length), 1)
  const forged = withCrc(Buffer.concat([head, payload]))
  const begins = bytes.indexOf(Buffer.from([types.subject, 0, 0, 0, 0]), headBytes)
  const ends = bytes.length - (recordHeadBytes + 32 + crcBytes)
  await writeFile(path, Buffer.concat([bytes.subarray(0, begins), forged, bytes.subarray(ends)]))
  await expect(readManifest(path)).rejects.toMatchObject({ kind: 'findings', says: { key: 'disk.manifestDamaged' } })
})

test('any flipped bit, and any missing end, is found', async () => {
  const { path } = await stored()
  const bytes = await readFile(path)
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
      const bad = Buffer.from(bytes)
      bad[at] = (bad[at] ?? 0) ^ (1 << bit)
      await writeFile(path, bad)
      await expect(readManifest(path)).rejects.toMatchObject({ says: { key: 'disk.manifestDamaged' } })
      await writeFile(path, bytes.subarray(0, at))
      await expect(readManifest(path)).rejects.toMatchObject({ says: { key: 'disk.manifestDamaged' } })
    }),
    runs(200),
  )
})

test('the root is that of the documentation', () => {
  const manifest = createManifest(2 * block)
  manifest.set(1, { kind: 'data', digest: digest(7) })
  expect(manifest.root()).toBe('69a0cdd3dfd81a4fe00dde1f130d91b37dab802b2f90a5772b50bbe2329d2a84')
})

test('the root tells sizes, contents and places apart, and nothing else', () => {
  const one = (size: number, index: number, fill: number): string => {
    const manifest = createManifest(size)
    manifest.set(index, { kind: 'data', digest: digest(fill) })
    return manifest.root()
  }
  const undefinedBlocks = createManifest(5 * block)
  undefinedBlocks.setRun({ kind: 'undefined', from: 1, count: 3 })
  const roots = [one(5 * block, 1, 1), one(5 * block, 2, 1), one(5 * block, 1, 2), one(5 * block - 1, 1, 1)]
  expect(new Set(roots).size).toBe(4)
  expect(undefinedBlocks.root()).toBe(createManifest(5 * block).root())
})

test('an empty disk of 8 TiB has a manifest of a few hundred bytes', async () => {
  const { path } = await stored(createManifest(2 ** 43))
  expect((await stat(path)).size).toBeLessThan(400)
})

test('a folder in the place of a manifest is named', async () => {
  const path = join(await temporaryFolder(), 'a.broker-manifest')
  await mkdir(path)
  await expect(readManifest(path)).rejects.toMatchObject({ code: 'EISDIR', path })
})
