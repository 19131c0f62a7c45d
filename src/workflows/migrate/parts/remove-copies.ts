import { message } from '../../../domain/message.ts'
import type { Migration } from '../migration.ts'
import { isOurs, unmakeAll } from './unmake.ts'

/** Removes what a rehearsal has made of a tenant; one that was killed may have left servers that run. */
export async function removeCopies(migration: Migration, tenant: string): Promise<void> {
  await unmakeAll(migration, (made) => made.tenant === tenant && made.purpose === 'rehearsal')
}

/** The same for phases that come after the rehearsal; that there was something left is told. */
export async function removeLeftCopies(migration: Migration, tenant: string): Promise<void> {
  const { journal, onEvent } = migration
  const left = [...journal.state().made.values()].filter(
    (made) => made.tenant === tenant && made.purpose === 'rehearsal' && isOurs(made),
  )
  if (left.length === 0) return
  onEvent({ kind: 'step', tenant, says: message('migrate.step.copiesLeft', { tenant, count: left.length }) })
  await removeCopies(migration, tenant)
}
