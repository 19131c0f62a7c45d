import { closeSync, openSync, writeSync } from 'node:fs'
import { open, readFile, readdir, rename, symlink, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DiskProgress } from '../../src/domain/disk.ts'
import type { Source } from '../../src/transfer/disk.ts'
import { block, copyFile, noise, temporaryFolder } from './disks.ts'

async function folderWith(bytes: Buffer): Promise<{ folder: string; from: string; to: string }> {
  const folder = await temporaryFolder()
  const from = join(folder, 'a.img')
  await writeFile(from, bytes)
  return { folder, from, to: join(folder, 'b.img') }
}

test('a disk is copied, proven, and leaves a manifest beside it', async () => {
  const bytes = Buffer.concat([noise(3 * block, 1), Buffer.alloc(4 * block), noise(block + 777, 2)])
  const { folder, from, to } = await folderWith(bytes)
  const { result, notices } = await copyFile({ from, to })
  expect((await readFile(to)).equals(bytes)).toBe(true)
  expect(notices).toEqual([])
  expect({ ...result, root: result.root.length, proof: '' }).toEqual({
    mode: 'full',
    sizeBytes: bytes.length,
    targetBytes: bytes.length,
    paddedBytes: 0,
    blocks: { data: 5, zero: 4, undefined: 0 },
    writtenBytes: 4 * block + 777,
    root: 64,
    proof: '',
  })
  expect((await readdir(folder)).sort()).toEqual(['a.img', 'b.img', 'b.img.broker-manifest'])
})

test('a second pass writes only the blocks that differ', async () => {
  const { from, to } = await folderWith(noise(6 * block, 1))
  await copyFile({ from, to })
  const file = await open(from, 'r+')
  await file.write(noise(10, 3), 0, 10, 2 * block + 5)
  await file.write(Buffer.alloc(block), 0, block, 4 * block)
  await file.close()
  const { result, notices } = await copyFile({ from, to })
  expect((await readFile(to)).equals(await readFile(from))).toBe(true)
  expect({ mode: result.mode, writtenBytes: result.writtenBytes, blocks: result.blocks, notices }).toEqual({
    mode: 'delta',
    writtenBytes: 2 * block,
    blocks: { data: 5, zero: 1, undefined: 0 },
    notices: [],
  })
})

test('a byte flipped on the target between two passes is noticed and put right', async () => {
  const { from, to } = await folderWith(noise(6 * block, 1))
  await copyFile({ from, to })
  const file = await open(to, 'r+')
  await file.write(Buffer.from([255 ^ ((await readFile(to))[3 * block] ?? 0)]), 0, 1, 3 * block)
  await file.close()
  const { result, notices } = await copyFile({ from, to })
  expect((await readFile(to)).equals(await readFile(from))).toBe(true)
  expect({ written: result.writtenBytes, notices }).toEqual({
    written: block,
    notices: [{ kind: 'target-changed-since' }, { kind: 'target-touched', blocks: 1 }],
  })
})

test('a target that somebody writes to while it is proven is no proven copy, and the next run puts it right', async () => {
  const { folder, from, to } = await folderWith(noise(6 * block, 1))
  const read: number[] = []
  const onProgress = ({ phase, doneBytes }: DiskProgress): void => {
    if (phase !== 'proof' || read.push(doneBytes) > 1) return
    const file = openSync(to, 'r+')
    writeSync(file, noise(10, 9), 0, 10, 100)
    closeSync(file)
  }
  const touched = { kind: 'findings', says: { key: 'disk.targetTouched', values: { name: to } } }
  await expect(copyFile({ from, to, engine: { onProgress } })).rejects.toMatchObject(touched)
  expect(read).toEqual([6 * block])
  expect(await readdir(folder)).not.toContain('b.img.broker-manifest')
  const { result } = await copyFile({ from, to })
  expect((await readFile(to)).equals(await readFile(from))).toBe(true)
  expect({ mode: result.mode, written: result.writtenBytes }).toEqual({ mode: 'delta', written: block })
})

