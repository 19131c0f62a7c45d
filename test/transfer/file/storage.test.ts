import { mkdir, open, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Extent } from '../../../src/transfer/disk.ts'
import { deviceBytes } from '../../../src/transfer/file/device-bytes.ts'
import { fileExtents } from '../../../src/transfer/file/file-extents.ts'
import { keysOfDevice, storageKeys } from '../../../src/transfer/file/storage-keys.ts'
import { temporaryFolder } from '../disks.ts'
import { fileWith } from './file-with.ts'
import { withTools } from './with-tools.ts'

const { signal } = new AbortController()

describe('what a file has of data', () => {
  async function extentsOf(path: string, sizeBytes: number): Promise<readonly Extent[]> {
    const found: Extent[] = []
    for await (const extent of fileExtents({ path, sizeBytes, signal })) found.push(extent)
    return found
  }

  const map = (...entries: readonly string[]): string => `echo '[${entries.join("'\necho '")}]'`
  const entry = (start: number, length: number, about: string): string =>
    `{ "start": ${String(start)}, "length": ${String(length)}, ${about}},`
  const [hole, data] = ['"zero": true, "data": false', '"zero": false, "data": true']

  test('is not known where seeking goes round in a circle', async () => {
    // What seeking answers there is always 0.
    const all = withTools({ 'qemu-img': 'exit 1', python3: 'exec /usr/bin/python3 "$@"' }, () =>
      extentsOf('/dev/null', 9),
    )
    expect(await all).toEqual([{ offset: 0, length: 9, kind: 'data' }])
  })

  test('is asked of qemu-img: only what is zero without data is zero', async () => {
    const tool = map(
      entry(0, 10, hole),
      entry(10, 5, data),
      entry(15, 5, '"zero": true, "data": true'),
      entry(20, 10, hole),
      entry(30, 10, '"zero": false, "data": false'),
      `{ "start": 40, ${hole} },`,
      `{ "length": 5, ${hole} },`,
      entry(41, 9, hole),
    )
    const all = withTools({ 'qemu-img': tool, python3: 'echo 0 1' }, () => extentsOf('/x', 45))
    expect(await all).toEqual([
      { offset: 0, length: 10, kind: 'zero' },
      { offset: 10, length: 10, kind: 'data' },
      { offset: 20, length: 10, kind: 'zero' },
      { offset: 30, length: 11, kind: 'data' },
      { offset: 41, length: 4, kind: 'zero' },
    ])
  })

  test('is all that no tool calls a hole, however little it says', async () => {
    const of = async (...lines: readonly string[]): Promise<readonly string[]> => {
      const tool = lines.map((line) => `echo '${line}'`).join('\n')
      const found = await withTools({ 'qemu-img': tool }, () => extentsOf('/x', 30))
      return found.map(({ offset, length, kind }) => `${kind} ${String(offset)} ${String(length)}`)
    }
    const pretty = ['[', '{', '"start": 0,', '"length": 30,', hole, '}', ']']
    expect([await of('[]'), await of(...pretty), await of(`[${entry(0, 10, hole)}`), await of('{ "start": 0, nonsense }')]) // prettier-ignore
      .toEqual([['data 0 30'], ['data 0 30'], ['zero 0 10', 'data 10 20'], ['data 0 30']])
    expect([await of(entry(5, 1e300, hole)), await of(entry(5, 10, hole), entry(0, 10, hole), entry(9, 6, hole))]) // prettier-ignore
      .toEqual([['data 0 30'], ['data 0 5', 'zero 5 10', 'data 15 15']])
  })

  test('else of Python, and no further than the file', async () => {
    const python = 'echo 0 5; echo 12 15; echo 15 20; echo nonsense; echo 30 99'
    expect(
      await withTools({ 'qemu-img': 'echo nonsense; exit 1', python3: python }, () => extentsOf('/x', 30)),
    ).toEqual([
      { offset: 0, length: 5, kind: 'zero' },
      { offset: 5, length: 7, kind: 'data' },
      { offset: 12, length: 8, kind: 'zero' },
      { offset: 20, length: 10, kind: 'data' },
    ])
    const asked = '[ "$1" = -c ] && [ "$3" = /x ] && echo 5 99 && echo 7 7'
    expect(await withTools({ python3: asked }, () => extentsOf('/x', 9))).toEqual([
      { offset: 0, length: 5, kind: 'data' },
      { offset: 5, length: 4, kind: 'zero' },
    ])
  })

  test('is what Python finds of it by seeking', async () => {
    const path = join(await temporaryFolder(), 'a.img')
    const found = async (...pieces: readonly (readonly [number, number])[]): Promise<readonly string[]> => {
      const file = await open(path, 'w')
      for (const [at, length] of pieces) await file.write(Buffer.alloc(length, 1), 0, length, at)
      await file.truncate(2 ** 20)
      await file.close()
      const all = await withTools({ python3: 'exec /usr/bin/python3 "$@"' }, () => extentsOf(path, 2 ** 20))
      return all.map(({ offset, length, kind }) => `${kind} ${String(offset / 1024)} ${String(length / 1024)}`)
    }
    const [kib, whole] = [1024, 2 ** 20]
    expect([
      await found(),
      await found([0, whole]),
      await found([128 * kib, 64 * kib]),
      await found([0, 64 * kib], [960 * kib, 64 * kib]),
    ]).toEqual([
      ['zero 0 1024'],
      ['data 0 1024'],
      ['zero 0 128', 'data 128 64', 'zero 192 832'],
      ['data 0 64', 'zero 64 896', 'data 960 64'],
    ])
  })

  test('else all is data', async () => {
    const all = [{ offset: 0, length: 30, kind: 'data' }]
    expect(await withTools({}, () => extentsOf('/x', 30))).toEqual(all)
    expect(await withTools({ 'qemu-img': 'exit 1', python3: 'echo 0 5; exit 1' }, () => extentsOf('/x', 30))).toEqual(
      all,
    )
  })

  test('the path is no option of a tool', async () => {
    const seen = join(await temporaryFolder(), 'seen')
    await withTools({ 'qemu-img': `echo "$@" > ${seen}\necho '[]'` }, () => extentsOf('/a,b', 3))
    expect(await readFile(seen, 'utf8')).toBe(
      'map --output=json --force-share --image-opts driver=raw,file.driver=file,file.filename=/a,,b\n',
    )
  })
})

