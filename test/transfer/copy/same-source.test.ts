import { describe, expect, test } from 'vitest'
import { isMostlyOther, lookAgain, nothingSeen } from '../../../src/transfer/copy/look-again.ts'
import { block, noise, temporaryFolder } from '../disks.ts'
import { blocks, type RamDisk, ramDisk, someIdentity } from '../ram-disk.ts'
import { copied, stopAt, type Wish } from './copied.ts'
import { engine, journalOf, manifestOf } from './journal-of.ts'

const device = (content: Buffer): RamDisk => ramDisk(content, { name: '/dev/loop0' })
const target = (): RamDisk => ramDisk(Buffer.alloc(64 * block), { name: 'b', identity: () => someIdentity })
const [one, other] = [noise(64 * block, 1), noise(64 * block, 2)]

/** The first copy stops after some windows; then the same name leads to `now`, which may depend on the last block that was recorded. */
async function goesOn(
  now: Buffer | ((last: number) => Buffer),
  wish: Partial<Wish>,
  first = one,
): Promise<{ sink: RamDisk; ended: Awaited<ReturnType<typeof copied>> }> {
  const folder = await temporaryFolder()
  const sink = target()
  const more = { frozen: true, ...wish, folder }
  const stopped = await copied(device(first), sink, {
    ...more,
    overwrite: true,
    engine: stopAt('window-journalled', 5),
  })
  const last = (stopped.journal?.windows.at(-1)?.to ?? 0) - 1
  return { sink, ended: await copied(device(typeof now === 'function' ? now(last) : now), sink, more) }
}

const changedAt = (last: number): Buffer => {
  const changed = Buffer.from(one)
  return changed.fill(7, last * block, (last + 1) * block)
}

const differingBlocks = (content: Buffer): number =>
  Array.from({ length: 64 }, (_, at) => [at * block, (at + 1) * block] as const).filter(
    ([from, to]) => !content.subarray(from, to).equals(one.subarray(from, to)),
  ).length

describe('a name that leads to another disk than before', () => {
  test.each([
    ['a snapshot', true],
    ['a disk that may change', false],
  ])('is refused, and the target keeps what it has: %s', async (_, frozen) => {
    const { sink, ended } = await goesOn(other, { frozen, overwrite: false })
    expect(ended.error).toMatchObject({
      kind: 'refused',
      says: { key: 'disk.sourceDiffers', values: { name: 'b', source: '/dev/loop0' } },
    })
    expect(sink.content.subarray(0, 10 * block).equals(one.subarray(0, 10 * block))).toBe(true)
  })

  test('is copied from its first block where that may be written over', async () => {
    const { sink, ended } = await goesOn(other, { overwrite: true })
    expect(ended.result).toMatchObject({ mode: 'delta' })
    expect(ended.notices).toEqual([{ kind: 'source-changed-since' }])
    expect(sink.content.equals(other)).toBe(true)
  })

  test('is found out by one block of the last window, and by what were zeroes', async () => {
    const empty = Buffer.concat([Buffer.alloc(10 * block), one.subarray(10 * block)])
    const of = async (now: Parameters<typeof goesOn>[0], first: Buffer): Promise<unknown> => {
      const { ended } = await goesOn(now, { overwrite: false }, first)
      return ended.error
    }
    const refused = { says: { key: 'disk.sourceDiffers' } }
    expect(await of(changedAt, one)).toMatchObject(refused)
    expect(await of(one, empty)).toMatchObject(refused)
    expect(await of(empty, one)).toMatchObject(refused)
  })

  test('is refused for the finished copy of the other one as well', async () => {
    const folder = await temporaryFolder()
    const sink = target()
    await copied(device(one), sink, { folder })
    const { error } = await copied(device(other), sink, { folder, overwrite: false })
    expect(error).toMatchObject({ says: { key: 'disk.sourceDiffers', values: { looked: 16, differing: 16 } } })
    const changed = Buffer.concat([other.subarray(0, 20 * block), one.subarray(20 * block)])
    expect((await copied(device(changed), sink, { folder, overwrite: false })).result).toMatchObject({
      mode: 'delta',
      writtenBytes: 20 * block,
    })
  })
})

test('the same disk goes on, and a disk of which some has changed does so unless it was a snapshot', async () => {
  const same = await goesOn(one, { overwrite: false })
  expect(same.ended.result).toMatchObject({ mode: 'resumed' })
  const live = await goesOn(changedAt, { overwrite: false, frozen: false })
  expect(live.ended.result).toMatchObject({ mode: 'resumed' })
  expect([same.sink.content.equals(one), differingBlocks(live.sink.content)]).toEqual([true, 1])
})