test('a target that is not ours is left alone', async () => {
  const { from, to } = await folderWith(noise(block, 1))
  await writeFile(to, noise(block, 2))
  await expect(copyFile({ from, to })).rejects.toMatchObject({ kind: 'refused', says: { key: 'disk.targetExists' } })
  expect((await readFile(to)).equals(noise(block, 2))).toBe(true)
})

test('a larger target is overwritten and proven zero beyond the source', async () => {
  const { from, to } = await folderWith(Buffer.concat([noise(block, 1), Buffer.alloc(block), noise(100, 4)]))
  await writeFile(to, noise(4 * block, 2))
  const { result } = await copyFile({ from, to, overwrite: true })
  const expected = Buffer.concat([await readFile(from), Buffer.alloc(2 * block - 100)])
  expect((await readFile(to)).equals(expected)).toBe(true)
  expect({ mode: result.mode, padded: result.paddedBytes }).toEqual({ mode: 'full', padded: 2 * block - 100 })
})

test('a target one byte too small is refused', async () => {
  const { from, to } = await folderWith(noise(block, 1))
  await writeFile(to, Buffer.alloc(block - 1))
  await expect(copyFile({ from, to, overwrite: true })).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'disk.targetTooSmallFile', values: { source: block, target: block - 1, name: to } },
  })
})

test.each([
  ['removed', (from: string) => unlink(from)],
  ['replaced by another', (from: string) => rename(`${from}.new`, from)],
  ['a link that leads elsewhere now', (from: string) => unlink(from).then(() => symlink(`${from}.new`, from))],
])('a source that is %s under the copy is told of, and the next run copies what is there', async (_, change) => {
  const { from, to } = await folderWith(noise(6 * block, 1))
  const other = Buffer.concat([noise(5 * block, 1), noise(block, 7)])
  await rename(from, `${from}.real`)
  await symlink(`${from}.real`, from)
  await writeFile(`${from}.new`, other)
  const onStep = async (step: string): Promise<void> => {
    if (step === 'window-written') await change(from).catch(() => undefined)
  }
  await expect(copyFile({ from, to, engine: { onStep } })).rejects.toMatchObject({
    kind: 'findings',
    says: { key: 'disk.sourceReplaced', values: { name: from } },
  })
  await writeFile(from, other)
  expect((await copyFile({ from, to })).result.writtenBytes).toBe(block)
  expect((await readFile(to)).equals(other)).toBe(true)
})

test('a source that changes under the copy is told of', async () => {
  const { from, to } = await folderWith(noise(6 * block, 1))
  const onStep = async (step: string): Promise<void> => {
    if (step !== 'data-complete') return
    const file = await open(from, 'r+')
    await file.write(noise(10, 9), 0, 10, 0)
    await file.close()
  }
  await expect(copyFile({ from, to, engine: { onStep } })).rejects.toMatchObject({
    says: { key: 'disk.sourceChanged' },
  })
})

/** A source into whose hole somebody writes as soon as it is known to be one. */
function writtenOncePlanned(path: string, offset: number): (source: Source) => Source {
  return (source) => ({
    ...source,
    async *extents(request) {
      yield* source.extents(request)
      const file = await open(path, 'r+')
      await file.write(noise(10, 9), 0, 10, offset)
      await file.close()
    },
  })
}

test.each([
  ['a new target', null],
  ['one that is read first', noise(6 * block, 5)],
])(
  'what is written into a hole of the source before the first record is a change to the next copy: %s',
  async (_, there) => {
    const { from, to } = await folderWith(noise(2 * block, 1))
    await truncate(from, 6 * block)
    if (there !== null) {
      await copyFile({ from, to })
      await writeFile(to, there)
    }
    const wrap = writtenOncePlanned(from, 4 * block + 5)
    await expect(copyFile({ from, to, wrap })).rejects.toMatchObject({ says: { key: 'disk.sourceChanged' } })
    const { notices } = await copyFile({ from, to })
    expect(notices).toContainEqual({ kind: 'source-changed-since' })
    expect((await readFile(to)).equals(await readFile(from))).toBe(true)
  },
)
