import { expect, test } from 'vitest'
import type { Extent } from '../../../src/transfer/disk.ts'
import { block, temporaryFolder } from '../disks.ts'
import { blocks, type RamDisk, ramDisk, someIdentity } from '../ram-disk.ts'
import { copied, stopAt } from './copied.ts'

const content = blocks(1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0)

/** Where a disk has bytes that are not zero, block by block; `hidesFrom` on it says that there is data everywhere. */
function extentsOf(bytes: Buffer, hidesFrom = Infinity): readonly Extent[] {
  return Array.from({ length: bytes.length / block }, (_, number) => {
    const isZero = bytes.subarray(number * block, (number + 1) * block).equals(Buffer.alloc(block))
    return { offset: number * block, length: block, kind: isZero && number < hidesFrom ? 'zero' : 'data' }
  })
}

/** A file with holes: it is asked anew each time where they are. */
function sparse(bytes: Buffer, about: { readonly fresh?: boolean; readonly hidesFrom?: number } = {}): RamDisk {
  const extents = async function* (): AsyncGenerator<Extent> {
    await Promise.resolve()
    yield* extentsOf(bytes, about.hidesFrom)
  }
  const identity = (): typeof someIdentity => someIdentity
  return ramDisk(bytes, { fresh: about.fresh ?? false, identity, more: { extents } })
}

test.each([
  ['tells where its holes are', Infinity],
  ['does not tell where its holes are', 0],
])('an interrupted copy of holes goes on without writing zeroes, where the target %s', async (_, hidesFrom) => {
  const folder = await temporaryFolder()
  const there = Buffer.alloc(content.length)
  const source = (): RamDisk =>
    ramDisk(content, { name: 'a', extents: extentsOf(content), identity: () => ({ ...someIdentity, inode: '9' }) })
  const stopped = stopAt('block-written', 3)
  const first = await copied(source(), sparse(there, { fresh: true }), { folder, targetExists: false, engine: stopped })
  expect([first.error, first.isInterrupted]).toMatchObject([{ message: 'stopped' }, true])
  const target = sparse(there, { hidesFrom })
  const second = await copied(source(), target, { folder })
  expect(second.result).toMatchObject({ mode: 'resumed', blocks: { data: 3, zero: 9 } })
  expect(target.log.filter((line) => line.startsWith('zero'))).toEqual([])
  expect(there.equals(content)).toBe(true)
})