test('a disk that was changed at the place that was copied last goes on, as what is spread over it is as it was', async () => {
  const from = 48 * block
  const changed = Buffer.concat([one.subarray(0, from), other.subarray(from)])
  const { journal } = await copied(device(one), target(), {
    ...{ folder: await temporaryFolder(), engine: { ...stopAt('data-complete'), windowBlocks: 16 } },
  })
  const again = await lookAgain({ source: device(changed), journal, previous: null, engine })
  expect([isMostlyOther(again), again.looked, again.last.looked > 8, again.differingInJournal]).toEqual([
    ...[false, 16, true, 16],
  ])
})

test('few blocks of a source are read again, from the first to the last', async () => {
  const content = Buffer.concat([blocks(...Array.from({ length: 60 }, (_, at) => at + 1)), Buffer.alloc(60 * block)])
  const source = device(content)
  const previous = { manifest: await manifestOf(content), subject: null }
  const spread = Array.from({ length: 16 }, (_, at) => Math.floor((at * 59) / 15))
  expect(await lookAgain({ source, journal: null, previous, engine })).toMatchObject({ looked: 32, differing: 0 })
  expect(source.reads.map((offset) => offset / block)).toEqual([...spread, ...spread.map((at) => at + 60)])
  const journal = await journalOf(content, { to: 120 })
  const again = device(content)
  expect(await lookAgain({ source: again, journal, previous, engine })).toMatchObject({ looked: 32, differing: 0 })
  const shrunk = device(content.subarray(0, 30 * block + 5))
  expect(await lookAgain({ source: shrunk, journal: null, previous, engine })).toMatchObject({
    looked: 8,
    differing: 0,
  })
})

test('nothing is read again of what shows by itself, of what goes by once, and where nothing was told', async () => {
  const previous = { manifest: await manifestOf(one), subject: null }
  const file = ramDisk(other, { identity: () => someIdentity })
  const stream = ramDisk(other, { more: { goesByOnce: true } })
  expect([
    await lookAgain({ source: file, journal: null, previous, engine }),
    await lookAgain({ source: stream, journal: null, previous, engine }),
    await lookAgain({ source: device(other), journal: null, previous: null, engine }),
    [...file.reads, ...stream.reads],
  ]).toEqual([nothingSeen, nothingSeen, nothingSeen, []])
})

test('a disk is another one where more than half of what was looked at, or of the data alone, differs', () => {
  const of = (looked: number, differing: number, lookedData = looked, differingData = differing): boolean =>
    isMostlyOther({ ...nothingSeen, looked, differing, lookedData, differingData })
  expect([of(0, 0), of(4, 2), of(4, 3), of(32, 16, 16, 8), of(32, 9, 16, 9), of(32, 17, 16, 8)]).toEqual([
    ...[false, false, true],
    ...[false, true, true],
  ])
})

test('a journal that tells of no data yet leaves the word to the manifest before it', async () => {
  const content = Buffer.concat([Buffer.alloc(2 * block), noise(2 * block, 1)])
  const previous = { manifest: await manifestOf(content), subject: null }
  const changed = Buffer.concat([Buffer.alloc(3 * block, 1), content.subarray(3 * block)])
  const of = async (to: number): Promise<unknown> => {
    return await lookAgain({ source: device(changed), journal: await journalOf(content, { to }), previous, engine })
  }
  const { last } = nothingSeen
  const manifest = { looked: 4, differing: 3, lookedData: 2, differingData: 1, last }
  expect([await of(0), await of(1), await of(3)]).toEqual([
    { ...manifest, differingInJournal: 0 },
    { ...manifest, looked: 5, differing: 4, differingInJournal: 1 },
    { looked: 3, differing: 3, lookedData: 1, differingData: 1, last, differingInJournal: 3 },
  ])
})

test('who says that nothing changes, and not that the target may be written over, is told what has changed', async () => {
  const folder = await temporaryFolder()
  const sink = target()
  await copied(device(one), sink, { folder })
  const last = { folder, frozen: true, overwrite: false }
  expect((await copied(device(one), sink, last)).notices).toEqual([])
  const { notices, result } = await copied(device(changedAt(63)), sink, last)
  expect([notices, result?.mode]).toEqual([[{ kind: 'source-changed-since' }], 'delta'])
  expect((await copied(device(one), sink, { ...last, overwrite: true })).notices).toEqual([])
})
