import { readFile, stat } from 'node:fs/promises'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { type JournalContent, readJournalText } from '../../plan/journal-text.ts'

/** What a journal says, read beside whoever may be writing it; null: there is none. */
export async function readJournal(path: string): Promise<JournalContent | null> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  return isThere ? await wholeContent(path) : null
}

/** @throws BrokerError refused – a line before the last is damaged, so that nothing in it can be relied on. */
export async function wholeContent(path: string): Promise<JournalContent> {
  const content = readJournalText(await readFile(path))
  if (content !== null) return content
  throw new BrokerError({
    kind: 'refused',
    says: message('migrate.journal.damaged', { path }),
    next: message('migrate.journal.damaged.next', { path }),
  })
}
