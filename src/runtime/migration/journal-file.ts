import { type FileHandle, open } from 'node:fs/promises'
import type { Fact, NewFact } from '../../plan/fact.ts'
import { type JournalContent, journalLine } from '../../plan/journal-text.ts'
import { followJournal } from '../../plan/migration-state.ts'
import { syncFolder } from '../../transfer/file/replace-file.ts'
import type { Journal } from '../../workflows/migrate/migration.ts'
import { exists } from '../profiles-file.ts'
import { wholeContent } from './read-journal.ts'

const ownerOnly = 0o600

/** The moments of an append at which a crash is tried out. */
export type JournalStep = 'journal:before' | 'journal:after-write' | 'journal'

export interface JournalRequest {
  readonly path: string
  /** Of the migration. */
  readonly planId: string
  /** ISO 8601 UTC. */
  readonly now: () => string
  /** A last line that was cut short is cut off. */
  readonly onTorn: (bytes: number) => void
  readonly onStep: (step: JournalStep) => void
}

/** The journal of a migration in its file. */
export interface JournalFile extends Journal {
  close(): Promise<void>
}

/**
 * Opens a journal; where there is none, its file is made with the first line. Whoever calls holds the lock of the migration.
 * @throws BrokerError refused – a line before the last is damaged, so that nothing in it can be relied on; or it is that of
 * another migration.
 */
export async function openJournal(request: JournalRequest): Promise<JournalFile> {
  const { path } = request
  if (!(await exists(path))) return appender(null, noLines, request)
  const file = await open(path, 'a', ownerOnly)
  try {
    return appender(file, await wholeOf(file, request), request)
  } catch (error) {
    await file.close()
    throw error
  }
}

const noLines: JournalContent = { facts: [], wholeBytes: 0, tornBytes: 0 }

async function wholeOf(file: FileHandle, request: JournalRequest): Promise<JournalContent> {
  const content = await wholeContent(request)
  if (content.tornBytes > 0) {
    await file.truncate(content.wholeBytes)
    await file.datasync()
    request.onTorn(content.tornBytes)
  }
  await syncFolder(request.path)
  return content
}

async function begun(path: string): Promise<FileHandle> {
  const file = await open(path, 'a', ownerOnly)
  await syncFolder(path)
  return file
}

function appender(
  opened: FileHandle | null,
  { facts, wholeBytes }: JournalContent,
  request: JournalRequest,
): JournalFile {
  const { path, now, onStep } = request
  const followed = followJournal()
  for (const fact of facts) followed.add(fact)
  let file = opened
  let end = wholeBytes
  let last: Promise<void> = Promise.resolve()
  const append = async (fact: NewFact): Promise<void> => {
    const whole: Fact = { ...fact, at: now() }
    const line = Buffer.from(journalLine(whole))
    onStep('journal:before')
    file ??= await begun(path)
    await writeWhole(file, line, end)
    onStep('journal:after-write')
    await file.datasync()
    end += line.length
    followed.add(whole)
    onStep('journal')
  }
  return {
    path,
    state: followed.state,
    append: (fact) => {
      // One after another. After one that failed nothing more is written: what comes later may rely on it.
      last = last.then(() => append(fact))
      last.catch(() => undefined)
      return last
    },
    close: async () => {
      await last.catch(() => undefined)
      await file?.close()
    },
  }
}

/** A full disk may take half a line: that half is removed again, as far as the disk lets us. */
async function writeWhole(file: FileHandle, line: Buffer, end: number): Promise<void> {
  try {
    await file.appendFile(line)
  } catch (error) {
    await file.truncate(end).catch(() => undefined)
    throw error
  }
}
