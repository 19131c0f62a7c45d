import type { BlockState, Manifest, StateRun } from './manifest.ts'

/** How two disks differ, in blocks of 512 KiB. */
export interface Difference {
  readonly blocks: number
  /** Number of the first block that differs; null when none does. */
  readonly first: number | null
}

/** Blocks whose bytes differ. Zero and undefined are the same; both manifests are of disks of one size. */
export function differences(one: Manifest, other: Manifest, to = one.blocks): Difference {
  let blocks = 0
  let first: number | null = null
  for (const run of one.runs(0, to)) {
    for (const index of differing(run, other)) {
      blocks++
      first ??= index
    }
  }
  return { blocks, first }
}

/** The numbers of the blocks of a run that the other manifest has differently. */
export function* differing(run: StateRun, other: Manifest): Generator<number> {
  if (run.kind !== 'data') {
    for (const there of other.runs(run.from, run.from + run.count)) {
      if (there.kind !== 'data') continue
      for (let index = there.from; index < there.from + there.count; index++) yield index
    }
    return
  }
  for (let at = 0; at < run.count; at++) {
    const digest = run.digests.subarray(at * 32, (at + 1) * 32)
    if (!sameBytes({ kind: 'data', digest }, other.state(run.from + at))) yield run.from + at
  }
}

/** Whether two blocks hold the same bytes. */
export function sameBytes(one: BlockState, other: BlockState): boolean {
  if (one.kind !== 'data' || other.kind !== 'data') return one.kind !== 'data' && other.kind !== 'data'
  return one.digest.equals(other.digest)
}
