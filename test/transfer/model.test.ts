import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BrokerError } from '../../src/domain/errors.ts'
import { copyDisk } from '../../src/transfer/copy/copy-disk.ts'
import type { ReadRequest, Sink, Source } from '../../src/transfer/disk.ts'
import type { Engine } from '../../src/transfer/engine.ts'
import { createHashPool, type HashPool } from '../../src/transfer/hash/hash-pool.ts'
import { runs } from '../cost/runs.ts'
import { block, noise } from './disks.ts'
import { type MemoryDisk, memoryDisk } from './memory-disk.ts'

let hash: HashPool
beforeAll(() => {
  hash = createHashPool(1)
})
afterAll(() => hash.close())

const blocks = 6
const sizeBytes = (blocks - 1) * block + 1000

type Action =
  | { readonly kind: 'write'; readonly block: number; readonly seed: number; readonly length: number }
  | { readonly kind: 'zero'; readonly block: number }
  | { readonly kind: 'touch'; readonly block: number; readonly seed: number }
  | { readonly kind: 'copy' }
  | { readonly kind: 'crash'; readonly after: number; readonly keep: number }
  | {
      readonly kind: 'meanwhile'
      readonly block: number
      readonly seed: number
      readonly at: number
      readonly after: number
    }

const place = fc.nat({ max: blocks - 1 })
const seed = fc.integer({ min: 1, max: 1000 })
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), block: place, seed, length: fc.constantFrom(1, 70_000, block) }),
  fc.record({ kind: fc.constant('zero' as const), block: place }),
  fc.record({ kind: fc.constant('touch' as const), block: place, seed }),
  fc.record({ kind: fc.constant('copy' as const) }),
  fc.record({ kind: fc.constant('crash' as const), after: fc.nat({ max: 30 }), keep: fc.nat({ max: 255 }) }),
  fc.record({
    kind: fc.constant('meanwhile' as const),
    block: place,
    seed,
    at: fc.nat({ max: 30 }),
    after: fc.oneof(fc.constant(Infinity), fc.nat({ max: 30 })),
  }),
)

class Crash extends Error {}

function isFoundOut(error: unknown): boolean {
  return error instanceof BrokerError && error.says.key === 'disk.proofFailed'
}

function isSourceChange(error: unknown): boolean {
  return error instanceof BrokerError && error.says.key === 'disk.sourceChanged'
}

/** A disk at every use of which something may happen. */
function disturbed<T extends Source>(disk: T, happens: () => void): T {
  return {
    ...disk,
    identity: () => {
      happens()
      return disk.identity()
    },
    async *extents(request: { readonly signal: AbortSignal }) {
      yield* disk.extents(request)
      happens()
    },
    read: (request: ReadRequest) => {
      happens()
      return disk.read(request)
    },
  }
}

interface World {
  readonly source: MemoryDisk
  readonly target: MemoryDisk
  readonly folder: string
  made: boolean
  /** Somebody else has written to the target: only then may a proof fail. */
  touched: boolean
}

interface Disks {
  readonly source: Source
  readonly target: Sink
  readonly folder: string
}

async function copy({ source, target, folder }: Disks, isThere: boolean, crashAfter = Infinity): Promise<void> {
  let left = crashAfter
  const engine: Engine = {
    hash,
    spare: [],
    controls: { settings: () => ({ inFlight: 2, bandwidthMibps: null }), close: () => undefined },
    throttle: { pass: () => Promise.resolve() },
    clock: () => 0,
    windowBlocks: 2,
    onProgress: () => undefined,
    onNotice: () => undefined,
    onStep: () => {
      if (left-- <= 0) throw new Crash('here')
    },
    signal: new AbortController().signal,
  }
  await copyDisk({
    source,
    targetExists: isThere,
    targetName: null,
    openSink: () => Promise.resolve({ ...target, fresh: !isThere }),
    state: { journal: join(folder, 'journal'), manifest: join(folder, 'manifest') },
    // A disk that has no mark of its own may be written over only when that is said.
    overwrite: (await target.identity()) === null,
    engine,
  })
}

async function act(world: World, step: Action): Promise<void> {
  const { source, target, folder } = world
  const isThere = world.made
  switch (step.kind) {
    case 'write':
      source.poke(step.block * block, noise(step.length, step.seed).subarray(0, sizeBytes - step.block * block))
      return
    case 'zero':
      source.poke(step.block * block, Buffer.alloc(Math.min(block, sizeBytes - step.block * block)))
      return
    case 'touch':
      world.touched ||= isThere
      if (isThere) target.poke(step.block * block + 17, noise(4, step.seed))
      return
    case 'copy':
      world.made = true
      // A target that somebody touched while its copy was interrupted is found out by the proof; the next copy puts it right.
      await copy(world, isThere).catch(async (error: unknown) => {
        if (!world.touched || !isFoundOut(error)) throw error
        await copy(world, true)
      })
      world.touched = false
      expect(target.bytes().subarray(0, sizeBytes).equals(source.bytes())).toBe(true)
      return
    case 'crash': {
      world.made = true
      let coin = step.keep
      const end = await copy(world, isThere, step.after).catch((error: unknown) => error)
      expect(end === undefined || end instanceof Crash || (world.touched && isFoundOut(end))).toBe(true)
      target.crash(() => {
        coin = (coin * 5 + 3) % 256
        return coin > 100
      })
      return
    }
    case 'meanwhile': {
      world.made = true
      let left = step.at
      const disturb = (): void => {
        if (left-- === 0) source.poke(step.block * block + 5, noise(4, step.seed))
      }
      const disks = { folder, source: disturbed(source, disturb), target: disturbed(target, disturb) }
      const end = await copy(disks, isThere, step.after).catch((error: unknown) => error)
      const isExpected = end === undefined || end instanceof Crash || isSourceChange(end)
      expect(isExpected || (world.touched && isFoundOut(end))).toBe(true)
    }
  }
}

async function endsEqual(steps: readonly Action[], isSeen: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'model-'))
  const source = memoryDisk({ sizeBytes, fresh: false, isSeen })
  const target = memoryDisk({ sizeBytes: sizeBytes + 3000, fresh: true, isSeen })
  try {
    const world = { source, target, folder, made: false, touched: false }
    for (const step of steps) await act(world, step)
    await act(world, { kind: 'copy' })
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** As many histories as are asked for have their time. */
function patienceMs(usual: number): number {
  return 600_000 + runs(usual).numRuns * 2000
}

test(
  'any sequence of writing, copying, crashing and going on ends in equality',
  async () => {
    const steps = fc.array(action, { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(steps, (all) => endsEqual(all, false)),
      runs(150),
    )
  },
  patienceMs(150),
)

test(
  'the same where changes of the disks can be seen from outside',
  async () => {
    const steps = fc.array(action, { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(steps, (all) => endsEqual(all, true)),
      runs(30),
    )
  },
  patienceMs(30),
)
