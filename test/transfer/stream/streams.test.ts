import { describe, expect, test } from 'vitest'
import type { Extent } from '../../../src/transfer/disk.ts'
import { announcedSource } from '../../../src/transfer/stream/announced-source.ts'
import { blockReader } from '../../../src/transfer/stream/block-reader.ts'
import { inOrder } from '../../../src/transfer/stream/in-order.ts'
import { followedBy, type SequentialSource, sequentialSource } from '../../../src/transfer/stream/sequential.ts'
import { createManifest } from '../../../src/transfer/manifest/manifest.ts'
import { block } from '../disks.ts'
import { quickEngine } from '../quick-engine.ts'
import { blocks, digestOf, inWords, ramDisk } from '../ram-disk.ts'

const { signal } = new AbortController()
const hex = (bytes: Buffer): string => digestOf(bytes).toString('hex')

function piped(...pieces: readonly (Buffer | string)[]): SequentialSource {
  async function* all(): AsyncGenerator<Buffer> {
    for (const piece of pieces) {
      await Promise.resolve()
      yield Buffer.from(piece)
    }
  }
  return sequentialSource('-', all())
}

test('pieces of any size are one stream; fewer bytes than wanted come at the end only', async () => {
  const stream = piped('ab', '', 'cdefg')
  const found: string[] = []
  for (const length of [3, 0, 2, 5, 5]) {
    const into = Buffer.alloc(length, '.')
    const came = await stream.next(into)
    found.push(`${String(came)} ${into.toString()}`)
  }
  expect([found, stream.name, stream.access]).toEqual([
    ['3 abc', '0 ', '2 de', '2 fg...', '0 .....'],
    '-',
    'sequential',
  ])
})

test('what was taken already can be put in front again', async () => {
  const stream = followedBy(Buffer.from('abc'), piped('def'))
  const found: string[] = []
  for (const length of [2, 3, 5]) {
    const into = Buffer.alloc(length, '.')
    found.push(`${String(await stream.next(into))} ${into.toString()}`)
  }
  expect([found, stream.name]).toEqual([['2 ab', '3 cde', '1 f....'], '-'])
})

describe('a stream of known length', () => {
  const read = async (source: ReturnType<typeof announcedSource>, offset: number, length: number): Promise<string> => {
    const into = Buffer.alloc(length)
    await source.read({ offset, into, signal })
    return into.toString()
  }

  test('is a disk that is read once, in order', async () => {
    const source = announcedSource(piped('abc', 'defgh'), 8)
    const extents: Extent[] = []
    for await (const extent of source.extents({ signal })) extents.push(extent)
    expect([source.sizeBytes, source.name, source.goesByOnce, await source.identity(), extents]).toEqual([
      8,
      '-',
      true,
      null,
      [{ offset: 0, length: 8, kind: 'data' }],
    ])
    expect(await Promise.all([read(source, 0, 5), read(source, 5, 3)])).toEqual(['abcde', 'fgh'])
    expect(source.digest()).toBe(hex(Buffer.from('abcdefgh')))
    await source.close()
  })

  test('that is shorter or longer than announced is no disk', async () => {
    const shorter = announcedSource(piped('abc'), 5)
    await expect(read(shorter, 0, 5)).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.stream.shorter', values: { name: '-', announced: 5, came: 3 } },
    })
    const longer = announcedSource(piped('abcdef'), 5)
    await read(longer, 0, 4)
    await expect(read(longer, 4, 1)).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'disk.stream.longer', values: { name: '-', announced: 5 } },
    })
  })

  test('goes neither back nor forward, and ends when told', async () => {
    const source = announcedSource(piped('abcdef'), 6)
    await expect(read(source, 1, 1)).rejects.toThrow('was to be read at 1 and stands at 0')
    const over = AbortSignal.abort(new Error('enough'))
    const other = announcedSource(piped('abcdef'), 6)
    await expect(other.read({ offset: 0, into: Buffer.alloc(1), signal: over })).rejects.toThrow('enough')
  })
})

describe('work in order', () => {
  test('gives results in the order of the items, with so many under way', async () => {
    let [running, most] = [0, 0]
    const ends: (() => void)[] = []
    const work = async (item: number): Promise<string> => {
      most = Math.max(most, ++running)
      await new Promise<void>((resolve) => {
        ends.push(resolve)
        // Those that began later end first.
        setImmediate(() => ends.pop()?.())
      })
      running--
      return `r${String(item)}`
    }
    const found: string[] = []
    for await (const result of inOrder({ items: [1, 2, 3, 4, 5], work, ahead: () => 3 })) found.push(result)
    expect([found, most, running]).toEqual([['r1', 'r2', 'r3', 'r4', 'r5'], 3, 0])
    const none: unknown[] = []
    for await (const result of inOrder({ items: [7], work, ahead: () => 0 })) none.push(result)
    expect(none).toEqual(['r7'])
  })

  test('waits for what has begun before it throws, and when nobody wants more', async () => {
    let ended = 0
    const work = async (item: number): Promise<number> => {
      if (item === 1) throw new Error('first')
      await new Promise((resolve) => setTimeout(resolve, 5))
      ended++
      return item
    }
    const all = async (items: readonly number[]): Promise<void> => {
      for await (const found of inOrder({ items, work, ahead: () => 3 })) if (found === 2) return
    }
    await expect(all([1, 3, 4, 5])).rejects.toThrow('first')
    const first = ended
    await all([2, 3, 4, 5])
    expect([first, ended]).toEqual([2, 5])
  })
})

test('blocks are read ahead, entered in the manifest, not read twice, and their memory is used again', async () => {
  const source = ramDisk(Buffer.concat([blocks(1, 0, 3, 4), Buffer.alloc(5, 5)]))
  const manifest = createManifest(source.sizeBytes)
  const { engine, passed } = quickEngine({
    controls: { settings: () => ({ inFlight: 1, bandwidthMibps: null }), close: () => undefined },
  })
  const added: number[] = []
  const progress = { add: (bytes: number) => void added.push(bytes), end: () => undefined }
  const reader = blockReader({ source, manifest, progress, engine })
  const found: (readonly [number, number | undefined])[] = []
  const memories = new Set<ArrayBufferLike>()
  for (const index of [0, 0, 1, 2, 3, 4]) {
    const bytes = await reader.read(index)
    found.push([bytes.length, bytes[0]])
    memories.add(bytes.buffer)
  }
  const whole = block
  expect({ found, reads: source.reads, passed, added, words: inWords(manifest), ahead: reader.ahead() }).toEqual({
    found: [
      [whole, 1],
      [whole, 1],
      [whole, 0],
      [whole, 3],
      [whole, 4],
      [5, 5],
    ],
    reads: [0, 1, 2, 3, 4].map((index) => index * block),
    passed: [whole, whole, whole, whole, 5],
    added: [whole, whole, whole, whole, 5],
    words: ['data 0 1', 'zero 1 1', 'data 2 3'],
    ahead: 1,
  })
  expect(memories.size).toBe(3)
})
