import { message } from '../../../domain/message.ts'
import type { Migration, PhaseReport } from '../migration.ts'
import { alreadyMoved } from '../parts/already-moved.ts'
import { bringVolumes } from '../parts/copy-volumes.ts'
import { entriesOf } from '../parts/entry-ids.ts'
import { makeParts } from '../parts/make-parts.ts'
import { refuseInRollback } from '../parts/refuse-in-rollback.ts'
import { type Done, hasReached, type PhaseRequest, reach, runPhase } from './run-phase.ts'

/**
 * Makes everything on the target but the servers, and copies volumes while the source runs. Nothing of the source is
 * touched but by our snapshots.
 */
export async function apply(migration: Migration, request: PhaseRequest): Promise<PhaseReport> {
  return await runPhase(migration, { ...request, phase: 'apply' }, (tenant) => applyTenant(migration, request, tenant))
}

async function applyTenant(migration: Migration, request: PhaseRequest, tenant: string): Promise<Done> {
  refuseInRollback(migration, tenant)
  const volumes = entriesOf(migration, tenant, 'volumes').length
  // Taken over while it ran on the target, it was never applied by this journal.
  if (hasReached(migration, tenant, 'traffic-switched')) {
    return { outcome: 'already', says: alreadyMoved(migration, tenant) }
  }
  if (hasReached(migration, tenant, 'applied')) return { outcome: 'already', says: message('migrate.apply.already') }
  await makeParts(migration, tenant)
  await bringVolumes(migration, tenant)
  await reach(migration, request, { tenant, milestone: 'applied' })
  return { outcome: 'done', says: message('migrate.apply.done', { count: volumes }) }
}
