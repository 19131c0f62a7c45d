import { tmpdir } from 'node:os'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StreamFormat } from '../../src/domain/disk.ts'
import { copyDisk } from '../../src/transfer/copy/copy-disk.ts'
import type { Sink } from '../../src/transfer/disk.ts'
import { exists, openFileSink, openFileSource } from '../../src/transfer/file/open-file.ts'
import { openReceiver } from '../../src/transfer/location/open-receiver.ts'
import { readJournal } from '../../src/transfer/journal/journal.ts'
import { readManifest } from '../../src/transfer/manifest/manifest-file.ts'
import { withEngine } from '../../src/transfer/open-engine.ts'
import { announcedSource } from '../../src/transfer/stream/announced-source.ts'
import { type Received, receiveStream } from '../../src/transfer/stream/receive-stream.ts'
import { sendDisk, type Sent } from '../../src/transfer/stream/send-disk.ts'
import { type SequentialSink, type SequentialSource, sequentialSource } from '../../src/transfer/stream/sequential.ts'
import { runs } from '../cost/runs.ts'
import { block, copyFile, noise, plain, temporaryFolder } from './disks.ts'
import { reach } from './nbd-disks.ts'
import { readQcow2 } from './read-qcow2.ts'

/** Bytes in pieces of odd sizes, as a pipe gives them. */
function piped(bytes: Buffer, piece = 70_001): SequentialSource {
  async function* pieces(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += piece) {
      await new Promise((resolve) => setImmediate(resolve))
      yield bytes.subarray(at, at + piece)
    }
  }
  return sequentialSource('-', pieces())
}

async function sent(path: string, format: StreamFormat, inFlight = 4): Promise<{ result: Sent; bytes: Buffer }> {
  const parts: Buffer[] = []
  const sink: SequentialSink = {
    access: 'sequential',
    name: '-',
    write: async (bytes) => {
      await new Promise((resolve) => setImmediate(resolve))
      parts.push(Buffer.from(bytes))
    },
  }
  const source = await openFileSource(path)
  const settings = { inFlight, bandwidthMibps: null }
  const result = await withEngine({ ...plain, settings }, (engine) => sendDisk({ source, sink, format, engine }))
  await source.close()
  return { result, bytes: Buffer.concat(parts) }
}

async function received(stream: SequentialSource, to: string, overwrite = false): Promise<Received> {
  const openSink = async (): Promise<Sink> => await openReceiver({ kind: 'file', path: to }, reach)
  const state = { journal: `${to}.broker-journal`, manifest: `${to}.broker-manifest` }
  return await withEngine(plain, async (engine) =>
    receiveStream({ stream, openSink, state, targetExists: await exists(to), targetName: null, overwrite, engine }),
  )
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const pieces = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: block + 9 })), { maxLength: 8 })

test('any disk goes through both kinds of streams and comes out the same, with the same root', async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 9 }), async (parts, inFlight) => {
      const folder = await temporaryFolder()
      const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
      const content = Buffer.concat(parts.map(([isData, length]) => (isData ? noise(length, 7) : Buffer.alloc(length))))
      await writeFile(from, content)
      const raw = await sent(from, 'raw', inFlight)
      expect({ length: raw.result.streamBytes, sha256: raw.result.sha256 }).toEqual({
        length: content.length,
        sha256: sha256(content),
      })
      const image = await sent(from, 'qcow2', inFlight)
      expect(readQcow2(image.bytes).content.subarray(0, content.length).equals(content)).toBe(true)
      expect(image.result).toMatchObject({ streamBytes: image.bytes.length, sha256: sha256(image.bytes) })
      const back = await received(piped(raw.bytes), to)
      expect((await readFile(to)).equals(content)).toBe(true)
      expect([image.result.manifest.root(), back.root, back.sha256]).toEqual([
        raw.result.manifest.root(),
        raw.result.manifest.root(),
        sha256(content),
      ])
    }),
    runs(15),
  )
}, 60_000)

test('what comes as a stream has holes on disk, a manifest, and takes later changes as a delta', async () => {
  const folder = await temporaryFolder()
  const to = join(folder, 'b.img')
  const content = Buffer.concat([noise(block, 1), Buffer.alloc(20 * block), noise(100, 2), Buffer.alloc(3 * block)])
  const result = await received(piped(content), to)
  expect({ ...result, proof: '', root: '' }).toEqual({
    mode: 'full',
    sizeBytes: content.length,
    targetBytes: content.length,
    paddedBytes: 0,
    blocks: { data: 2, zero: 23, undefined: 0 },
    writtenBytes: block + 64 * 1024,
    root: '',
    proof: '',
    sha256: sha256(content),
  })
  expect((await stat(to)).blocks * 512).toBeLessThan(3 * block)
  expect((await readManifest(`${to}.broker-manifest`))?.manifest.root()).toBe(result.root)
  expect(await exists(`${to}.broker-journal`)).toBe(false)
})

