import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences, differing, sameBytes } from '../../../src/transfer/manifest/differences.ts'
import {
  type BlockState,
  createManifest,
  type Manifest,
  type StateRun,
} from '../../../src/transfer/manifest/manifest.ts'
import { resized } from '../../../src/transfer/manifest/resized.ts'
import { runs } from '../../cost/runs.ts'
import { block } from '../disks.ts'
import { inWords } from '../ram-disk.ts'

const digest = (fill: number): Buffer => Buffer.alloc(32, fill)
const data = (fill: number): BlockState => ({ kind: 'data', digest: digest(fill) })
const [zero, unknown]: readonly [BlockState, BlockState] = [{ kind: 'zero' }, { kind: 'undefined' }]

/** Blocks by numbers: 0 zero, -1 undefined, else data. */
function manifestOf(states: readonly number[], sizeBytes = states.length * block): Manifest {
  const manifest = createManifest(sizeBytes)
  for (const [index, state] of states.entries()) {
    manifest.set(index, state === 0 ? zero : state < 0 ? unknown : data(state))
  }
  return manifest
}

test('blocks never set are zero, and what is set is told', () => {
  const manifest = createManifest(3 * block - 1)
  expect([manifest.sizeBytes, manifest.blocks, manifest.counts()]).toEqual([
    3 * block - 1,
    3,
    { data: 0, zero: 3, undefined: 0 },
  ])
  manifest.set(1, data(5))
  manifest.set(2, unknown)
  expect([0, 1, 2].map((index) => manifest.state(index))).toEqual([zero, data(5), unknown])
  manifest.set(1, zero)
  expect([0, 1, 2].map((index) => manifest.state(index))).toEqual([zero, zero, unknown])
  expect(manifest.counts()).toEqual({ data: 0, zero: 2, undefined: 1 })
})

test('digests are copied, and not more of them than 32 bytes', () => {
  const manifest = createManifest(2 * block)
  const mine = digest(1)
  manifest.set(1, data(9))
  manifest.set(0, { kind: 'data', digest: Buffer.concat([mine, digest(7)]) })
  mine.fill(0)
  expect([manifest.state(0), manifest.state(1)]).toEqual([data(1), data(9)])
})

test('runs go on over the groups in which zeroes are kept, data breaks at them', () => {
  const manifest = createManifest(3 * 4096 * block)
  manifest.setRun({ kind: 'data', from: 4094, count: 4, digests: Buffer.concat([1, 2, 3, 4].map(digest)) })
  expect([...manifest.runs(0, Infinity)]).toEqual([
    { kind: 'zero', from: 0, count: 4094 },
    { kind: 'data', from: 4094, count: 2, digests: Buffer.concat([digest(1), digest(2)]) },
    { kind: 'data', from: 4096, count: 2, digests: Buffer.concat([digest(3), digest(4)]) },
    { kind: 'zero', from: 4098, count: 2 * 4096 - 2 },
  ])
  expect([...manifest.runs(4095, 4097)].map(({ from, count }) => [from, count])).toEqual([
    [4095, 1],
    [4096, 1],
  ])
  expect([...manifest.runs(10, 10)]).toEqual([])
})

test('a run of zeroes clears what was there, and skips groups that nobody has touched', () => {
  const manifest = createManifest(4 * 4096 * block)
  manifest.setRun({ kind: 'undefined', from: 4096, count: 4096 })
  manifest.set(3 * 4096 + 1, data(3))
  manifest.setRun({ kind: 'zero', from: 5, count: 4096 + 10 })
  expect(inWords(manifest)).toEqual([
    'zero 0 4111',
    'undefined 4111 4081',
    'zero 8192 4097',
    'data 12289 1',
    'zero 12290 4094',
  ])
  manifest.setRun({ kind: 'zero', from: 0, count: manifest.blocks })
  expect(inWords(manifest)).toEqual(['zero 0 16384'])
})

/** As the documentation of the format has it. */
function rootByTheBook(all: readonly number[], sizeBytes: number): string {
  const head = Buffer.alloc(12)
  head.writeBigUInt64BE(BigInt(sizeBytes))
  head.writeUInt32BE(block, 8)
  const parts: Buffer[] = [Buffer.from('broker-root/1\n'), head]
  for (let at = 0; at < all.length;) {
    let end = at
    while (end < all.length && (all[end] ?? 0) <= 0) end++
    if (end > at) {
      const empty = Buffer.alloc(9)
      empty.writeBigUInt64BE(BigInt(end - at), 1)
      parts.push(empty)
      at = end
    } else parts.push(Buffer.from([1]), digest(all[at++] ?? 0))
  }
  return createHash('sha256').update(Buffer.concat(parts)).digest('hex')
}

