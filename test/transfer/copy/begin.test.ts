import { describe, expect, test } from 'vitest'
import { begin } from '../../../src/transfer/copy/base.ts'
import { nothingSeen } from '../../../src/transfer/copy/look-again.ts'
import type { Extent, Identity } from '../../../src/transfer/disk.ts'
import { block } from '../disks.ts'
import { quickEngine } from '../quick-engine.ts'
import { blocks, inWords, type RamDisk, ramDisk, someIdentity } from '../ram-disk.ts'
import { identity, manifestOf, journalOf } from './journal-of.ts'

type Begins = Partial<Omit<Parameters<typeof begin>[0], 'engine'>>

/** How a copy begins, in words: what is done, and what the target is believed to hold. */
async function begins(source: RamDisk, sink: RamDisk, about: Begins): Promise<unknown> {
  const { engine: quick, notices } = quickEngine()
  const again = nothingSeen
  const usual = { journal: null, interrupted: false, previous: null, untouched: false, frozen: false, again }
  const { done, base, ...rest } = await begin({ ...usual, ...about, source, sink, engine: quick })
  return {
    ...rest,
    done: inWords(done),
    base: base === done ? 'the same' : inWords(base),
    notices,
    reads: [...new Set(sink.reads)].length,
  }
}

const content = blocks(1, 2, 0, 4)
const source = (about: Partial<Identity> | null = {}): RamDisk =>
  ramDisk(content, { name: 'a', identity: about === null ? () => null : identity(about) })

describe('a copy begins', () => {
  test('from nothing with a target made just now', async () => {
    expect(await begins(source(), ramDisk(blocks(0, 0, 0, 0), { fresh: true }), {})).toEqual({
      mode: 'full',
      continues: false,
      done: ['zero 0 4'],
      from: 0,
      base: ['zero 0 4'],
      notices: [],
      reads: 0,
    })
  })

  test('over a target of which is known only where it is zero', async () => {
    const extents: readonly Extent[] = [
      { offset: 0, length: block, kind: 'zero' },
      { offset: block, length: 2 * block, kind: 'data' },
      { offset: 3 * block, length: block, kind: 'zero' },
    ]
    const known = { mode: 'full', continues: false, done: ['zero 0 4'], from: 0, notices: [], reads: 0 }
    const sink = ramDisk(blocks(0, 9, 9, 0), { extents })
    const otherSize = { manifest: await manifestOf(blocks(1)), subject: null }
    const expected = { ...known, base: ['zero 0 1', 'undefined 1 2', 'zero 3 1'] }
    expect([await begins(source(), sink, {}), await begins(source(), sink, { previous: otherSize })]).toEqual([
      expected,
      expected,
    ])
  })

  test.each([
    ['a disk', source()],
    ['a stream', ramDisk(content, { name: '-', more: { goesByOnce: true } })],
  ])('by reading the target, where it was not proven: %s', async (_, from) => {
    const unproven = await journalOf(content, { to: 2, start: { unproven: true } })
    expect(await begins(from, ramDisk(blocks(0, 2, 0, 9)), { journal: unproven, interrupted: true })).toEqual({
      mode: 'delta',
      continues: false,
      done: ['zero 0 1', 'data 1 1', 'zero 2 1', 'data 3 1'],
      from: 0,
      base: 'the same',
      notices: [],
      reads: 4,
    })
  })

  test('with what an earlier copy left, where nobody has touched it', async () => {
    const previous = { manifest: await manifestOf(blocks(1, 7, 0, 4)), subject: null }
    previous.manifest.set(2, { kind: 'undefined' })
    expect(await begins(source(), ramDisk(blocks(1, 7, 0, 4)), { previous, untouched: true })).toEqual({
      mode: 'delta',
      continues: false,
      done: ['data 0 2', 'zero 2 1', 'data 3 1'],
      from: 0,
      base: 'the same',
      notices: [],
      reads: 0,
    })
    const longer = { manifest: await manifestOf(blocks(1, 2)), subject: null }
    expect(await begins(source(), ramDisk(blocks(1, 2, 0, 0)), { previous: longer, untouched: true })).toMatchObject({
      done: ['data 0 2', 'zero 2 2'],
      reads: 0,
    })
  })

  test('by reading the target where somebody may have touched it, or the copy was interrupted', async () => {
    const changed = { kind: 'target-changed-since' }
    const read = { mode: 'delta', continues: false, from: 0, base: 'the same', reads: 4 }
    const of = async (about: Begins, there: Buffer): Promise<unknown> =>
      await begins(source(), ramDisk(there), {
        previous: { manifest: await manifestOf(content), subject: null },
        ...about,
      })
    expect([
      await of({}, content),
      await of({ untouched: true, interrupted: true }, content),
      await of({}, blocks(1, 9, 0, 0)),
    ]).toEqual([
      { ...read, done: ['data 0 2', 'zero 2 1', 'data 3 1'], notices: [changed] },
      { ...read, done: ['data 0 2', 'zero 2 1', 'data 3 1'], notices: [changed] },
      { ...read, done: ['data 0 2', 'zero 2 2'], notices: [changed, { kind: 'target-touched', blocks: 2 }] },
    ])
  })
})

