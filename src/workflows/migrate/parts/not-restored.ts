import { message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { onwardOf, OnwardError } from '../onward.ts'
import { HalfRestored } from './restore.ts'
import { shortened } from './shortened.ts'
import { serversInOrder } from './target-servers.ts'
import { wordsOf } from './words-of.ts'

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
    next:
      failure instanceof HalfRestored
        ? message('migrate.halfRestored.next')
        : message('migrate.notRestored.next', { tenant, servers: shortened(names) }),
    cause: failure,
  })
}
