import type { BlockRun } from '../plan-blocks.ts'

/** A stretch of a disk that is written, synced and journalled as one. */
export interface Window {
  readonly from: number
  readonly to: number
  readonly runs: readonly BlockRun[]
}

/** Runs cut into windows of at most `windowBlocks` blocks of data each; a last window may have none. */
export function* windows(runs: readonly BlockRun[], windowBlocks: number): Generator<Window> {
  let held: BlockRun[] = []
  let room = windowBlocks
  for (const run of runs) {
    if (run.kind !== 'data') {
      held.push(run)
      continue
    }
    for (let from = run.from; from < run.from + run.count;) {
      const count = Math.min(room, run.from + run.count - from)
      held.push({ kind: 'data', from, count })
      from += count
      room -= count
      if (room > 0) continue
      yield windowOf(held)
      held = []
      room = windowBlocks
    }
  }
  if (held.length > 0) yield windowOf(held)
}

function windowOf(runs: readonly BlockRun[]): Window {
  const [first] = runs
  const last = runs.at(-1)
  if (first === undefined || last === undefined) return { from: 0, to: 0, runs }
  return { from: first.from, to: last.from + last.count, runs }
}
