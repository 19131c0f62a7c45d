import { execFileSync } from 'node:child_process'
import { open, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { broker } from '../../acceptance/cli.ts'
import { block, noise, temporaryFolder } from '../../transfer/disks.ts'
import { copyBetween } from '../../transfer/nbd-disks.ts'

const half = 8 * block
/** Data, a hole, and data that ends within a cluster. */
const content = Buffer.concat([noise(half, 1), Buffer.alloc(half), noise(half + 1536, 2)])

async function imageOf(options: readonly string[]): Promise<{ folder: string; image: string; copy: string }> {
  const folder = await temporaryFolder()
  const [raw, image, copy] = ['a.img', 'a.qcow2', 'b.img'].map((name) => join(folder, name)) as [string, string, string]
  await writeFile(raw, content)
  execFileSync('qemu-img', ['convert', '-f', 'raw', '-O', 'qcow2', ...options, raw, image])
  return { folder, image, copy }
}

const kinds = [
  [],
  ['-c'],
  ['-c', '-o', 'compression_type=zstd'],
  ['-o', 'extended_l2=on,cluster_size=128k'],
  ['-o', 'compat=0.10'],
  ['-o', 'cluster_size=512'],
  ['-o', 'cluster_size=2M'],
  ['-o', 'preallocation=metadata'],
  ['-o', 'preallocation=falloc'],
]

test.each(kinds.map((options) => ({ options })))(
  'an image that was cut off is refused, and copied when it is whole: $options',
  async ({ options }) => {
    const { folder, image, copy } = await imageOf(options)
    await copyBetween({ from: image, to: copy, folder })
    expect((await readFile(copy)).equals(content)).toBe(true)
    const { size } = await stat(image)
    for (const left of [Math.floor(size / 2), 200_000, 70_000, 512]) {
      await truncate(image, left)
      await expect(copyBetween({ from: image, to: copy, folder })).rejects.toMatchObject({
        kind: 'refused',
        says: { key: 'disk.image.cut', values: { path: image, size: left } },
      })
    }
  },
)

test('disk verify and disk manifest refuse it as well, and say what to do', async () => {
  const { folder: cwd, image } = await imageOf([])
  await truncate(image, half)
  const says = `the image a.qcow2 ends at byte 4,194,304, and parts of its disk lie behind that`
  for (const line of [
    ['verify', 'a.img', 'a.qcow2'],
    ['verify', 'a.qcow2', 'a.img'],
    ['manifest', 'a.qcow2', 'a.broker-manifest'],
    ['copy', 'a.qcow2', 'b.img'],
    ['copy', 'a.qcow2', '-'],
  ]) {
    const { code, stdout, stderr } = await broker(['disk', ...line], { cwd })
    expect({ code, stdout, stderr }).toEqual({ code: 6, stdout: '', stderr: expect.stringContaining(says) as string })
  }
})

test('one whose clusters are in another file is not called cut', async () => {
  const { folder, copy } = await imageOf([])
  const image = join(folder, 'data.qcow2')
  execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', '-o', `data_file=${join(folder, 'data')}`, image, '64M'])
  execFileSync('qemu-io', ['-f', 'qcow2', '-c', 'write 32M 1M', image])
  await expect(copyBetween({ from: image, to: copy, folder })).rejects.toMatchObject({
    says: { key: 'disk.image.otherFiles' },
  })
})

test('a cluster of which only some parts were written ends with the last of them', async () => {
  const { folder, copy } = await imageOf([])
  const image = join(folder, 'parts.qcow2')
  execFileSync('qemu-img', ['create', '-q', '-f', 'qcow2', '-o', 'extended_l2=on,cluster_size=128k', image, '64M'])
  execFileSync('qemu-io', ['-f', 'qcow2', '-c', 'write -P 7 32M 128k', '-c', 'write -P 7 40M 6k', image])
  await copyBetween({ from: image, to: copy, folder })
  const expected = Buffer.alloc(128 * block)
  for (const [from, length] of [
    [64 * block, 131_072],
    [80 * block, 6144],
  ] as const)
    expected.fill(7, from, from + length)
  expect((await readFile(copy)).equals(expected)).toBe(true)
  const { size } = await stat(image)
  await truncate(image, size - 1)
  await expect(copyBetween({ from: image, to: copy, folder })).rejects.toMatchObject({
    says: { key: 'disk.image.cut' },
  })
})

test('clusters that read as zeroes whatever is there need not be there', async () => {
  const { folder, image, copy } = await imageOf(['-o', 'preallocation=metadata'])
  execFileSync('qemu-io', ['-f', 'qcow2', '-c', `write -z 0 ${String(content.length)}`, image])
  const file = await open(image, 'r+')
  await file.truncate(half)
  await file.close()
  await copyBetween({ from: image, to: copy, folder })
  expect((await readFile(copy)).equals(Buffer.alloc(content.length))).toBe(true)
})
