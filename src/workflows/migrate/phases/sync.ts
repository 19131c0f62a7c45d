import { message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration, PhaseReport } from '../migration.ts'
import { alreadyMoved } from '../parts/already-moved.ts'
import { bringVolumes } from '../parts/copy-volumes.ts'
import { entriesOf } from '../parts/entry-ids.ts'
import { requireSource } from '../parts/require-source.ts'
import { refuseInRollback } from '../parts/refuse-in-rollback.ts'
import { type Done, hasReached, type PhaseRequest, reach, runPhase } from './run-phase.ts'
import { OnwardError } from '../onward.ts'

/** Brings volumes up to date while the source runs. It can be repeated as often as wanted; only differences are written. */
export async function sync(migration: Migration, request: PhaseRequest): Promise<PhaseReport> {
  return await runPhase(migration, { ...request, phase: 'sync' }, (tenant) => syncTenant(migration, request, tenant))
}

async function syncTenant(migration: Migration, request: PhaseRequest, tenant: string): Promise<Done> {
  refuseInRollback(migration, tenant)
  if (hasReached(migration, tenant, 'traffic-switched')) {
    return { outcome: 'already', says: alreadyMoved(migration, tenant) }
  }
  refuseInCutover(migration, tenant)
  await requireSource(migration, tenant)
  await bringVolumes(migration, tenant)
  await reach(migration, request, { tenant, milestone: 'synced' })
  const { copied } = tenantState(migration.journal.state(), tenant)
  const written = Object.values(copied).reduce((sum, { writtenBytes }) => sum + writtenBytes, 0)
  const count = entriesOf(migration, tenant, 'volumes').length
  return {
    outcome: 'done',
    says: message('migrate.sync.done', { count, mebibytes: Math.ceil(written / 1024 / 1024) }),
  }
}

/** @throws BrokerError refused – the tenant has not been applied, or is being cut over, or was. */
export function refuseInCutover(migration: Migration, tenant: string): void {
  const { milestone } = tenantState(migration.journal.state(), tenant)
  if (!hasReached(migration, tenant, 'applied')) {
    throw new OnwardError({
      kind: 'refused',
      onward: { kind: 'phase', phase: 'apply', tenants: null },
      says: message('migrate.notApplied', { tenant }),
      next: message('migrate.notApplied.next'),
    })
  }
  if (milestone === 'applied' || milestone === 'rehearsed' || milestone === 'synced') return
  throw new OnwardError({
    kind: 'refused',
    onward: { kind: 'phase', phase: 'cutover', tenants: null },
    says: message('migrate.inCutover', { tenant, at: milestone ?? '–' }),
    next: message('migrate.inCutover.next'),
  })
}
