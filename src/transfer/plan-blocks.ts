import { blockBytes, type Extent } from './disk.ts'

/** Neighbouring blocks of one kind; `from` and `count` are numbers of blocks. `data` has to be read to be known. */
export interface BlockRun {
  readonly kind: Extent['kind']
  readonly from: number
  readonly count: number
}

/** How many blocks a disk has; the last one may be short. */
export function blockCount(sizeBytes: number): number {
  return Math.ceil(sizeBytes / blockBytes)
}

/** Bytes of one block of a disk. */
export function blockLength(sizeBytes: number, index: number): number {
  return Math.min(blockBytes, sizeBytes - index * blockBytes)
}

/** Extents laid on the grid of blocks. A block that is touched by two kinds has to be read. */
export async function planBlocks(extents: AsyncIterable<Extent>, sizeBytes: number): Promise<readonly BlockRun[]> {
  const runs: BlockRun[] = []
  let next = 0
  for await (const { offset, length, kind } of extents) {
    if (length <= 0 || offset >= sizeBytes) continue
    const end = Math.min(offset + length, sizeBytes)
    const first = Math.max(Math.floor(offset / blockBytes), next - 1)
    const last = blockCount(end)
    // The first block may have begun in the extent before, or in none at all.
    next = addRun(runs, { kind: 'data', from: next, count: first - next }) // a gap: nobody knows what is there
    const shared = first < next && offset > first * blockBytes
    if (shared) mixLast(runs, kind)
    next = addRun(runs, { kind, from: Math.max(first, next), count: last - Math.max(first, next) })
  }
  const missing = blockCount(sizeBytes) - next
  addRun(runs, { kind: 'data', from: next, count: missing })
  return runs
}

/** Runs cut to the blocks from `from` on. */
export function runsFrom(runs: readonly BlockRun[], from: number): readonly BlockRun[] {
  return runs.flatMap((run) => {
    const start = Math.max(run.from, from)
    const count = run.from + run.count - start
    return count > 0 ? [{ kind: run.kind, from: start, count }] : []
  })
}

/** The last block so far turns out to hold two kinds. */
function mixLast(runs: BlockRun[], kind: BlockRun['kind']): void {
  const last = runs.at(-1)
  if (last === undefined || last.kind === kind || last.kind === 'data') return
  runs.pop()
  if (last.count > 1) runs.push({ ...last, count: last.count - 1 })
  addRun(runs, { kind: 'data', from: last.from + last.count - 1, count: 1 })
}

/** Appends a run, joined to the last one where both are of one kind. Returns the block after it. */
function addRun(runs: BlockRun[], run: BlockRun): number {
  const end = run.from + run.count
  const last = runs.at(-1)
  if (run.count <= 0) return last === undefined ? 0 : last.from + last.count
  if (last?.kind === run.kind && last.from + last.count === run.from) {
    runs[runs.length - 1] = { ...last, count: last.count + run.count }
    return end
  }
  runs.push(run)
  return end
}
