import { join } from 'node:path'
import { copyDisk, type CopyRequest, type CopyResult } from '../../../src/transfer/copy/copy-disk.ts'
import type { Sink, Source } from '../../../src/transfer/disk.ts'
import type { Engine } from '../../../src/transfer/engine.ts'
import { exists } from '../../../src/transfer/file/open-file.ts'
import { type JournalContent, readJournal } from '../../../src/transfer/journal/journal.ts'
import { quickEngine, type Watched } from '../quick-engine.ts'

export interface Ended extends Watched {
  readonly result: CopyResult | null
  readonly error: unknown
  readonly journal: JournalContent | null
  readonly isInterrupted: boolean
}

export type Wish = Partial<Omit<CopyRequest, 'engine'>> & { readonly folder: string; readonly engine?: Partial<Engine> }

/** Copies with the files of state in a folder, and says how it ended. */
export async function copied(source: Source, sink: Sink, wish: Wish): Promise<Ended> {
  const { folder, engine, ...rest } = wish
  const state = { journal: join(folder, 'journal'), manifest: join(folder, 'manifest') }
  const watched = quickEngine(engine)
  const request = {
    ...{ source, targetExists: true, targetName: null, openSink: () => Promise.resolve(sink), state, overwrite: true },
    ...rest,
    engine: watched.engine,
  }
  const ended = await copyDisk(request).then(
    (result) => ({ result, error: null }),
    (error: unknown) => ({ result: null, error }),
  )
  const isInterrupted = await exists(state.journal)
  return { ...watched, ...ended, journal: await readJournal(state.journal), isInterrupted }
}

/** An engine that stops the copy at the n-th passing of a step. */
export function stopAt(step: string, nth = 1): Partial<Engine> {
  let left = nth
  return {
    onStep: (now) => {
      if (now === step && --left === 0) throw new Error('stopped')
    },
  }
}
