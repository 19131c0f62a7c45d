import { expect, test } from 'vitest'
import type { Extent, Sink } from '../../../src/transfer/disk.ts'
import { openNbdSource } from '../../../src/transfer/nbd/open-nbd.ts'
import { byTheBook, flags, sinkOf, targetOf } from './by-the-book.ts'
import { type Asked, quickServer, simple, status } from './quick-server.ts'
import { soon } from './script.ts'

const { signal } = new AbortController()
const sizeBytes = 2 ** 31

/** A server with a disk that remembers, in blocks of 4096 bytes. */
async function blocky(about: Partial<Parameters<typeof sinkOf>[0]> = {}): Promise<{
  readonly disk: Buffer
  readonly opened: Awaited<ReturnType<typeof sinkOf>>
}> {
  const disk = Buffer.alloc(65536, 9)
  const answer = (asked: Asked, reply: (bytes: Buffer) => void): void => {
    const { command, offset, length, data } = asked
    if (command === 1) data.copy(disk, offset)
    if (command === 6) disk.fill(0, offset, offset + length)
    reply(simple(asked, 0, command === 0 ? disk.subarray(offset, offset + length) : Buffer.alloc(0)))
  }
  const blockSizes = [4096, 4096, 8192] as const
  return { disk, opened: await sinkOf({ sizeBytes: disk.length, blockSizes, answer, ...about }, { connections: 1 }) }
}

async function extentsOf(sink: Sink): Promise<readonly Extent[]> {
  const extents: Extent[] = []
  for await (const extent of sink.extents({ signal })) extents.push(extent)
  return extents
}

test('requests are cut to the longest that a server takes', async () => {
  const { disk, opened } = await blocky()
  const { sink, log } = opened
  disk.fill(5, 8192, 20480)
  const into = Buffer.alloc(20480)
  await sink.read({ offset: 4096, into, signal })
  await sink.write({ offset: 0, from: Buffer.alloc(12288, 3), signal })
  expect(log).toEqual([
    '1 read 4096 8192',
    '1 read 12288 8192',
    '1 read 20480 4096',
    '1 write 0 8192',
    '1 write 8192 4096',
  ])
  expect([into.equals(Buffer.concat([Buffer.alloc(4096, 9), Buffer.alloc(12288, 5), Buffer.alloc(4096, 9)]))]).toEqual([
    true,
  ])
  expect(disk.subarray(0, 12289).equals(Buffer.concat([Buffer.alloc(12288, 3), Buffer.from([5])]))).toBe(true)
})

test('a part of a block is read with the block, and written with what it holds', async () => {
  const { disk, opened } = await blocky()
  const { sink, log } = opened
  disk.write('old', 4094)
  const into = Buffer.alloc(4)
  await sink.read({ offset: 4093, into, signal })
  await sink.write({ offset: 12280, from: Buffer.from('a new thing over an edge'), signal })
  expect(log).toEqual(['1 read 0 8192', '1 read 8192 8192', '1 write 8192 8192'])
  expect(into.toString('latin1')).toBe('\told')
  expect(disk.toString('latin1', 12279, 12305)).toBe('\ta new thing over an edge\t')
  expect([disk[8191], disk[8192], disk[16383], disk[16384]]).toEqual([9, 9, 9, 9])
})

test.each<[string, number, number, string[]]>([
  ['whole blocks', 4096, 8192, ['1 zero 4096 8192']],
  ['an odd beginning', 4000, 4192, ['1 read 0 4096', '1 write 0 4096', '1 zero 4096 4096']],
  ['an odd end', 4096, 4100, ['1 zero 4096 4096', '1 read 8192 4096', '1 write 8192 4096']],
  ['within a block', 5000, 10, ['1 read 4096 4096', '1 write 4096 4096']],
])('zeroes beyond whole blocks go as data: %s', async (_, offset, length, expected) => {
  const { disk, opened } = await blocky()
  await opened.sink.writeZeroes({ offset, length, signal })
  expect(opened.log).toEqual(expected)
  const zero = Buffer.alloc(disk.length, 9).fill(0, offset, offset + length)
  expect(disk.equals(zero)).toBe(true)
})

