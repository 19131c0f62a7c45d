import type { BlockCounts } from '../../domain/disk.ts'
import { blockCount } from '../plan-blocks.ts'
import { rootOf } from './root.ts'

export const digestBytes = 32
/** Blocks are kept in groups, so that a large empty disk costs nothing. */
const groupBlocks = 4096

/** What a manifest says of one block: data with its SHA-256, zeroes, or no content of its own. */
export type BlockState =
  { readonly kind: 'zero' } | { readonly kind: 'undefined' } | { readonly kind: 'data'; readonly digest: Buffer }

/** Neighbouring blocks of one kind; `digests` holds 32 bytes for each block of data. */
export type StateRun =
  | { readonly kind: 'zero' | 'undefined'; readonly from: number; readonly count: number }
  | { readonly kind: 'data'; readonly from: number; readonly count: number; readonly digests: Buffer }

/** The states of all blocks of a disk. Blocks never set are zero. */
export interface Manifest {
  readonly sizeBytes: number
  readonly blocks: number
  set(index: number, state: BlockState): void
  /** The digests are copied. */
  setRun(run: StateRun): void
  state(index: number): BlockState
  /** Runs in order from block `from` to before `to`; runs of data have at most 4,096 blocks. */
  runs(from: number, to: number): Iterable<StateRun>
  counts(): BlockCounts
  /**
   * SHA-256 that is equal for two disks exactly when their logical bytes are: see docs/block-engine.md.
   * Zero and undefined are the same to it.
   */
  root(): string
}

interface Group {
  readonly states: Uint8Array
  digests: Buffer | null
}

const codes = { zero: 0, data: 1, undefined: 2 } as const
const kinds = ['zero', 'data', 'undefined'] as const

export function createManifest(sizeBytes: number): Manifest {
  const blocks = blockCount(sizeBytes)
  const groups = new Map<number, Group>()
  const made = (number: number): Group => {
    const group = groups.get(number) ?? { states: new Uint8Array(groupBlocks), digests: null }
    groups.set(number, group)
    return group
  }
  const set = (index: number, state: BlockState): void => {
    if (state.kind === 'zero' && !groups.has(Math.floor(index / groupBlocks))) return
    const group = made(Math.floor(index / groupBlocks))
    const place = index % groupBlocks
    group.states[place] = codes[state.kind]
    if (state.kind !== 'data') return
    group.digests ??= Buffer.alloc(groupBlocks * digestBytes)
    state.digest.copy(group.digests, place * digestBytes, 0, digestBytes)
  }
  const runs = (from: number, to: number): Iterable<StateRun> => walk(groups, from, Math.min(to, blocks))
  return {
    sizeBytes,
    blocks,
    set,
    setRun: (run) => {
      for (let at = 0; at < run.count; at++) {
        const index = run.from + at
        const untouched = run.kind === 'zero' && !groups.has(Math.floor(index / groupBlocks))
        if (untouched) at += groupBlocks - 1 - (index % groupBlocks)
        else set(index, stateIn(run, at))
      }
    },
    state: (index) => stateOf(groups.get(Math.floor(index / groupBlocks)), index % groupBlocks),
    runs,
    counts: () => count(runs(0, blocks)),
    root: () => rootOf(runs(0, blocks), sizeBytes),
  }
}

function stateIn(run: StateRun, at: number): BlockState {
  if (run.kind !== 'data') return { kind: run.kind }
  return { kind: 'data', digest: run.digests.subarray(at * digestBytes, (at + 1) * digestBytes) }
}

function stateOf(group: Group | undefined, place: number): BlockState {
  const kind = kinds[group?.states[place] ?? codes.zero] ?? 'zero'
  if (kind !== 'data' || !group?.digests) return { kind: kind === 'data' ? 'zero' : kind }
  return { kind, digest: group.digests.subarray(place * digestBytes, (place + 1) * digestBytes) }
}

function* walk(groups: ReadonlyMap<number, Group>, from: number, to: number): Generator<StateRun> {
  let zeroFrom: number | null = null
  for (let at = from; at < to;) {
    const number = Math.floor(at / groupBlocks)
    const group = groups.get(number)
    const groupEnd = Math.min((number + 1) * groupBlocks, to)
    const end = group === undefined ? groupEnd : sameUntil(group.states, at, groupEnd)
    const code = group?.states[at % groupBlocks] ?? codes.zero
    if (code === codes.zero) zeroFrom ??= at
    else {
      if (zeroFrom !== null) yield { kind: 'zero', from: zeroFrom, count: at - zeroFrom }
      zeroFrom = null
      yield runOf(group, at, end)
    }
    at = end
  }
  if (zeroFrom !== null) yield { kind: 'zero', from: zeroFrom, count: to - zeroFrom }
}

/** The end of the stretch of one state that begins at block `at`. */
function sameUntil(states: Uint8Array, at: number, limit: number): number {
  const code = states[at % groupBlocks]
  let end = at + 1
  while (end < limit && states[end % groupBlocks] === code) end++
  return end
}

function runOf(group: Group | undefined, from: number, end: number): StateRun {
  const count = end - from
  const first = from % groupBlocks
  if (!group?.digests || group.states[first] !== codes.data) return { kind: 'undefined', from, count }
  const digests = group.digests.subarray(first * digestBytes, (first + count) * digestBytes)
  return { kind: 'data', from, count, digests }
}

function count(runs: Iterable<StateRun>): BlockCounts {
  const counts = { data: 0, zero: 0, undefined: 0 }
  for (const run of runs) counts[run.kind] += run.count
  return counts
}
