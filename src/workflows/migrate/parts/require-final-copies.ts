import { message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { knowsFinalCopies } from '../next-step.ts'
import { OnwardError } from '../onward.ts'

/**
 * A receipt says what was copied of stopped servers. A tenant that was taken over while it ran on the target has nothing of that in
 * its journal.
 * @throws OnwardError refused – the last copies are not in the journal
 */
export function requireFinalCopies({ journal }: Migration, tenant: string): void {
  if (knowsFinalCopies(tenantState(journal.state(), tenant))) return
  throw new OnwardError({
    kind: 'refused',
    onward: { kind: 'phase', phase: 'rollback', tenants: null },
    says: message('migrate.noFinalCopies', { tenant, path: journal.path }),
    next: message('migrate.noFinalCopies.next'),
  })
}
