import { type Message, message } from '../../domain/message.ts'
import { tenantState } from '../../plan/migration-state.ts'
import type { Migration } from './migration.ts'

/** What cannot be undone without loss. */
export interface ToConfirm {
  readonly plan: string
  /** What will be done, and to whom: a sentence. */
  readonly says: Message
}

const mostNamed = 10

/** Tenants whose servers of the source will be stopped; null: all of them run on the target already. */
export function stopsSource(migration: Migration, tenants: readonly string[]): ToConfirm | null {
  return question(
    migration,
    'migrate.confirm.cutover',
    tenants.filter((name) => switchedAt(migration, name) === null),
  )
}

/** Tenants that run on the target, and have written there; null: none. */
export function leavesTarget(migration: Migration, tenants: readonly string[]): ToConfirm | null {
  const isOpen = (name: string): boolean =>
    tenantState(migration.journal.state(), name).reachedAt.finished === undefined
  const leaving = tenants.filter((name) => switchedAt(migration, name) !== null && isOpen(name))
  // When it was switched stands in a journal that is lost.
  const isTold = leaving.every((name) => !tenantState(migration.journal.state(), name).adopted)
  return question(migration, isTold ? 'migrate.confirm.rollback' : 'migrate.confirm.rollback.adopted', leaving)
}

export function deletesSource(migration: Migration, tenants: readonly string[]): ToConfirm | null {
  return question(migration, 'migrate.confirm.delete', tenants)
}

function switchedAt({ journal }: Migration, tenant: string): string | null {
  return tenantState(journal.state(), tenant).reachedAt['traffic-switched'] ?? null
}

function question(
  migration: Migration,
  key: `migrate.confirm.${'cutover' | 'rollback' | 'rollback.adopted' | 'delete'}`,
  tenants: readonly string[],
): ToConfirm | null {
  if (tenants.length === 0) return null
  const plan = migration.plan.name
  const [since = ''] = tenants.map((name) => switchedAt(migration, name) ?? '').toSorted()
  const named = tenants.slice(0, mostNamed).join(', ')
  const values = { since, count: tenants.length, tenants: tenants.length > mostNamed ? `${named}, …` : named }
  return { plan, says: message(key, values) }
}
