import { readFile } from 'node:fs/promises'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { exists } from '../profiles-file.ts'
import { type JournalContent, readJournalText } from '../../plan/journal-text.ts'

export interface JournalOf {
  readonly path: string
  /** Of the plan that it must belong to. */
  readonly planId: string
}

/** What a journal says, read beside whoever may be writing it; null: there is none. */
export async function readJournal(request: JournalOf): Promise<JournalContent | null> {
  return (await exists(request.path)) ? await wholeContent(request) : null
}

/**
 * @throws BrokerError refused – a line before the last is damaged, so that nothing in it can be relied on; or it belongs to
 * another migration.
 */
export async function wholeContent({ path, planId }: JournalOf): Promise<JournalContent> {
  const content = readJournalText(await readFile(path))
  if (content === null) throw damaged(path)
  const other = content.facts.find((fact) => fact.kind === 'plan' && fact.id !== planId)
  if (other === undefined) return content
  throw new BrokerError({
    kind: 'refused',
    says: message('migrate.journal.other', { path }),
    next: message('migrate.journal.other.next', { path }),
  })
}

function damaged(path: string): BrokerError {
  return new BrokerError({
    kind: 'refused',
    says: message('migrate.journal.damaged', { path }),
    next: message('migrate.journal.damaged.next', { path }),
  })
}