test('a stream replaces a file only when told to', async () => {
  const folder = await temporaryFolder()
  const to = join(folder, 'b.img')
  await writeFile(to, noise(3 * block, 4))
  await expect(received(piped(noise(10, 1)), to)).rejects.toMatchObject({ says: { key: 'disk.targetExists' } })
  expect((await readFile(to)).equals(noise(3 * block, 4))).toBe(true)
  await received(piped(noise(10, 1)), to, true)
  expect((await readFile(to)).equals(noise(10, 1))).toBe(true)
})

test('an empty file takes a disk when it may be written over, and a stream that was killed before it began goes on', async () => {
  const folder = await temporaryFolder()
  const [from, to, other] = ['a.img', 'b.img', 'c.img'].map((name) => join(folder, name)) as [string, string, string]
  await writeFile(from, noise(block + 7, 4))
  for (const path of [to, other]) await writeFile(path, '')
  await expect(copyFile({ from, to })).rejects.toMatchObject({ says: { key: 'disk.targetExists' } })
  expect((await copyFile({ from, to, overwrite: true })).result).toMatchObject({ mode: 'full', paddedBytes: 0 })
  expect((await readFile(to)).equals(noise(block + 7, 4))).toBe(true)
  await writeFile(`${other}.broker-journal`, '')
  await received(piped(noise(10, 1)), other)
  expect((await readFile(other)).equals(noise(10, 1))).toBe(true)
})

test('a target of a stream is made when the journal says so', async () => {
  const folder = await temporaryFolder()
  const [to, state] = [join(folder, 'b.img'), { journal: join(folder, 'j'), manifest: join(folder, 'm') }]
  const seen: unknown[] = []
  const openSink = async (): Promise<Sink> => {
    seen.push(await exists(state.journal))
    return await Promise.reject(new Error('no room'))
  }
  const request = {
    stream: piped(noise(10, 1)),
    openSink,
    state,
    targetExists: false,
    targetName: to,
    overwrite: false,
  }
  await expect(withEngine(plain, async (engine) => receiveStream({ ...request, engine }))).rejects.toThrow('no room')
  expect([seen, await exists(state.journal)]).toEqual([[true], false])
})

/** A pipe that breaks after these bytes. */
function broken(bytes: Buffer): SequentialSource {
  async function* pieces(): AsyncGenerator<Buffer> {
    yield bytes
    await Promise.reject(new Error('the pipe broke'))
  }
  return sequentialSource('-', pieces())
}

test('a stream that breaks leaves a target that is ours, of unknown content', async () => {
  const folder = await temporaryFolder()
  const to = join(folder, 'b.img')
  await expect(received(broken(noise(3 * block, 1)), to)).rejects.toThrow('the pipe broke')
  expect((await readJournal(`${to}.broker-journal`))?.start.unproven).toBe(true)
  await received(piped(noise(2 * block, 3)), to)
  expect((await readFile(to)).equals(noise(2 * block, 3))).toBe(true)
})

test('what a broken stream has brought is not written again, and a later one writes what differs', async () => {
  const to = join(await temporaryFolder(), 'b.img')
  const content = Buffer.concat([noise(4 * block, 1), Buffer.alloc(2 * block), noise(block + 9, 2)])
  await expect(received(broken(content.subarray(0, 3 * block)), to)).rejects.toThrow('the pipe broke')
  const { ino } = await stat(to)
  const resumed = await received(piped(content), to)
  expect(resumed).toMatchObject({ mode: 'resumed', writtenBytes: 2 * block + 9, sha256: sha256(content) })
  content.write('changed', 2 * block + 5)
  const later = await received(piped(content), to)
  expect(later).toMatchObject({ mode: 'delta', writtenBytes: block, sha256: sha256(content) })
  expect([(await readFile(to)).equals(content), (await stat(to)).ino]).toEqual([true, ino])
})

test('a file that takes the place of the target in mid-stream is left as it is, and is not ours', async () => {
  const folder = await temporaryFolder()
  const [to, precious] = [join(folder, 'b.img'), join(folder, 'precious.img')]
  await writeFile(precious, noise(5 * block, 2))
  async function* pieces(): AsyncGenerator<Buffer> {
    yield noise(block, 1)
    await rename(precious, to)
    yield noise(block, 3)
  }
  const moved = received(sequentialSource('-', pieces()), to)
  await expect(moved).rejects.toMatchObject({ kind: 'findings', says: { key: 'disk.targetReplaced' } })
  const again = received(piped(noise(2 * block, 1)), to)
  await expect(again).rejects.toMatchObject({ kind: 'refused', says: { key: 'disk.notOurs' } })
  expect((await readFile(to)).equals(noise(5 * block, 2))).toBe(true)
})