const states = fc.array(fc.constantFrom(-1, 0, 0, 1, 2, 3), { minLength: 1, maxLength: 30 })

function spread(all: Iterable<StateRun>): readonly string[] {
  return [...all].flatMap((run) =>
    Array.from({ length: run.count }, (_, at) => (run.kind === 'data' ? String(run.digests[at * 32]) : run.kind)),
  )
}

test('runs tell the state of every block, each kind in as few runs as can be', () => {
  fc.assert(
    fc.property(states, fc.nat({ max: 30 }), fc.nat({ max: 30 }), (all, from, to) => {
      const manifest = manifestOf(all)
      const words = all.map((state) => (state === 0 ? 'zero' : state < 0 ? 'undefined' : String(state)))
      expect(spread(manifest.runs(from, to))).toEqual(words.slice(from, Math.max(from, to)))
      const kinds = [...manifest.runs(0, all.length)].map(({ kind }) => kind)
      expect(kinds.some((kind, at) => kind === kinds[at + 1])).toBe(false)
      const counted = (kind: string): number => words.filter((word) => word === kind).length
      const empty = counted('zero') + counted('undefined')
      expect(manifest.counts()).toEqual({
        data: words.length - empty,
        zero: counted('zero'),
        undefined: counted('undefined'),
      })
      expect(manifest.root()).toBe(rootByTheBook(all, all.length * block))
    }),
    runs(200),
  )
})

test('blocks differ where their bytes do; zero and undefined are the same', () => {
  fc.assert(
    fc.property(states, states, (one, other) => {
      const length = Math.min(one.length, other.length)
      const wanted = Array.from({ length }, (_, at) => at).filter(
        (at) => Math.max(0, one[at] ?? 0) !== Math.max(0, other[at] ?? 0),
      )
      const [a, b] = [manifestOf(one.slice(0, length)), manifestOf(other.slice(0, length))]
      expect([...a.runs(0, length)].flatMap((run) => [...differing(run, b)])).toEqual(wanted)
      expect(differences(a, b)).toEqual({ blocks: wanted.length, first: wanted[0] ?? null })
      const before = wanted.filter((at) => at < 3)
      expect(differences(a, b, Math.min(3, length))).toEqual({ blocks: before.length, first: before[0] ?? null })
      expect(a.root() === b.root()).toBe(wanted.length === 0)
    }),
    runs(200),
  )
})

test('two states hold the same bytes when both are empty, or their digests are equal', () => {
  const all = [zero, unknown, data(1), data(2)]
  expect(all.map((one) => all.map((other) => sameBytes(one, other)))).toEqual([
    [true, true, false, false],
    [true, true, false, false],
    [false, false, true, false],
    [false, false, false, true],
  ])
})

test('a disk of nothing but zeroes takes no time and no memory, whatever its size', () => {
  const manifest = createManifest(2 ** 52)
  const begin = performance.now()
  manifest.setRun({ kind: 'zero', from: 0, count: manifest.blocks })
  for (let index = 0; index < 2 ** 33; index += 2 ** 20) manifest.set(index, zero)
  expect(performance.now() - begin).toBeLessThan(3000)
  expect(process.memoryUsage().rss).toBeLessThan(2 ** 31)
})

test('a manifest for another size keeps whole blocks, and knows nothing of one that was or becomes short', () => {
  const of = (all: readonly number[], from: number, to: number): readonly string[] =>
    inWords(resized(manifestOf(all, from), to))
  expect({
    longer: of([1, 2, -1], 3 * block, 5 * block),
    shorter: of([1, 2, 3], 3 * block, 2 * block),
    cutShort: of([1, 2, 3], 3 * block, 2 * block - 1),
    wasShort: of([1, 2], block + 5, 3 * block),
    bothShort: of([1, 2], block + 5, block + 6),
    empty: of([1], block, 0),
  }).toEqual({
    longer: ['data 0 2', 'undefined 2 1', 'zero 3 2'],
    shorter: ['data 0 2'],
    cutShort: ['data 0 1', 'undefined 1 1'],
    wasShort: ['data 0 1', 'undefined 1 1', 'zero 2 1'],
    bothShort: ['data 0 1', 'undefined 1 1'],
    empty: [],
  })
  const same = manifestOf([1, 2])
  expect(resized(same, 2 * block)).toBe(same)
})
