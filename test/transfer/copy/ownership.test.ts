import { describe, expect, test } from 'vitest'
import { holdsWindow } from '../../../src/transfer/copy/holds-window.ts'
import { nothingSeen } from '../../../src/transfer/copy/look-again.ts'
import { type Claim, isOurs } from '../../../src/transfer/copy/ownership.ts'
import { sameIdentity, settledIdentity } from '../../../src/transfer/copy/same-identity.ts'
import type { Extent, Identity } from '../../../src/transfer/disk.ts'
import { type StartRecord } from '../../../src/transfer/journal/journal.ts'
import { takeSamples } from '../../../src/transfer/journal/samples.ts'
import { block } from '../disks.ts'
import { blocks, type RamDisk, ramDisk, someIdentity } from '../ram-disk.ts'
import { identity, engine, manifestOf, journalOf } from './journal-of.ts'

const content = blocks(1, 2, 0, 4)

test('a window is on the target, or it is not', async () => {
  const { windows } = await journalOf(Buffer.concat([blocks(1, 2), Buffer.alloc(5, 3)]), { to: 3 })
  const holds = async (number: number, there: Buffer): Promise<boolean> => {
    const window = windows[number]
    if (window === undefined) throw new Error('no such window')
    return await holdsWindow({ sink: ramDisk(there), sizeBytes: 2 * block + 5, window, engine })
  }
  expect([
    await holds(0, blocks(1, 9, 9)),
    await holds(0, blocks(9, 2, 3)),
    await holds(1, blocks(9, 2, 9)),
    await holds(2, blocks(9, 9, 3)),
    await holds(2, blocks(9, 9, 4)),
  ]).toEqual([true, false, true, true, false])
})

test('identities are the same in all five marks, and what is not seen has changed', async () => {
  const others = (['device', 'inode', 'modifiedNs', 'changedNs'] as const).map((key) => ({
    ...someIdentity,
    [key]: 'x',
  }))
  const all = [someIdentity, { ...someIdentity }, ...others, { ...someIdentity, sizeBytes: 99 }, null]
  expect(all.map((one) => sameIdentity(someIdentity, one))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ])
  expect(sameIdentity(null, null)).toBe(false)
  expect(await settledIdentity(ramDisk(blocks(1)))).toBeNull()
  let asked = 0
  const times: number[] = []
  const moving = ramDisk(blocks(1), {
    identity: () => {
      times.push(performance.now())
      return { ...someIdentity, inode: String(asked++) }
    },
  })
  expect(await settledIdentity(moving)).toEqual({ ...someIdentity, inode: '1' })
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(45)
})

