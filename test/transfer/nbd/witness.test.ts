import { describe, expect, test } from 'vitest'
import type { Request } from '../../../src/transfer/nbd/connection.ts'
import { ServerError } from '../../../src/transfer/nbd/request-errors.ts'
import { createThinned } from '../../../src/transfer/nbd/thinned.ts'
import { createWitness, type Witness } from '../../../src/transfer/nbd/witness.ts'
import { noise } from '../disks.ts'

const KiB = 1024
const size = 4096 * KiB
const nothing = { looked: 0, differing: 0, lookedData: 0, differingData: 0 }
const one = (differing: number): object => ({ looked: 1, differing, lookedData: 1, differingData: differing })

/** A connection to a disk that is read, and where. */
function over(disk: Buffer): { request: (request: Request) => Promise<void>; asked: string[] } {
  const asked: string[] = []
  const request = ({ offset, length, into }: Request): Promise<void> => {
    asked.push(`${String(offset / KiB)} ${String(length)}`)
    if (into !== undefined) disk.copy(into, 0, offset, offset + length)
    return Promise.resolve()
  }
  return { request, asked }
}

async function reads(witness: Witness, disk: Buffer, offset: number, length = 512 * KiB): Promise<void> {
  const into = Buffer.alloc(length)
  await witness.during({ command: 'read', offset, length, into }, () =>
    over(disk).request({ command: 'read', offset, length, into }),
  )
}

async function writes(witness: Witness, disk: Buffer, offset: number, from: Buffer): Promise<void> {
  await witness.during({ command: 'write', offset, length: from.length, from }, () => {
    from.copy(disk, offset)
    return Promise.resolve()
  })
}

describe('a disk is known again by pieces of it', () => {
  test('that were read: the first of each read that is not zeroes', async () => {
    const disk = noise(size, 1)
    disk.fill(0, 512 * KiB, 700 * KiB).fill(0, 1024 * KiB, 1536 * KiB)
    const witness = createWitness(1)
    expect(await witness.compare(over(disk))).toEqual(nothing)
    for (const at of [0, 512, 1024]) await reads(witness, disk, at * KiB)
    await reads(witness, disk, 1536 * KiB, 100)
    const line = over(disk)
    expect(await witness.compare(line)).toEqual({ looked: 4, differing: 0, lookedData: 3, differingData: 0 })
    expect(line.asked).toEqual(['0 4096', '704 4096', '1536 100', '1024 4096'])
    expect(await witness.compare(over(noise(size, 2)))).toEqual({
      looked: 4,
      differing: 4,
      lookedData: 3,
      differingData: 3,
    })
  })

  test('as long as the server’s blocks', async () => {
    const [disk, witness] = [noise(size, 1), createWitness(64 * KiB)]
    await reads(witness, disk, 0)
    const line = over(disk)
    await witness.compare(line)
    expect(line.asked).toEqual(['0 65536'])
  })

  test('few of them, from the first to the last', async () => {
    const [disk, witness] = [noise(size, 1), createWitness(1)]
    for (let at = 0; at < 1000; at++) await reads(witness, disk, at * 4 * KiB, 4 * KiB)
    const line = over(disk)
    await witness.compare(line)
    const places = line.asked.map((text) => Number(text.split(' ')[0]) / 4)
    expect(places).toEqual(Array.from({ length: places.length }, (_, at) => at * (places[1] ?? 0)))
    expect([places.length > 8, places.length <= 16, (places.at(-1) ?? 0) > 800]).toEqual([true, true, true])
  })

  test('that were written, once they are flushed', async () => {
    const [disk, witness] = [Buffer.alloc(size), createWitness(1)]
    await writes(witness, disk, 0, noise(4 * KiB, 1))
    const flushed = witness.flushing()
    await writes(witness, disk, 8 * KiB, noise(4 * KiB, 2))
    const blank = Buffer.alloc(size)
    expect(await witness.compare(over(blank))).toEqual(nothing)
    flushed()
    expect([await witness.compare(over(blank)), await witness.compare(over(disk))]).toEqual([one(1), one(0)])
    witness.flushing()()
    expect(await witness.compare(over(blank))).toMatchObject({ looked: 2, differing: 2 })
  })

  test('not by those that are written or made zero since, or meanwhile', async () => {
    const [disk, witness] = [noise(size, 1), createWitness(1)]
    const first = noise(size, 1)
    for (const at of [0, 4, 8, 12]) await reads(witness, disk, at * KiB, 4 * KiB)
    await writes(witness, disk, 7 * KiB, noise(2 * KiB, 3))
    await witness.during({ command: 'writeZeroes', offset: 12 * KiB, length: KiB }, () => Promise.resolve())
    expect(await witness.compare(over(first))).toEqual(one(0))
    const line = over(disk)
    const late = async (request: Request): Promise<void> => {
      await writes(witness, disk, 0, noise(4 * KiB, 4))
      await line.request(request)
    }
    expect(await witness.compare({ request: late })).toEqual(nothing)
  })

  test('not by what was read while something was written', async () => {
    const [disk, witness] = [noise(size, 1), createWitness(1)]
    const request = { command: 'read', offset: 0, length: KiB, into: Buffer.alloc(KiB) } as const
    await witness.during(request, () => writes(witness, disk, 0, noise(KiB, 4)))
    expect(await witness.compare(over(disk))).toEqual(nothing)
  })

  test('what the server does not read says nothing, and one that breaks is heard of', async () => {
    const [disk, witness] = [noise(size, 1), createWitness(1)]
    await reads(witness, disk, 0)
    expect(await witness.compare({ request: () => Promise.reject(new ServerError(5)) })).toEqual(nothing)
    await expect(witness.compare({ request: () => Promise.reject(new Error('reset')) })).rejects.toThrow('reset')
  })
})

test('there is something to compare when bytes have come, or when nobody asks any more', async () => {
  const disk = noise(size, 1)
  const order: string[] = []
  const witness = createWitness(1)
  void witness.hasSeen.then(() => order.push('seen'))
  await witness.during({ command: 'blockStatus', offset: 0, length: 1 }, () => Promise.resolve())
  order.push('status')
  await reads(witness, disk, 0)
  await witness.hasSeen
  const idle = createWitness(1)
  idle.end()
  await idle.hasSeen
  expect(order).toEqual(['status', 'seen'])
})

test('of many things a few are kept, at equal distances, and what is not kept goes', () => {
  const few = createThinned<number>(4)
  const made: number[] = []
  for (let at = 0; at < 20; at++) {
    few.offer(() => {
      made.push(at)
      return at
    })
  }
  expect([few.items(), made]).toEqual([
    [0, 8, 16],
    [0, 1, 2, 3, 4, 6, 8, 12, 16],
  ])
  few.keep((at) => at !== 8)
  expect(few.items()).toEqual([0, 16])
})