describe('what a disk is, or has in it', () => {
  /** A folder as Linux has it in /sys/dev/block: sda with two partitions, LVM on the second, a loop device with a partition. */
  async function machine(image: string): Promise<string> {
    const root = await temporaryFolder()
    const folder = join(root, 'dev')
    await mkdir(folder)
    const device = async (path: string, numbers: string): Promise<void> => {
      await mkdir(join(root, 'devices', path, 'holders'), { recursive: true })
      await writeFile(join(root, 'devices', path, 'dev'), `${numbers}\n`)
      await symlink(join('..', 'devices', path), join(folder, numbers))
    }
    await device('sda', '8:0')
    await device('sda/sda1', '8:1')
    await device('sda/sda2', '8:2')
    await device('sda/sda12', '8:12')
    await device('dm-0', '253:0')
    await device('dm-1', '253:1')
    await symlink('../../../dm-0', join(root, 'devices/sda/sda2/holders/dm-0'))
    await symlink('../../dm-1', join(root, 'devices/dm-0/holders/dm-1'))
    await device('loop0', '7:0')
    await device('loop0/loop0p1', '259:0')
    await mkdir(join(root, 'devices/loop0/loop'))
    await writeFile(join(root, 'devices/loop0/loop/backing_file'), `${image}\n`)
    await device('loop1', '7:1')
    await mkdir(join(root, 'devices/loop1/loop'))
    await writeFile(join(root, 'devices/loop1/loop/backing_file'), '/gone (deleted)\n')
    await writeFile(join(root, 'devices/sda/sdax'), 'no folder')
    // No partitions of it, or not to be understood.
    await device('sda/other', '9:1')
    await device('sda/sda3', 'x8:3')
    await device('sda/sda4', '8:4x')
    return folder
  }

  test('a whole has its parts, and what is built upon them; parts have not each other', async () => {
    const { file, path } = await fileWith('image')
    const { file: other } = await fileWith('other')
    const folder = await machine(path)
    const found = await stat(path, { bigint: true })
    const key = `file-${String(found.dev)}-${String(found.ino)}`
    const of = async (numbers: string): Promise<readonly string[]> => (await keysOfDevice(numbers, folder)).toSorted()
    expect({
      disk: await of('8:0'),
      first: await of('8:1'),
      second: await of('8:2'),
      volume: await of('253:0'),
      loop: await of('7:0'),
      part: await of('259:0'),
      gone: await of('7:1'),
      unknown: await of('1:1'),
      image: (await storageKeys(file, folder)).toSorted(),
      other: (await storageKeys(other, folder)).length,
      nowhere: await storageKeys(file, '/nowhere'),
    }).toEqual({
      disk: ['device-253-0', 'device-253-1', 'device-8-0', 'device-8-1', 'device-8-12', 'device-8-2'],
      first: ['device-8-1'],
      second: ['device-253-0', 'device-253-1', 'device-8-2'],
      volume: ['device-253-0', 'device-253-1'],
      loop: ['device-259-0', 'device-7-0', key],
      part: ['device-259-0'],
      gone: ['device-7-1'],
      unknown: ['device-1-1'],
      image: ['device-259-0', 'device-7-0', key],
      other: 1,
      nowhere: [key],
    })
  })
})

test('the size of a device is where reading ends', async () => {
  for (const bytes of [0, 1, 5000, 2 ** 20 + 1]) {
    const { file } = await fileWith(Buffer.alloc(bytes))
    expect(await deviceBytes(file)).toBe(bytes)
  }
})
