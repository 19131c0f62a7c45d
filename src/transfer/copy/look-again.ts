import { blockBytes, type Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { createLanes } from '../flow/lanes.ts'
import { sharedBuffer } from '../hash/hash-pool.ts'
import { enterWindow, type JournalContent, type WindowRecord } from '../journal/journal.ts'
import type { StoredManifest } from '../manifest/encode-manifest.ts'
import { createManifest, digestBytes, type StateRun } from '../manifest/manifest.ts'
import { blockLength } from '../plan-blocks.ts'

/** Some blocks of a source, held against what was written down of them. */
export interface SecondLook {
  readonly looked: number
  readonly differing: number
  /** Of all of them, those that held data. */
  readonly lookedData: number
  readonly differingData: number
  /** Of all that differ, those of which the interrupted copy has told; of the others, the copy before it. */
  readonly differingInJournal: number
}

const mostSamples = 16
/** Where nothing could be looked at. */
export const nothingSeen: SecondLook = {
  looked: 0,
  differing: 0,
  lookedData: 0,
  differingData: 0,
  differingInJournal: 0,
}

/**
 * Reads some blocks of a source again of which an earlier copy has told what they hold. Of a journal: the data of its last window, and
 * sixteen blocks of data and sixteen of zeroes, spread over the windows before; of a manifest the same numbers. A manifest counts where there
 * is no journal, or where the journal tells of no data yet. Nothing is read of files, which show by themselves whether they are the
 * same, nor of streams, which cannot be asked.
 */
export async function lookAgain(request: {
  readonly source: Source
  readonly journal: JournalContent | null
  readonly previous: StoredManifest | null
  readonly engine: Engine
}): Promise<SecondLook> {
  const { source, journal, previous, engine } = request
  if (source.goesByOnce === true || (await source.identity()) !== null) return nothingSeen
  const inFirst = await differingOf(inJournal(journal), source, engine)
  if (inFirst.lookedData > 0) return { ...inFirst, differingInJournal: inFirst.differing }
  const inSecond = await differingOf(inManifest(previous), source, engine)
  return {
    looked: inFirst.looked + inSecond.looked,
    differing: inFirst.differing + inSecond.differing,
    lookedData: inSecond.lookedData,
    differingData: inSecond.differingData,
    differingInJournal: inFirst.differing,
  }
}

/** Reads what was told of, as far as the source still has it. */
async function differingOf(
  told: Told,
  source: Source,
  engine: Engine,
): Promise<Omit<SecondLook, 'differingInJournal'>> {
  const whole = Math.floor(Math.min(source.sizeBytes, told.sizeBytes) / blockBytes)
  const isSameSize = source.sizeBytes === told.sizeBytes
  // Of a disk that has grown or shrunk, the last block need not be as long as it was.
  const samples = told.samples.filter(({ index }) => isSameSize || index < whole)
  const found = { looked: 0, differing: 0, lookedData: 0, differingData: 0 }
  const lanes = createLanes(() => engine.controls.settings().inFlight)
  const look = async (sample: Sample): Promise<void> => {
    const differs = !(await holds(source, sample, engine))
    found.looked++
    if (differs) found.differing++
    if (sample.digest === null) return
    found.lookedData++
    if (differs) found.differingData++
  }
  try {
    for (const sample of samples) await lanes.start(() => look(sample))
  } finally {
    await lanes.drain()
  }
  return found
}

/**
 * More of it is something else than is as it was: this is hardly the disk that was copied. Data is judged by itself, for what was empty
 * may be empty on any disk.
 */
export function isMostlyOther({ looked, differing, lookedData, differingData }: SecondLook): boolean {
  return differing * 2 > looked || differingData * 2 > lookedData
}

/** A block, and its digest as it was; null for zeroes. */
interface Sample {
  readonly index: number
  readonly digest: Buffer | null
}

interface Told {
  readonly sizeBytes: number
  readonly samples: readonly Sample[]
}

function inManifest(previous: StoredManifest | null): Told {
  if (previous === null) return { sizeBytes: 0, samples: [] }
  const { sizeBytes, blocks } = previous.manifest
  return { sizeBytes, samples: spread([...previous.manifest.runs(0, blocks)], mostSamples) }
}

function inJournal(journal: JournalContent | null): Told {
  if (journal === null) return { sizeBytes: 0, samples: [] }
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
  const before = [...chosen].flatMap(runsOf)
  const samples = [...spread(before, mostSamples), ...spread(last.flatMap(runsOf).filter(isData), Infinity)]
  return { sizeBytes, samples: [...new Map(samples.map((sample) => [sample.index, sample])).values()] }
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
function spread(runs: readonly StateRun[], most: number): readonly Sample[] {
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
function picked(runs: readonly StateRun[], numbers: readonly number[]): readonly Sample[] {
  const samples: Sample[] = []
  let before = 0
  for (const run of runs) {
    const end = before + run.count
    samples.push(...numbers.filter((at) => at >= before && at < end).map((at) => sampleAt(run, at - before)))
    before = end
  }
  return samples
}

function sampleAt(run: StateRun, at: number): Sample {
  const index = run.from + at
  return {
    index,
    digest: isData(run) ? Buffer.from(run.digests.subarray(at * digestBytes, (at + 1) * digestBytes)) : null,
  }
}

async function holds(source: Source, { index, digest }: Sample, engine: Engine): Promise<boolean> {
  const memory = engine.spare.pop() ?? sharedBuffer(blockBytes)
  try {
    const into = memory.subarray(0, blockLength(source.sizeBytes, index))
    await engine.throttle.pass(into.length, engine.signal)
    await source.read({ offset: index * blockBytes, into, signal: engine.signal })
    const there = (await engine.hash.look(into)).digest
    return digest === null || there === null ? digest === there : digest.equals(there)
  } finally {
    engine.spare.push(memory)
  }
}
