import { blockBytes, type Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { createLanes } from '../flow/lanes.ts'
import { sharedBuffer } from '../hash/hash-pool.ts'
import type { JournalContent } from '../journal/journal.ts'
import type { StoredManifest } from '../manifest/encode-manifest.ts'
import { blockLength } from '../plan-blocks.ts'
import { inJournal, inManifest, type Told, type ToldBlock } from './told-blocks.ts'

/** Some blocks of a source, held against what was written down of them. */
export interface SecondLook {
  readonly looked: number
  readonly differing: number
  /** Of all of them, those that held data. */
  readonly lookedData: number
  readonly differingData: number
  /** The other data of the window that an interrupted copy told of last, which lies at one place of the disk. */
  readonly last: Counts
  /** Of all that differ, there and here, those of which the interrupted copy has told; of the others, the copy before it. */
  readonly differingInJournal: number
}

interface Counts {
  readonly looked: number
  readonly differing: number
}

/** Where nothing could be looked at. */
export const nothingSeen: SecondLook = {
  looked: 0,
  differing: 0,
  lookedData: 0,
  differingData: 0,
  last: { looked: 0, differing: 0 },
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
  const [told, before] = [inJournal(journal), inManifest(previous)]
  const inFirst = await differingOf(told, source, engine)
  const { looked, differing } = await differingOf({ ...told, samples: told.last }, source, engine)
  const last = { looked, differing }
  if (inFirst.lookedData > 0) return { ...inFirst, last, differingInJournal: inFirst.differing + differing }
  const inSecond = await differingOf(before, source, engine)
  return {
    last,
    looked: inFirst.looked + inSecond.looked,
    differing: inFirst.differing + inSecond.differing,
    lookedData: inSecond.lookedData,
    differingData: inSecond.differingData,
    differingInJournal: inFirst.differing,
  }
}

/** Reads what was told of, as far as the disk still has it. */
export async function differingOf(
  told: Told,
  disk: Source,
  engine: Engine,
): Promise<Omit<SecondLook, 'last' | 'differingInJournal'>> {
  const whole = Math.floor(Math.min(disk.sizeBytes, told.sizeBytes) / blockBytes)
  const isSameSize = disk.sizeBytes === told.sizeBytes
  // Of a disk that has grown or shrunk, the last block need not be as long as it was.
  const samples = told.samples.filter(({ index }) => isSameSize || index < whole)
  const found = { looked: 0, differing: 0, lookedData: 0, differingData: 0 }
  const lanes = createLanes(() => engine.controls.settings().inFlight)
  const look = async (sample: ToldBlock): Promise<void> => {
    const differs = !(await holds(disk, sample, engine))
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
 * may be empty on any disk; and the last window is not, for it is one place of the disk.
 */
export function isMostlyOther({ looked, differing, lookedData, differingData }: SecondLook): boolean {
  return differing * 2 > looked || differingData * 2 > lookedData
}

async function holds(disk: Source, { index, digest }: ToldBlock, engine: Engine): Promise<boolean> {
  const memory = engine.spare.pop() ?? sharedBuffer(blockBytes)
  try {
    const into = memory.subarray(0, blockLength(disk.sizeBytes, index))
    await engine.throttle.pass(into.length, engine.signal)
    await disk.read({ offset: index * blockBytes, into, signal: engine.signal })
    const there = (await engine.hash.look(into)).digest
    return digest === null || there === null ? digest === there : digest.equals(there)
  } finally {
    engine.spare.push(memory)
  }
}