test('zeroes as data are cut as well', async () => {
  const { disk, opened } = await blocky({ flags: flags.flush })
  await opened.sink.writeZeroes({ offset: 0, length: 20480, signal })
  expect(opened.log).toEqual(['1 write 0 8192', '1 write 8192 8192', '1 write 16384 4096'])
  expect(disk.subarray(0, 20481).equals(Buffer.concat([Buffer.alloc(20480), Buffer.from([9])]))).toBe(true)
})

test.each([22, 75])('long zeroing that a server refuses (%i) goes in parts', async (errno) => {
  const answer = (asked: Asked, reply: (bytes: Buffer) => void): void =>
    reply(simple(asked, asked.command === 6 && asked.length > 8192 ? errno : 0))
  const { opened } = await blocky({ answer })
  await opened.sink.writeZeroes({ offset: 4096, length: 20480, signal })
  expect(opened.log).toEqual(['1 zero 4096 20480', '1 zero 4096 8192', '1 zero 12288 8192', '1 zero 20480 4096'])
})

test('zeroing that is refused for another reason, or though short, is not tried in parts', async () => {
  const refusing = (errno: number) => (asked: Asked, reply: (bytes: Buffer) => void) => reply(simple(asked, errno))
  const full = await blocky({ answer: refusing(28) })
  const wrong = await blocky({ answer: refusing(22) })
  await expect(full.opened.sink.writeZeroes({ offset: 0, length: 20480, signal })).rejects.toMatchObject({
    says: { values: { reason: 'ENOSPC' } },
  })
  await expect(wrong.opened.sink.writeZeroes({ offset: 0, length: 8192, signal })).rejects.toMatchObject({
    says: { values: { reason: 'EINVAL' } },
  })
  expect([full.opened.log, wrong.opened.log]).toEqual([['1 zero 0 20480'], ['1 zero 0 8192']])
})

test('a disk whose last bytes no request reaches is refused before anything is done', async () => {
  const server = await quickServer({
    sizeBytes: sizeBytes + 512,
    flags: 1,
    answer: byTheBook,
    blockSizes: [4096, 4096, 65536],
  })
  await expect(openNbdSource(targetOf(server.socket))).rejects.toMatchObject({
    kind: 'refused',
    says: {
      key: 'disk.nbd.oddSize',
      values: { name: `nbd+unix:///?socket=${server.socket}`, size: sizeBytes + 512, block: 4096, rest: 512 },
    },
  })
  await soon()
  expect(server.log).toEqual(['1 bye 0 0'])
})

test('what is allocated is asked for in whole blocks, though it was told of parts', async () => {
  const answer = (asked: Asked, reply: (bytes: Buffer) => void): void => reply(told(asked))
  const told = (asked: Asked): Buffer => {
    if (asked.offset === 0) return status(asked, [[5000, 3]])
    return status(
      asked,
      asked.offset === 4096
        ? [
            [900, 3],
            [8000, 0],
            [3388, 3],
          ]
        : [[4096, 3]],
    )
  }
  const { opened } = await blocky({ sizeBytes: 20480, allocation: true, answer })
  const extents = await extentsOf(opened.sink)
  expect(extents).toEqual([
    { offset: 0, length: 5000, kind: 'zero' },
    { offset: 5000, length: 7996, kind: 'data' },
    { offset: 12996, length: 3388, kind: 'zero' },
    { offset: 16384, length: 4096, kind: 'zero' },
  ])
  expect(opened.log).toEqual(['1 status 0 20480', '1 status 4096 16384', '1 status 16384 4096'])
})

test('a server that tells only what was told before is not asked without end', async () => {
  const answer = (asked: Asked, reply: (bytes: Buffer) => void): void =>
    reply(status(asked, [[asked.offset === 0 ? 5000 : 10, 3]]))
  const { opened } = await blocky({ sizeBytes: 20480, allocation: true, answer })
  expect(await extentsOf(opened.sink)).toEqual([
    { offset: 0, length: 5000, kind: 'zero' },
    { offset: 5000, length: 15480, kind: 'data' },
  ])
})
