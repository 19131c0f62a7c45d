import { type Message, message } from '../../../domain/message.ts'
import { type TenantState, tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { knowsFinalCopies } from '../next-step.ts'

/** What is said of a tenant that is on the target already: also what its journal does not know, and who must act on that. */
export function alreadyMoved({ plan, journal }: Migration, tenant: string): Message {
  const state = tenantState(journal.state(), tenant)
  const says = message(knowsFinalCopies(state) ? 'migrate.cutover.already' : 'migrate.cutover.already.noCopies')
  const isHookUnknown = plan.hooks.afterTraffic !== null && isUnseen(state)
  return isHookUnknown ? message('migrate.cutover.already.unseen', { says }) : says
}

function isUnseen({ switchUnseen, hooks }: TenantState): boolean {
  return switchUnseen && hooks.afterTraffic === undefined
}
