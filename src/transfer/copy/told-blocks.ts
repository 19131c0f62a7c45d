import { enterWindow, type JournalContent, type WindowRecord } from '../journal/journal.ts'
import type { StoredManifest } from '../manifest/encode-manifest.ts'
import { createManifest, digestBytes, type StateRun } from '../manifest/manifest.ts'

const mostSamples = 16

/** A block, and its digest as it was; null for zeroes. */
export interface ToldBlock {
  readonly index: number
  readonly digest: Buffer | null
}

/** What an earlier copy has told of a source. */
export interface Told {
  readonly sizeBytes: number
  /** From the first block to the last. */
  readonly samples: readonly ToldBlock[]
  /** The other data of a journal's last window. */
  readonly last: readonly ToldBlock[]
}

const nothing: Told = { sizeBytes: 0, samples: [], last: [] }

export function inManifest(previous: StoredManifest | null): Told {
  if (previous === null) return nothing
  const { sizeBytes, blocks } = previous.manifest
  return { sizeBytes, samples: spread([...previous.manifest.runs(0, blocks)], mostSamples), last: [] }
}

export function inJournal(journal: JournalContent | null): Told {
  if (journal === null) return nothing
  const { windows } = journal
  const { sizeBytes } = journal.start.source
  const hasData = ({ runs }: WindowRecord): boolean => runs.some(([letter]) => letter === 'd')
  const hasZeroes = ({ runs }: WindowRecord): boolean => runs.some(([letter]) => letter !== 'd')
  const last = windows.slice(-1)
  const chosen = new Set([...evenly(windows.filter(hasData)), ...evenly(windows.filter(hasZeroes)), ...last])
  const runsOf = (window: WindowRecord): readonly StateRun[] => {
    const manifest = createManifest(sizeBytes)
    enterWindow(manifest, window)
    return [...manifest.runs(window.from, window.to)]
  }
  const samples = spread([...chosen].flatMap(runsOf), mostSamples)
  const others = spread(last.flatMap(runsOf).filter(isData), Infinity)
  return { sizeBytes, samples, last: others.filter(({ index }) => !samples.some((sample) => sample.index === index)) }
}

function isData(run: StateRun): run is StateRun & { kind: 'data' } {
  return run.kind === 'data'
}

function evenly<T>(items: readonly T[]): readonly T[] {
  return places(items.length, mostSamples).flatMap((at) => items.slice(at, at + 1))
}

/** So many numbers below `count`, from the first to the last at equal distances. */
function places(count: number, most: number): readonly number[] {
  const taken = Math.min(count, most)
  const step = taken > 1 ? (count - 1) / (taken - 1) : 0
  return Array.from({ length: taken }, (_, number) => Math.floor(number * step))
}

/** So many blocks of data and so many without, each from the first to the last. */
function spread(runs: readonly StateRun[], most: number): readonly ToldBlock[] {
  return [true, false].flatMap((data) => {
    const wanted = runs.filter((run) => isData(run) === data)
    return picked(
      wanted,
      places(
        wanted.reduce((sum, run) => sum + run.count, 0),
        most,
      ),
    )
  })
}

/** The blocks with these numbers, in order, counted over the runs alone. */
function picked(runs: readonly StateRun[], numbers: readonly number[]): readonly ToldBlock[] {
  const samples: ToldBlock[] = []
  let before = 0
  for (const run of runs) {
    const end = before + run.count
    samples.push(...numbers.filter((at) => at >= before && at < end).map((at) => sampleAt(run, at - before)))
    before = end
  }
  return samples
}

function sampleAt(run: StateRun, at: number): ToldBlock {
  const index = run.from + at
  return {
    index,
    digest: isData(run) ? Buffer.from(run.digests.subarray(at * digestBytes, (at + 1) * digestBytes)) : null,
  }
}
