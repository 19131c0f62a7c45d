import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Identity, Sink } from '../../../src/transfer/disk.ts'
import type { Engine } from '../../../src/transfer/engine.ts'
import { exists } from '../../../src/transfer/file/open-file.ts'
import { readManifest } from '../../../src/transfer/manifest/manifest-file.ts'
import { block, temporaryFolder } from '../disks.ts'
import { blocks, inWords, type RamDisk, ramDisk, someIdentity } from '../ram-disk.ts'
import { copied, stopAt } from './copied.ts'

const mark = (inode: string): (() => Identity) => {
  return () => ({ ...someIdentity, inode })
}

test('a source that changed meanwhile is told of, and no manifest is written', async () => {
  const folder = await temporaryFolder()
  let modifiedNs = '4'
  const source = ramDisk(blocks(1), { name: 'a', identity: () => ({ ...someIdentity, modifiedNs }) })
  const engine: Partial<Engine> = {
    onStep: (step) => {
      if (step === 'proven') modifiedNs = '5'
    },
  }
  const sink = ramDisk(blocks(0), { fresh: true })
  const { error, isInterrupted } = await copied(source, sink, { folder, engine })
  expect(error).toMatchObject({ kind: 'findings', says: { key: 'disk.sourceChanged', values: { name: 'a' } } })
  expect([isInterrupted, await exists(join(folder, 'manifest'))]).toEqual([true, false])
})

test('a target that does not read back is told of, and then believed in nothing', async () => {
  const folder = await temporaryFolder()
  const sink = ramDisk(blocks(0, 0, 0, 0), { name: 'b', identity: mark('8') })
  const spoil =
    (at: number): Partial<Engine>['onStep'] =>
    (step) => {
      if (step === 'data-complete') sink.content[at] = 99
    }
  const source = ramDisk(blocks(1, 2, 3), { name: 'a' })
  const first = await copied(source, sink, { folder, engine: { onStep: spoil(block + 1) ?? (() => undefined) } })
  expect(first.error).toMatchObject({
    kind: 'findings',
    says: { key: 'disk.proofFailed', values: { name: 'b', blocks: 1, first: 1 } },
  })
  expect(first.journal?.start).toMatchObject({ unproven: true, source: { name: 'a', sizeBytes: 3 * block } })
  const behind = await copied(source, sink, { folder, engine: { onStep: spoil(4 * block - 1) ?? (() => undefined) } })
  expect(behind.error).toMatchObject({ says: { key: 'disk.proofFailed', values: { name: 'b', blocks: 0, first: 3 } } })
  const again = await copied(source, sink, { folder, overwrite: false })
  expect(again.result).toMatchObject({ mode: 'delta', writtenBytes: block, paddedBytes: block })
  expect(sink.content.equals(blocks(1, 2, 3, 0))).toBe(true)
})

test('a stream of known length that has to come again is told of', async () => {
  const folder = await temporaryFolder()
  const sink = ramDisk(blocks(0, 0, 0), { name: 'b', identity: mark('8') })
  const stream = (): RamDisk => ramDisk(blocks(1, 2, 3), { name: '-', more: { goesByOnce: true } })
  const first = await copied(stream(), sink, { folder, engine: stopAt('window-journalled') })
  const again = await copied(stream(), sink, { folder, overwrite: false })
  expect([first.notices, again.error, again.notices]).toEqual([[], null, [{ kind: 'stream-begins-anew' }]])
  expect(again.result?.writtenBytes).toBeLessThan(3 * block)
  expect(sink.content.equals(blocks(1, 2, 3))).toBe(true)
})

test('a target that something else took the place of is told of', async () => {
  const folder = await temporaryFolder()
  const sink = ramDisk(blocks(0), { name: 'b', fresh: true, more: { isInPlace: () => Promise.resolve(false) } })
  const { error, isInterrupted } = await copied(ramDisk(blocks(1)), sink, { folder })
  expect(error).toMatchObject({ kind: 'findings', says: { key: 'disk.targetReplaced', values: { name: 'b' } } })
  expect(isInterrupted).toBe(true)
})

test('a partition table that lost its backup to a larger disk is told of', async () => {
  const told = async (at: number, sizeBytes: number, targetBytes: number): Promise<unknown> => {
    const content = Buffer.alloc(sizeBytes)
    content.write('EFI PART', at)
    const sink = ramDisk(Buffer.alloc(targetBytes), { name: 'b', fresh: true })
    return (await copied(ramDisk(content), sink, { folder: await temporaryFolder(), frozen: true })).notices
  }
  const moved = [{ kind: 'gpt-backup-moved', target: 'b' }]
  expect([
    await told(512, block, 2 * block),
    await told(4096, block, 2 * block),
    await told(512, 520, 600),
    await told(512, block, block),
    await told(1024, block, 2 * block),
    await told(4096, 4104, 5000),
  ]).toEqual([moved, moved, moved, [], [], moved])
})

test('a file of ours is made longer for a source that has grown', async () => {
  const folder = await temporaryFolder()
  const first = ramDisk(blocks(0), { name: 'b', fresh: true, identity: mark('8') })
  await copied(ramDisk(blocks(1), { name: 'a' }), first, { folder })
  const longer = ramDisk(Buffer.concat([first.content, blocks(0)]), { name: 'b', identity: mark('8') })
  const asked: number[] = []
  const resize = (sizeBytes: number): Promise<Sink> => {
    asked.push(sizeBytes)
    return Promise.resolve(longer)
  }
  const short = ramDisk(first.content, { name: 'b', identity: mark('8'), more: { resize } })
  const { result } = await copied(ramDisk(blocks(1, 2), { name: 'a' }), short, { folder, overwrite: false })
  expect([asked, longer.content.equals(blocks(1, 2)), result?.writtenBytes]).toEqual([[2 * block], true, block])
})

test('the last words of an interrupted copy that finds a journal are those of the journal', async () => {
  const folder = await temporaryFolder()
  const sink = ramDisk(blocks(0, 0), { name: 'b', identity: mark('8') })
  await copied(ramDisk(blocks(1, 2), { name: 'a' }), sink, { folder, engine: stopAt('started') })
  const foreign = ramDisk(blocks(0, 0), { name: 'b', identity: mark('9') })
  const { error } = await copied(ramDisk(blocks(1, 2), { name: 'a' }), foreign, { folder, overwrite: false })
  expect(error).toMatchObject({
    kind: 'refused',
    says: { key: 'disk.notOurs', values: { name: 'b', path: join(folder, 'journal') } },
  })
  expect([foreign.log, await readFile(join(folder, 'journal'), 'utf8')]).toEqual([['close'], expect.any(String)])
})

test('words of a manifest', async () => {
  const folder = await temporaryFolder()
  const sink = ramDisk(blocks(0, 0), { name: 'b', fresh: true, identity: mark('8') })
  await copied(ramDisk(blocks(1, 0), { name: 'a' }), sink, { folder })
  const stored = await readManifest(join(folder, 'manifest'))
  expect(stored === null ? null : inWords(stored.manifest)).toEqual(['data 0 1', 'zero 1 1'])
  const foreign = ramDisk(blocks(0, 0), { name: 'b', identity: mark('9') })
  const { error } = await copied(ramDisk(blocks(1, 2), { name: 'a' }), foreign, { folder, overwrite: false })
  expect(error).toMatchObject({ says: { key: 'disk.notOurs', values: { name: 'b', path: join(folder, 'manifest') } } })
})