test('a stream that is shorter than the one before does not cut its copy, unless that is said', async () => {
  const to = join(await temporaryFolder(), 'b.img')
  const content = noise(4 * block + 9, 1)
  await received(piped(content), to)
  const short = content.subarray(0, block + 5)
  const refused = {
    kind: 'refused',
    says: { key: 'disk.stream.ended', values: { name: to, came: block + 5, before: content.length } },
  }
  await expect(received(piped(short), to)).rejects.toMatchObject(refused)
  // The attempt has left a journal, and the manifest still tells how long the copy was.
  await expect(received(piped(short), to)).rejects.toMatchObject(refused)
  expect((await readFile(to)).equals(content)).toBe(true)
  expect(await received(piped(content), to)).toMatchObject({ mode: 'resumed', writtenBytes: 0 })
  expect(await received(piped(short), to, true)).toMatchObject({ sizeBytes: block + 5 })
  expect((await readFile(to)).equals(short)).toBe(true)
})

test('the copy of a stream is not taken for that of a file, nor the other way round', async () => {
  const folder = await temporaryFolder()
  const [from, to] = [join(folder, 'a.img'), join(folder, 'b.img')]
  await writeFile(from, noise(2 * block, 1))
  await received(piped(noise(3 * block, 2)), to)
  const refused = { kind: 'refused', says: { key: 'disk.otherSource' } }
  await expect(copyFile({ from, to })).rejects.toMatchObject(refused)
  expect((await readFile(to)).equals(noise(3 * block, 2))).toBe(true)
  await copyFile({ from, to, overwrite: true })
  await expect(received(piped(noise(3 * block, 2)), to)).rejects.toMatchObject(refused)
})

test('any streams to one file, broken or whole, end in the last one', async () => {
  const stream = fc.record({ parts: pieces, breaks: fc.boolean(), seed: fc.nat({ max: 2 }) })
  const streams = fc.array(stream, { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(streams, async (all) => {
      const to = join(await temporaryFolder(), 'b.img')
      let before = 0
      for (const { parts, breaks, seed } of all) {
        const content = Buffer.concat(
          parts.map(([isData, length]) => (isData ? noise(length, seed) : Buffer.alloc(length))),
        )
        if (breaks) await expect(received(broken(content), to)).rejects.toThrow('the pipe broke')
        else {
          const isShorter = content.length < before
          if (isShorter) {
            await expect(received(piped(content), to)).rejects.toMatchObject({ says: { key: 'disk.stream.ended' } })
          }
          await received(piped(content), to, isShorter)
          before = content.length
          expect((await readFile(to)).equals(content)).toBe(true)
        }
      }
    }),
    runs(8),
  )
}, 60_000)

async function announced(bytes: Buffer, sizeBytes: number, to: string): Promise<string> {
  const source = announcedSource(piped(bytes), sizeBytes)
  await withEngine(plain, async (engine) =>
    copyDisk({
      source,
      targetExists: await exists(to),
      targetName: null,
      openSink: (wanted) => openFileSink(to, { ...wanted, lockFolder: tmpdir() }),
      state: { journal: `${to}.broker-journal`, manifest: `${to}.broker-manifest` },
      overwrite: false,
      engine,
    }),
  )
  return source.digest()
}

test('a stream of known length is a disk like others', async () => {
  const to = join(await temporaryFolder(), 'b.img')
  const content = Buffer.concat([noise(5 * block, 1), Buffer.alloc(2 * block + 5)])
  expect(await announced(content, content.length, to)).toBe(sha256(content))
  expect((await readFile(to)).equals(content)).toBe(true)
})

test.each([
  ['shorter', -1],
  ['longer', 1],
  ['shorter', -3 * block],
  ['longer', block],
])('a stream that is %s than announced, by %i, is no copy', async (key, difference) => {
  const to = join(await temporaryFolder(), 'b.img')
  const content = noise(5 * block + difference, 1)
  await expect(announced(content, 5 * block, to)).rejects.toMatchObject({
    kind: 'partial',
    says: { key: `disk.stream.${key}` },
  })
  expect([await exists(`${to}.broker-manifest`), await exists(`${to}.broker-journal`)]).toEqual([false, true])
})
