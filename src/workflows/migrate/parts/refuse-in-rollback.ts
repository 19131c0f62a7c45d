import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'

/** @throws BrokerError refused – the tenant is being undone: it may run nowhere, and parts of it may be gone. */
export function refuseInRollback({ journal }: Migration, tenant: string): void {
  const { milestone } = tenantState(journal.state(), tenant)
  if (milestone !== 'rollback-begun' && milestone !== 'saved') return
  throw new BrokerError({
    kind: 'refused',
    says: message('migrate.inRollback', { tenant }),
    next: message('migrate.inRollback.next'),
  })
}
