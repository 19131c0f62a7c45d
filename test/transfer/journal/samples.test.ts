import { expect, test } from 'vitest'
import { holdsSamples, takeSamples } from '../../../src/transfer/journal/samples.ts'
import { block } from '../disks.ts'
import { blocks, digestOf, type RamDisk, ramDisk } from '../ram-disk.ts'

const { signal } = new AbortController()
const hex = (bytes: Buffer): string => digestOf(bytes).toString('hex')

test('pieces are taken from the first block to the last, at equal distances, sixteen at most', async () => {
  const content = Buffer.alloc(40 * block + 5)
  for (let at = 0; at <= 40; at++) content[at * block] = at + 1
  const samples = await takeSamples(ramDisk(content), signal)
  const at = [0, 2, 5, 8, 10, 13, 16, 18, 21, 24, 26, 29, 32, 34, 37, 40]
  expect(samples).toEqual(
    at.map((index) => ({
      offset: index * block,
      digest: hex(content.subarray(index * block, index * block + 65_536)),
    })),
  )
})

test('a small disk is sampled in every block, an empty one in none', async () => {
  const content = Buffer.concat([blocks(1), Buffer.alloc(5, 2)])
  expect(await takeSamples(ramDisk(content), signal)).toEqual([
    { offset: 0, digest: hex(Buffer.alloc(65_536, 1)) },
    { offset: block, digest: hex(Buffer.alloc(5, 2)) },
  ])
  expect((await takeSamples(ramDisk(Buffer.alloc(7)), signal)).map(({ offset }) => offset)).toEqual([0])
  expect(await takeSamples(ramDisk(Buffer.alloc(0)), signal)).toEqual([])
})

/** A target of five blocks that was sampled, and then became `now`; the source has four. */
async function holds(
  now: readonly number[],
  about: { source?: RamDisk | null; mayWriteTo?: number } = {},
): Promise<boolean> {
  const samples = await takeSamples(ramDisk(blocks(1, 1, 1, 1, 1)), signal)
  const { source = ramDisk(blocks(9, 9, 9, 9)), mayWriteTo = 2 } = about
  return await holdsSamples({ samples, sink: ramDisk(blocks(...now)), source, mayWriteTo, signal })
}

test('a target is known again by what it held, and by what the copy may have brought', async () => {
  expect({
    untouched: await holds([1, 1, 1, 1, 1]),
    begun: await holds([9, 1, 1, 1, 1]),
    further: await holds([9, 9, 1, 1, 1]),
    zeroBehindTheSource: await holds([9, 9, 1, 1, 0]),
    beyondWhatWasAnnounced: await holds([9, 9, 9, 1, 1]),
    somethingElse: await holds([7, 1, 1, 1, 1]),
    somethingElseAtTheEnd: await holds([1, 1, 1, 1, 7]),
    sourceBehindItsEnd: await holds([1, 1, 1, 1, 9]),
  }).toEqual({
    untouched: true,
    begun: true,
    further: true,
    zeroBehindTheSource: true,
    beyondWhatWasAnnounced: false,
    somethingElse: false,
    somethingElseAtTheEnd: false,
    sourceBehindItsEnd: false,
  })
})

test('a source that cannot be asked again explains nothing, and no samples prove nothing', async () => {
  expect(await holds([1, 1, 1, 1, 1], { source: null })).toBe(true)
  expect(await holds([9, 1, 1, 1, 1], { source: null })).toBe(false)
  const nothing = { samples: [], sink: ramDisk(blocks(1)), source: null, mayWriteTo: 0, signal }
  expect(await holdsSamples(nothing)).toBe(false)
})

test('where the source ends within a piece, zeroes follow', async () => {
  const source = ramDisk(Buffer.alloc(100, 9))
  const samples = await takeSamples(ramDisk(blocks(1)), signal)
  const sink = ramDisk(Buffer.concat([Buffer.alloc(100, 9), Buffer.alloc(block - 100)]))
  expect(await holdsSamples({ samples, sink, source, mayWriteTo: 1, signal })).toBe(true)
  expect(await holdsSamples({ samples, sink, source, mayWriteTo: 0, signal })).toBe(false)
})
