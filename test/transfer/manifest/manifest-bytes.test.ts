import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { crcText, withCrc, withoutCrc } from '../../../src/transfer/crc.ts'
import type { StoredManifest } from '../../../src/transfer/manifest/encode-manifest.ts'
import { createManifest } from '../../../src/transfer/manifest/manifest.ts'
import { readManifest, requireManifest, writeManifest } from '../../../src/transfer/manifest/manifest-file.ts'
import { hasManifestHead, looksLikeManifest } from '../../../src/transfer/manifest/manifest-head.ts'
import { block, temporaryFolder } from '../disks.ts'
import { inWords, someIdentity } from '../ram-disk.ts'

const { root } = ((): { root: string } => ({ root: createManifest(2 * block).root() }))()

function sum(bytes: Buffer): Buffer {
  const out = Buffer.alloc(4)
  out.writeUInt32BE(crc32(bytes))
  return Buffer.concat([bytes, out])
}

function record(type: number, count: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9)
  head[0] = type
  head.writeBigUInt64BE(BigInt(count), 1)
  return sum(Buffer.concat([head, payload]))
}

function head(about: { size?: bigint; version?: number; blockBytes?: number; magic?: string } = {}): Buffer {
  const { size = BigInt(2 * block), version = 1, blockBytes = block, magic = 'BROKMAN1' } = about
  const bytes = Buffer.alloc(24)
  bytes.write(magic)
  bytes.writeUInt32BE(version, 8)
  bytes.writeUInt32BE(blockBytes, 12)
  bytes.writeBigUInt64BE(size, 16)
  return sum(bytes)
}

const end = record(255, 2, Buffer.from(root, 'hex'))

async function read(...parts: readonly Buffer[]): Promise<StoredManifest | null> {
  const path = join(await temporaryFolder(), 'm')
  await writeFile(path, Buffer.concat(parts))
  return await readManifest(path)
}

test('the bytes are those of the documentation', async () => {
  const path = join(await temporaryFolder(), 'm')
  const manifest = createManifest(3 * block)
  manifest.set(0, { kind: 'data', digest: Buffer.alloc(32, 7) })
  manifest.set(2, { kind: 'undefined' })
  await writeManifest({ path, stored: { manifest, subject: someIdentity, place: null, origin: 'a' } })
  const about = Buffer.from(JSON.stringify({ ...someIdentity, place: null, origin: 'a' }))
  const expected = [
    head({ size: BigInt(3 * block) }),
    record(1, 1, Buffer.alloc(32, 7)),
    record(0, 1),
    record(2, 1),
    record(3, about.length, about),
    record(255, 3, Buffer.from(manifest.root(), 'hex')),
  ]
  expect((await readFile(path)).equals(Buffer.concat(expected))).toBe(true)
  expect([(await stat(path)).mode & 0o777, await readdir(dirname(path))]).toEqual([0o600, ['m']])
})

test.each<Omit<StoredManifest, 'manifest'>>([
  { subject: null },
  { subject: someIdentity },
  { subject: null, place: { device: '8', inode: '9' } },
  { subject: { ...someIdentity, bornNs: '7' }, place: { device: '1', inode: '2', bornNs: '7' } },
  { subject: null, place: null },
  { subject: null, origin: 'there' },
  { subject: someIdentity, place: { device: '1', inode: '2' }, origin: '' },
])('what is said of the disk comes back: %j', async (about) => {
  const path = join(await temporaryFolder(), 'm')
  await writeManifest({ path, stored: { manifest: createManifest(block), ...about } })
  const { manifest, ...rest } = (await readManifest(path)) ?? { manifest: createManifest(0) }
  expect([inWords(manifest), rest]).toEqual([['zero 0 1'], about])
})

test('the caller is told when it is complete beside its place', async () => {
  const path = join(await temporaryFolder(), 'm')
  const told: string[][] = []
  await writeManifest({
    path,
    stored: { manifest: createManifest(block), subject: null },
    beforeRename: async () => {
      told.push(await readdir(dirname(path)))
    },
  })
  expect(told).toEqual([[expect.stringMatching(/^m[.][0-9a-f]{8}[.]new$/)]])
})

test('a whole one is read', async () => {
  expect(inWords((await read(head(), record(0, 1), record(2, 1), end))?.manifest ?? createManifest(0))).toEqual([
    'zero 0 1',
    'undefined 1 1',
  ])
  expect(await readManifest(join(await temporaryFolder(), 'none'))).toBeNull()
})

