import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import { sourceLabel, switchedLabel } from '../../../plan/create-key.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { findEntry } from './entry-ids.ts'

/**
 * Writes the switch onto the servers of the target as well: a journal that loses its last lines is then told from that of a cutover
 * that was killed before the switch. Nothing is done for tenants that are not switched over, or finished, and where the provider
 * cannot label servers; one that could not be labelled is told, and is no failure.
 */
export async function markSwitched(migration: Migration, tenant: string): Promise<void> {
  const { target, journal, signal, onEvent } = migration
  const { reachedAt } = tenantState(journal.state(), tenant)
  if (reachedAt['traffic-switched'] === undefined || reachedAt['receipt-written'] !== undefined) return
  const { labels } = target.features
  if (labels?.limits.servers === undefined) return
  for (const { resource: kind, purpose, tenant: owner, entry, id, state } of journal.state().made.values()) {
    if (kind !== 'servers' || purpose !== 'product' || owner !== tenant || id === null || state !== 'there') continue
    const origin = findEntry(migration, kind, entry)?.entry.observed.id
    const set = { [switchedLabel]: 'yes', ...(origin === undefined ? {} : { [sourceLabel]: origin }) }
    try {
      await labels.change({ kind, id, set, remove: [], signal })
    } catch (error) {
      if (!(error instanceof BrokerError) || signal.aborted) throw error
      onEvent({ kind: 'step', tenant, says: message('migrate.step.unmarked', { tenant, id, reason: error.says }) })
    }
  }
}