describe('a target is ours', () => {
  const place = { device: '1', inode: '2' }
  const seen = (about: Partial<Identity> = {}): RamDisk => ramDisk(content, { identity: identity(about) })
  const ours = async (about: Partial<Claim>): Promise<boolean> => {
    const unknown = { interrupted: false, journal: null, previous: null, again: nothingSeen }
    return await isOurs({ source: { name: 'a' }, sink: seen(), frozen: false, engine, ...unknown, ...about })
  }
  const journal = async (target: Partial<StartRecord['target']>, to = 2): Promise<Partial<Claim>> => {
    return { interrupted: true, journal: await journalOf(content, { to, target }) }
  }
  const previous = async (about: object): Promise<Partial<Claim>> => {
    return { previous: { manifest: await manifestOf(content), subject: null, ...about } }
  }

  test('when it was made just now, and never when nothing is known', async () => {
    expect(await ours({ sink: ramDisk(content, { fresh: true }) })).toBe(true)
    expect(await ours({})).toBe(false)
  })

  test('when the journal names its file', async () => {
    expect([
      await ours(await journal({ place })),
      await ours(await journal({ identity: someIdentity })),
      await ours(await journal({ place: { device: '1', inode: '3' } })),
      await ours(await journal({ place: { device: '2', inode: '2' } })),
      await ours(await journal({ place: null })),
      await ours({ ...(await journal({ place })), sink: ramDisk(content) }),
    ]).toEqual([true, true, false, false, false, false])
  })

  test('when its file was made when that file was, where that is told', async () => {
    const born = { ...place, bornNs: '6' }
    const of = async (bornNs: string, claim: Partial<Claim>): Promise<boolean> =>
      await ours({ ...claim, sink: seen({ bornNs }) })
    expect([
      await of('6', await journal({ place: born })),
      await of('7', await journal({ place: born })),
      await of('6', await previous({ place: born })),
      await of('7', await previous({ place: born })),
      await of('7', await previous({ subject: { ...someIdentity, bornNs: '6' } })),
      await of('7', await previous({ place })),
      await ours(await previous({ place: born })),
    ]).toEqual([true, false, true, false, false, true, true])
  })

  test('when the manifest names its file', async () => {
    expect([
      await ours(await previous({ place })),
      await ours(await previous({ subject: someIdentity })),
      await ours(await previous({ place: { device: '1', inode: '3' } })),
      await ours(await previous({ place: null })),
      await ours({ ...(await previous({ place })), sink: ramDisk(content) }),
    ]).toEqual([true, true, false, false, false])
  })

  test('when the source is the same by name', async () => {
    const named = async (origin: string, source: Claim['source']): Promise<boolean> =>
      await ours({ ...(await previous({ place, origin })), source })
    expect([
      await named('a', { name: 'a' }),
      await named('a', { name: 'b' }),
      await named('-', { name: 'b' }),
      await named('a', { name: '-' }),
      await named('-', { name: '-' }),
      await named('./a', { name: 'a' }),
      await ours({ ...(await journal({ place })), source: { name: 'b' } }),
      await ours({ ...(await journal({ place })), ...(await previous({ place, origin: 'b' })) }),
    ]).toEqual([true, false, false, false, true, false, false, true])
  })

  test('without a mark, when it still holds what the records say', async () => {
    const unmarked = (there: Buffer): Partial<Claim> => ({ sink: ramDisk(there) })
    const told = await journal({ place: null })
    const emptied = { interrupted: true, journal: await journalOf(blocks(1, 0, 0, 4), { to: 3 }) }
    expect([
      await ours({ ...told, ...unmarked(blocks(1, 2, 9, 9)) }),
      await ours({ ...told, ...unmarked(blocks(9, 2, 9, 9)) }),
      await ours({ ...told, ...unmarked(blocks(1, 9, 0, 4)) }),
      await ours({ ...told, ...unmarked(blocks(1, 2, 0, 4, 5)) }),
      await ours({ ...emptied, ...unmarked(blocks(1, 0, 0, 9)) }),
      await ours({ ...emptied, ...unmarked(blocks(1, 0, 9, 9)) }),
      await ours({ ...emptied, ...unmarked(blocks(9, 0, 0, 4)) }),
    ]).toEqual([true, false, false, false, true, false, false])
  })

  test('without a mark, when behind the records it holds what it held, or what the copy may have brought', async () => {
    const long = blocks(1, 2, 3, 4, 5, 6)
    const samples = await takeSamples(ramDisk(blocks(9, 9, 9, 9, 9, 9, 8)), engine.signal)
    const target = { place: null, samples, sizeBytes: 7 * block, name: 'another path' }
    const told = { interrupted: true, journal: await journalOf(long, { to: 2, target }) }
    const source = ramDisk(long, { name: 'a' })
    const once = ramDisk(long, { name: 'a', more: { goesByOnce: true } })
    const of = async (from: RamDisk, ...there: readonly number[]): Promise<boolean> =>
      await ours({ ...told, source: from, sink: ramDisk(blocks(...there)) })
    expect({
      stopped: await of(source, 1, 2, 9, 9, 9, 9, 8),
      begun: await of(source, 1, 2, 3, 4, 9, 9, 8),
      sharesTheRecords: await of(source, 1, 2, 9, 7, 9, 9, 8),
      sharesWhatMayBeWritten: await of(source, 1, 2, 3, 4, 9, 7, 8),
      ofTheSourceTooFar: await of(source, 1, 2, 3, 4, 5, 6, 8),
      streamStopped: await of(once, 1, 2, 9, 9, 9, 9, 8),
      streamUnclear: await of(once, 1, 2, 3, 9, 9, 9, 8),
    }).toEqual({
      ...{ stopped: true, begun: true, sharesTheRecords: false, sharesWhatMayBeWritten: false },
      ...{ ofTheSourceTooFar: false, streamStopped: true, streamUnclear: false },
    })
  })

  test('without a mark or a record with data, when it holds what it held at the beginning', async () => {
    const before = await takeSamples(ramDisk(blocks(9, 9, 9, 9)), engine.signal)
    const told = async (target: Partial<StartRecord['target']>): Promise<Partial<Claim>> => {
      return { ...(await journal({ samples: before, ...target }, 0)), source: ramDisk(content, { name: 'a' }) }
    }
    const once = ramDisk(content, { name: 'a', more: { goesByOnce: true } })
    const [untouched, begun, far, other] = [
      blocks(9, 9, 9, 9),
      blocks(1, 2, 9, 9),
      blocks(1, 2, 0, 9),
      blocks(8, 9, 9, 9),
    ]
    const of = async (there: Buffer, target = {}): Promise<boolean> =>
      await ours({ ...(await told(target)), sink: ramDisk(there) })
    expect([await of(untouched), await of(begun), await of(far), await of(other)]).toEqual([true, true, false, false])
    expect([await of(untouched, { name: 'z' }), await of(untouched, { samples: [] })]).toEqual([false, false])
    expect(await ours({ ...(await told({})), source: once, sink: ramDisk(untouched) })).toBe(true)
    expect(await ours({ ...(await told({})), source: once, sink: ramDisk(begun) })).toBe(false)
  })

  test('without a mark, when all of it is as the manifest says, and zero behind', async () => {
    const told = await previous({})
    const empty = { previous: { manifest: await manifestOf(blocks(0, 0)), subject: null } }
    expect([
      await ours({ ...told, sink: ramDisk(content) }),
      await ours({ ...told, sink: ramDisk(blocks(1, 2, 0, 4, 0)) }),
      await ours({ ...told, sink: ramDisk(blocks(1, 2, 0, 4, 5)) }),
      await ours({ ...told, sink: ramDisk(blocks(1, 2, 0, 5)) }),
      await ours({ ...told, sink: ramDisk(blocks(1, 2)) }),
      await ours({ ...told, sink: ramDisk(content), interrupted: true }),
      await ours({ ...empty, sink: ramDisk(blocks(0, 0)) }),
      await ours({ ...empty, sink: ramDisk(blocks(0, 1)) }),
    ]).toEqual([true, true, false, false, false, false, true, false])
  })

  test('when a copy ended before it said so, and nothing is in it', async () => {
    const empty = (kind: Extent['kind'], about: (() => Identity) | null = identity({})): RamDisk =>
      ramDisk(blocks(0), {
        extents: [{ offset: 0, length: block, kind }],
        ...(about === null ? {} : { identity: about }),
      })
    expect([
      await ours({ interrupted: true, sink: empty('zero') }),
      await ours({ interrupted: true, sink: empty('data') }),
      await ours({ interrupted: true, sink: empty('zero', null) }),
      await ours({ interrupted: false, sink: empty('zero') }),
    ]).toEqual([true, false, false, false])
  })
})