test.each<readonly [string, readonly Buffer[]]>([
  ['another beginning', [head({ magic: 'BROKMAN2' }), record(0, 2), end]],
  ['another version', [head({ version: 2 }), record(0, 2), end]],
  ['other blocks', [head({ blockBytes: 4096 }), record(0, 2), end]],
  ['an impossible size', [head({ size: 2n ** 63n }), record(0, 2), end]],
  ['a wrong sum of the head', [head().fill(1, 24), record(0, 2), end]],
  ['too few blocks', [head(), record(0, 1), end]],
  ['too many blocks', [head(), record(0, 3), end]],
  ['too many blocks at last', [head(), record(0, 1), record(2, 2), record(255, 3, Buffer.from(root, 'hex'))]],
  ['another number at the end', [head(), record(0, 2), record(255, 1, Buffer.from(root, 'hex'))]],
  ['another root', [head(), record(0, 2), record(255, 2, Buffer.alloc(32))]],
  ['an unknown record', [head(), record(9, 2), end]],
  [
    'a run of data longer than any',
    [head({ size: BigInt(5000 * block) }), record(1, 4097, Buffer.alloc(4097 * 32)), end],
  ],
  ['words longer than any', [head(), record(3, 65_537, Buffer.alloc(65_537, 32)), record(0, 2), end]],
  ['no end', [head(), record(0, 2)]],
  ['something behind the end', [head(), record(0, 2), end, Buffer.alloc(1)]],
  ['nothing', []],
])('%s is found', async (_, parts) => {
  await expect(read(...parts)).rejects.toMatchObject({ kind: 'findings', says: { key: 'disk.manifestDamaged' } })
})

test('a file is known by its beginning: by the first bytes, or by a whole head', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'm')
  const seen = async (...parts: readonly Buffer[]): Promise<readonly boolean[]> => {
    await writeFile(path, Buffer.concat(parts))
    return [await looksLikeManifest(path), await hasManifestHead(path)]
  }
  expect({
    whole: await seen(head(), record(0, 2), end),
    head: await seen(head()),
    cut: await seen(head().subarray(0, 27)),
    other: await seen(head({ magic: 'BROKMAN2' })),
    sum: await seen(head().fill(1, 24), record(0, 2), end),
    empty: await seen(),
    folder: [await looksLikeManifest(folder), await hasManifestHead(folder)],
    nothing: await hasManifestHead(join(folder, 'none')),
  }).toEqual({
    whole: [true, true],
    head: [true, true],
    cut: [true, false],
    other: [false, false],
    sum: [true, false],
    empty: [false, false],
    folder: [false, false],
    nothing: false,
  })
})

test('the longest run of data is read', async () => {
  const manifest = createManifest(4096 * block)
  manifest.setRun({ kind: 'data', from: 0, count: 4096, digests: Buffer.alloc(4096 * 32, 3) })
  const path = join(await temporaryFolder(), 'm')
  await writeManifest({ path, stored: { manifest, subject: null } })
  expect((await readManifest(path))?.manifest.root()).toBe(manifest.root())
})

test('where one is needed, its absence is an error', async () => {
  const path = join(await temporaryFolder(), 'm')
  await expect(requireManifest(path)).rejects.toMatchObject({
    kind: 'usage',
    says: { key: 'disk.cannotOpen', values: { path, reason: 'ENOENT' } },
  })
  await writeFile(path, 'x')
  await expect(readManifest(path)).rejects.toMatchObject({ says: { values: { path } } })
  await expect(readManifest(join(path, 'below'))).rejects.toThrow('ENOTDIR')
  await writeManifest({ path, stored: { manifest: createManifest(7), subject: null } })
  expect((await requireManifest(path)).manifest.sizeBytes).toBe(7)
})

test('sums are CRC-32, and what is shorter than one has none', () => {
  expect([crcText('123456789'), crcText('')]).toEqual(['cbf43926', '00000000'])
  const body = Buffer.from('123456789')
  expect(withCrc(body).toString('hex')).toBe('313233343536373839cbf43926')
  expect(withoutCrc(withCrc(body))).toEqual(body)
  expect(withoutCrc(Buffer.alloc(4))).toEqual(Buffer.alloc(0))
  expect([withoutCrc(Buffer.alloc(3)), withoutCrc(Buffer.alloc(5, 1))]).toEqual([null, null])
})
