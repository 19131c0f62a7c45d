import { BrokerError } from '../../../domain/errors.ts'
import { message, type Message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { onwardOf, OnwardError } from '../onward.ts'
import { shortened } from './shortened.ts'
import { serversInOrder } from './target-servers.ts'

/** A cutover failed, and so did the way back: the tenant may run nowhere. */
export class NotRestored extends OnwardError {}

/** The error that says what failed, why it could not be put back, and which servers of the source may be stopped. */
export function notRestored(
  migration: Migration,
  tenant: string,
  { cause, failure }: { readonly cause: unknown; readonly failure: unknown },
): NotRestored {
  const { priorPower } = tenantState(migration.journal.state(), tenant)
  const ran = new Set((priorPower ?? []).filter(({ state }) => state === 'running').map(({ id }) => id))
  const names = serversInOrder(migration, tenant)
    .filter(({ observed }) => ran.has(observed.id))
    .map(({ desired, observed }) => `${desired.name} (${observed.id})`)
  return new NotRestored({
    kind: 'partial',
    onward: onwardOf(failure),
    says: message('migrate.notRestored', { says: wordsOf(cause), failure: wordsOf(failure) }),
    next: message('migrate.notRestored.next', { tenant, servers: shortened(names) }),
    cause: failure,
  })
}

function wordsOf(error: unknown): Message {
  if (error instanceof BrokerError) return error.says
  return message('migrate.failed', { detail: error instanceof Error ? error.message : String(error) })
}
