import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashDisk } from '../../../src/transfer/copy/hash-disk.ts'
import type { Extent, Identity, ReadRequest, Sink } from '../../../src/transfer/disk.ts'
import type { Engine } from '../../../src/transfer/engine.ts'
import { exists } from '../../../src/transfer/file/open-file.ts'
import { readJournal } from '../../../src/transfer/journal/journal.ts'
import { readManifest } from '../../../src/transfer/manifest/manifest-file.ts'
import { receiveStream, type Received } from '../../../src/transfer/stream/receive-stream.ts'
import { sendDisk } from '../../../src/transfer/stream/send-disk.ts'
import { type SequentialSource, sequentialSource } from '../../../src/transfer/stream/sequential.ts'
import { block, temporaryFolder } from '../disks.ts'
import { mappedFile } from '../mapped-file.ts'
import { quickEngine, type Watched } from '../quick-engine.ts'
import { blocks, digestOf, inWords, type RamDisk, ramDisk, someIdentity } from '../ram-disk.ts'
import { readQcow2 } from '../read-qcow2.ts'

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

describe('a disk that is sent', () => {
  const content = Buffer.concat([blocks(1, 0, 3, 0), Buffer.alloc(700, 5)])
  const extents: readonly Extent[] = [
    { offset: 0, length: block, kind: 'data' },
    { offset: block, length: block, kind: 'zero' },
    // Nothing is said of the third block.
    { offset: 3 * block, length: block, kind: 'undefined' },
    { offset: 4 * block, length: 700, kind: 'data' },
  ]

  async function sent(format: 'raw' | 'qcow2', source = ramDisk(content, { name: 'a', extents })): Promise<unknown> {
    const parts: Buffer[] = []
    const sink = {
      access: 'sequential',
      name: '-',
      write: (bytes: Uint8Array) => void parts.push(Buffer.from(bytes)),
    } as const
    const { engine, progress } = quickEngine()
    const { manifest, ...rest } = await sendDisk({
      source,
      sink: { ...sink, write: (bytes) => Promise.resolve(sink.write(bytes)) },
      format,
      engine,
    })
    const bytes = Buffer.concat(parts)
    const same =
      format === 'raw' ? bytes.equals(content) : readQcow2(bytes).content.subarray(0, content.length).equals(content)
    return { ...rest, words: inWords(manifest), reads: source.reads, same, isSum: hex(bytes) === rest.sha256, progress }
  }
  const read = 2 * block + 700
  const common = {
    words: ['data 0 1', 'zero 1 1', 'data 2 1', 'undefined 3 1', 'data 4 1'],
    reads: [0, 2 * block, 4 * block],
    same: true,
    isSum: true,
    sha256: expect.any(String) as string,
    progress: [{ phase: 'copy', doneBytes: read, totalBytes: read, bytesPerSecond: null, secondsLeft: null }],
  }

  test('goes byte for byte, or as an image', async () => {
    expect(await sent('raw')).toEqual({ ...common, streamBytes: content.length })
    // Header, two for counts, two levels, and 8 + 8 + 1 clusters of data.
    expect(await sent('qcow2')).toEqual({ ...common, streamBytes: (5 + 17) * 65_536 })
  })

  test('must not change meanwhile', async () => {
    let asked = 0
    const changing = ramDisk(content, { name: 'a', identity: () => ({ ...someIdentity, modifiedNs: String(asked++) }) })
    const { marks, store } = mappedFile()
    const mapped = ramDisk(content, { name: 'a', more: marks })
    const storing = {
      ...mapped,
      read: async (request: ReadRequest) => {
        await mapped.read(request)
        store()
      },
    }
    for (const source of [changing, storing]) {
      await expect(sent('raw', source)).rejects.toMatchObject({
        kind: 'findings',
        says: { key: 'disk.sourceChanged', values: { name: 'a' } },
      })
    }
    const same = await sent('raw', ramDisk(content, { identity: () => someIdentity }))
    expect(same).toMatchObject({ streamBytes: content.length })
  })
})

