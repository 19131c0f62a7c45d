import { message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'

/** @throws BrokerError refused – the tenant is being undone: it may run nowhere, and parts of it may be gone. */
export function refuseInRollback({ journal }: Migration, tenant: string): void {
  const { milestone } = tenantState(journal.state(), tenant)
  if (milestone !== 'rollback-begun' && milestone !== 'saved') return
  throw new OnwardError({
    kind: 'refused',
    onward: { kind: 'phase', phase: 'rollback', tenants: null },
    says: message('migrate.inRollback', { tenant }),
    next: message('migrate.inRollback.next'),
  })
}
