import { message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { requireStopped } from './observe-servers.ts'
import { unmakeAll } from './unmake.ts'

/**
 * The way back before the point of no return: target servers are stopped, observed stopped and removed; then every server of
 * the source is as it was before. It can be repeated after any end.
 */
export async function restore(migration: Migration, tenant: string): Promise<void> {
  const { journal, onEvent } = migration
  onEvent({ kind: 'step', tenant, says: message('migrate.step.restoring', { tenant }) })
  await removeTargetServers(migration, tenant)
  await restorePower(migration, tenant)
  await journal.append({ kind: 'reached', tenant, milestone: 'restored' })
}

/** Their volumes stay. */
export async function removeTargetServers(migration: Migration, tenant: string): Promise<void> {
  await stopTargetServers(migration, tenant)
  await unmakeAll(
    migration,
    (made) => made.tenant === tenant && made.purpose === 'product' && made.resource === 'servers',
  )
}

/** Of those whose making was interrupted nobody knows the id: they were never started. */
export async function stopTargetServers(migration: Migration, tenant: string): Promise<void> {
  const { journal, target, signal } = migration
  const made = [...journal.state().made.values()].filter(
    (one) => one.tenant === tenant && one.purpose === 'product' && one.resource === 'servers' && one.state === 'there',
  )
  const ids = made.flatMap(({ id }) => id ?? [])
  const servers = requireFeature(target, 'servers')
  for (const id of ids) await servers.power({ id, state: 'stopped', signal })
  await requireStopped({ provider: target, ids, signal })
}

/** Servers that ran before the cutover run again; the others stay stopped. */
export async function restorePower({ journal, source, signal }: Migration, tenant: string): Promise<void> {
  const { priorPower } = tenantState(journal.state(), tenant)
  for (const { id, state } of priorPower ?? []) await requireFeature(source, 'servers').power({ id, state, signal })
}