describe('a stream that is received', () => {
  interface Got {
    readonly result: Received | null
    readonly error: unknown
    readonly watched: Watched
    readonly state: { readonly journal: string; readonly manifest: string }
  }

  async function received(
    stream: SequentialSource,
    sinks: readonly RamDisk[],
    about: { folder?: string; overwrite?: boolean; targetExists?: boolean; engine?: Partial<Engine> } = {},
  ): Promise<Got> {
    const { folder = await temporaryFolder(), overwrite = true, targetExists = true } = about
    const state = { journal: join(folder, 'journal'), manifest: join(folder, 'manifest') }
    const watched = quickEngine(about.engine)
    const [first, second] = sinks
    const disk: Sink = first ?? ramDisk(blocks(0))
    const growing: Sink = {
      ...disk,
      resize: (sizeBytes) => Promise.resolve(sizeBytes === 0 ? growing : (second ?? disk)),
    }
    const openSink = (): Promise<Sink> => Promise.resolve(second === undefined ? disk : growing)
    const request = { stream, openSink, state, targetExists, targetName: null, overwrite, engine: watched.engine }
    const ended = await receiveStream(request).then(
      (result) => ({ result, error: null }),
      (error: unknown) => ({ result: null, error }),
    )
    return { ...ended, watched, state }
  }

  test('is written to a disk of fixed size, with zeroes behind, and proven', async () => {
    const content = Buffer.concat([blocks(1, 0), Buffer.alloc(9, 3)])
    const sink = ramDisk(blocks(7, 7, 7, 7), { name: 'b' })
    const { result, error, watched, state } = await received(piped(content), [sink])
    expect(error).toBeNull()
    const root = (await hashDisk({ disk: ramDisk(content), phase: 'hash', engine: quickEngine().engine })).root()
    expect(result).toEqual({
      mode: 'full',
      sizeBytes: content.length,
      targetBytes: 4 * block,
      paddedBytes: 2 * block - 9,
      blocks: { data: 2, zero: 1, undefined: 0 },
      writtenBytes: 4 * block,
      root,
      proof: 'cached',
      sha256: hex(content),
    })
    expect(sink.content.equals(Buffer.concat([content, Buffer.alloc(2 * block - 9)]))).toBe(true)
    expect(sink.log.filter((entry) => !/write|zero/.test(entry))).toEqual(['flush', 'forget', 'close'])
    const stored = await readManifest(state.manifest)
    expect([stored?.origin, stored?.manifest.root(), await exists(state.journal)]).toEqual(['-', root, false])
    expect(watched.passed).toEqual([block, block, 9, block, block, 9])
    expect(watched.progress.map(({ phase, doneBytes, totalBytes }) => [phase, doneBytes, totalBytes])).toEqual([
      ['copy', content.length, null],
      ['proof', content.length, content.length],
    ])
  })

  test('gives a file its length, and leaves out zeroes', async () => {
    const content = blocks(1, 0, 3)
    const memory = Buffer.alloc(8 * block)
    const growing = ramDisk(memory, { fresh: true })
    const grown = ramDisk(memory.subarray(0, content.length), { name: 'grown' })
    const { result, watched } = await received(piped(content), [growing, grown], {
      targetExists: false,
      overwrite: false,
    })
    expect(result).toMatchObject({
      sizeBytes: 3 * block,
      targetBytes: 3 * block,
      paddedBytes: 0,
      writtenBytes: 2 * block,
    })
    expect([growing.log.includes('close'), grown.log, watched.notices]).toEqual([
      false,
      ['flush', 'forget', 'close'],
      [],
    ])
  })

  test('that does not fit is refused, and the target is ours of unknown content', async () => {
    const sink = ramDisk(blocks(7), { name: 'b' })
    const { error, state } = await received(piped(blocks(1), 'x'), [sink])
    expect(error).toMatchObject({ kind: 'refused', says: { key: 'disk.stream.noRoom', values: { name: 'b' } } })
    expect((await readJournal(state.journal))?.start).toMatchObject({
      unproven: true,
      source: { name: '-', sizeBytes: 0 },
      target: { name: 'b', sizeBytes: block },
    })
    expect([sink.log.at(-1), (await received(piped(blocks(1)), [ramDisk(blocks(7))])).error]).toEqual(['close', null])
  })

  test('does not replace what nobody allowed it to', async () => {
    const sink = ramDisk(blocks(7), { name: 'b' })
    const { error, state, watched } = await received(piped('x'), [sink], { overwrite: false })
    expect([error, sink.log, watched.steps]).toEqual([
      expect.objectContaining({
        kind: 'refused',
        says: { key: 'disk.targetExists', values: { name: state.manifest } },
      }),
      [],
      [],
    ])
  })

  test('goes again to a target of its own, and says that it begins anew', async () => {
    const folder = await temporaryFolder()
    const marked = (content: Buffer): RamDisk => ramDisk(content, { name: 'b', identity: () => someIdentity })
    const sink = marked(blocks(7, 7))
    await received(piped(blocks(1, 2, 3)), [sink], { folder })
    const foreign = ramDisk(blocks(7, 7), { name: 'b', identity: () => ({ ...someIdentity, inode: '99' }) })
    const other = await received(piped(blocks(1, 2)), [foreign], { folder, overwrite: false })
    expect(other.error).toMatchObject({
      kind: 'refused',
      says: { key: 'disk.notOurs', values: { name: 'b', path: other.state.journal } },
    })
    expect(foreign.log).toEqual(['close'])
    const again = await received(piped(blocks(1, 2)), [sink], { folder, overwrite: false })
    expect([again.error, again.result?.mode, again.watched.notices]).toEqual([
      null,
      'resumed',
      [{ kind: 'stream-begins-anew' }],
    ])
    const finished = await received(piped(blocks(4, 2)), [marked(sink.content)], { folder, overwrite: false })
    expect([finished.error, finished.watched.notices, finished.result]).toEqual([
      null,
      [],
      expect.objectContaining({ mode: 'delta', paddedBytes: 0, writtenBytes: block }),
    ])
    const moved = await received(piped(blocks(4)), [foreign], { folder, overwrite: false })
    expect(moved.error).toMatchObject({ says: { values: { path: moved.state.manifest } } })
  })

  test('is compared with what an earlier one has written, and only what differs is written', async () => {
    const folder = await temporaryFolder()
    const identity = (): Identity => someIdentity
    await received(piped(blocks(1, 1)), [ramDisk(blocks(7), { identity })], { folder })
    const memory = Buffer.concat([blocks(1, 0, 3, 0), Buffer.alloc(8 * block)])
    /** A file of so many bytes that grows, and what it is cut to. */
    const file = (sizeBytes: number, end: number): readonly [RamDisk, RamDisk] => [
      ramDisk(memory, { identity, more: { sizeBytes } }),
      ramDisk(memory.subarray(0, end), { identity }),
    ]
    const content = Buffer.concat([blocks(1, 0, 4, 0, 5, 0), Buffer.alloc(9, 6)])
    const [held, grown] = file(3 * block + 100, content.length)
    const ended = await received(piped(content), [held, grown], { folder })
    expect([ended.error, ended.result?.mode, ended.result?.writtenBytes]).toEqual([null, 'resumed', 3 * block + 9])
    const [forget, ...written] = held.log
    expect([forget, grown.log.at(-1), written.toSorted(), held.reads, grown.content.equals(content)]).toEqual([
      'forget',
      'close',
      [
        `write ${String(2 * block)} ${String(block)}`,
        `write ${String(4 * block)} ${String(block)}`,
        `write ${String(6 * block)} 9`,
        // It was cut: nobody knows what is behind its 100 bytes.
        `zero ${String(3 * block)} ${String(block)}`,
      ],
      [0, block, 2 * block],
      true,
    ])
    // The stream, what it is compared with, and the proof count as read.
    expect(ended.watched.passed.filter((bytes) => bytes === block).length).toBe(6 + 3 + 6)
    const [longer, cut] = file(content.length, block + 50)
    const again = await received(piped(blocks(1), Buffer.alloc(50)), [longer, cut], { folder })
    expect([again.error, again.result?.mode, again.result?.writtenBytes, longer.reads]).toEqual([
      null,
      'delta',
      0,
      [0, block],
    ])
  })

  test('ends when told', async () => {
    const engine = { signal: AbortSignal.abort(new Error('enough')) }
    const sink = ramDisk(blocks(7), { identity: () => someIdentity })
    const { error } = await received(piped('x'), [sink], { engine })
    expect([error, sink.log]).toEqual([new Error('enough'), ['close']])
  })
})