describe('an interrupted copy', () => {
  const sameSource = { source: { name: 'a', sizeBytes: content.length, identity: someIdentity } }

  test('goes on after the last record; a target of its own making is read up to what was announced, and zero beyond', async () => {
    const journal = await journalOf(content, { to: 1, start: sameSource, target: { fresh: true }, tornBytes: 9 })
    expect(await begins(source(), ramDisk(blocks(1, 9, 9, 0)), { journal, interrupted: true })).toEqual({
      mode: 'resumed',
      continues: true,
      done: ['data 0 1', 'zero 1 3'],
      from: 1,
      base: ['zero 0 1', 'data 1 2', 'zero 3 1'],
      notices: [{ kind: 'torn-journal', bytes: 9 }],
      reads: 3,
    })
    const none = await journalOf(content, { to: 0, start: { ...sameSource, mayWriteTo: 3 }, target: { fresh: true } })
    expect(await begins(source(), ramDisk(blocks(1, 9, 9, 0)), { journal: none, interrupted: true })).toEqual({
      mode: 'resumed',
      continues: true,
      done: ['zero 0 4'],
      from: 0,
      base: ['data 0 3', 'zero 3 1'],
      notices: [],
      reads: 3,
    })
  })

  test('reads the rest of a target that was there before', async () => {
    const journal = await journalOf(content, { to: 2, start: sameSource })
    expect(await begins(source(), ramDisk(blocks(1, 2, 9, 0)), { journal, interrupted: true })).toEqual({
      mode: 'resumed',
      continues: true,
      done: ['data 0 2', 'zero 2 2'],
      from: 2,
      base: ['zero 0 2', 'data 2 1', 'zero 3 1'],
      notices: [],
      reads: 3,
    })
  })

  test('of a source whose changes nobody sees reads it again, and knows what the target has', async () => {
    const journal = await journalOf(content, { to: 2 })
    const sink = (): RamDisk => ramDisk(blocks(1, 2, 9, 0))
    const expected = { mode: 'resumed', continues: false, from: 0, notices: [], reads: 3 }
    expect(
      await begins(source(null), sink(), { journal: await journalOf(content, { to: 2 }), interrupted: true }),
    ).toEqual({
      ...expected,
      done: ['data 0 3', 'zero 3 1'],
      base: 'the same',
    })
    expect(await begins(source(null), sink(), { journal, interrupted: true, frozen: true })).toMatchObject({
      continues: true,
      from: 2,
    })
    const again = { ...nothingSeen, looked: 2, differing: 1, differingInJournal: 1 }
    expect(await begins(source(null), sink(), { journal, interrupted: true, frozen: true, again })).toMatchObject({
      mode: 'delta',
      from: 0,
      notices: [{ kind: 'source-changed-since' }],
    })
    const other = { ...nothingSeen, looked: 3, differing: 2, lookedData: 3, differingData: 2 }
    expect(
      await begins(source(null), sink(), { journal, interrupted: true, frozen: true, again: other }),
    ).toMatchObject({ mode: 'delta', from: 0 })
  })

  test('reads the whole target where source or target are not what they were', async () => {
    const again = { mode: 'delta', continues: false, from: 0, base: 'the same' }
    const there = blocks(1, 2, 9, 0)
    const of = async (
      from: RamDisk,
      about: Parameters<typeof journalOf>[1],
      sink = ramDisk(there, { identity: identity({}) }),
    ): Promise<unknown> => {
      const target = { identity: someIdentity, ...about.target }
      const journal = await journalOf(content, { ...about, start: { ...sameSource, ...about.start }, target })
      return await begins(from, sink, { journal, interrupted: true })
    }
    const changed = { ...again, done: ['data 0 3', 'zero 3 1'], notices: [{ kind: 'source-changed-since' }], reads: 4 }
    const distrusted = { ...changed, notices: [{ kind: 'journal-distrusted' }] }
    const born = { ...someIdentity, bornNs: '6' }
    const otherName = { source: { ...sameSource.source, name: 'z' } }
    const otherSize = { source: { ...sameSource.source, sizeBytes: 5 } }
    expect([
      await of(source({ modifiedNs: '9' }), { to: 2 }),
      await of(source(null), { to: 2 }),
      await of(source(null), { to: 2, start: { source: { ...otherName.source, identity: null } } }),
      await of(source(), { to: 2, start: otherSize }),
      await of(source(), { to: 2 }, ramDisk(there, { identity: identity({ inode: '99' }) })),
      await of(source(), { to: 2 }, ramDisk(there, { identity: identity({ device: '99' }) })),
      await of(
        source(),
        { to: 2, target: { identity: born } },
        ramDisk(there, { identity: identity({ bornNs: '7' }) }),
      ),
      await of(source(), { to: 3 }),
    ]).toEqual([changed, changed, changed, changed, distrusted, distrusted, distrusted, distrusted])
    expect(await of(source(), { to: 2 })).toMatchObject({ mode: 'resumed' })
    // The same file by another name.
    expect(await of(source(), { to: 2, start: otherName })).toMatchObject({ mode: 'resumed', continues: true })
    expect(await of(source(), { to: 2 }, ramDisk(there, { identity: identity({ sizeBytes: 77 }) }))).toMatchObject({
      mode: 'resumed',
    })
  })
})
