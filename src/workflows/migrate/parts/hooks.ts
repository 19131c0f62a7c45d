import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { Phase } from '../../../plan/fact.ts'
import type { HookName } from '../../../plan/plan-schema.ts'
import type { Migration } from '../migration.ts'

/**
 * Runs a hook of the plan; false when there is none.
 * @throws BrokerError partial – it did not end with 0 in its time.
 */
export async function runHook(
  migration: Migration,
  of: { readonly name: HookName; readonly tenant: string; readonly phase: Phase },
): Promise<boolean> {
  const { plan, machine, journal, signal } = migration
  const { name, tenant, phase } = of
  const hook = plan.hooks[name]
  if (hook === null) return false
  const { exit, output } = await machine.runHook({ name, hook, tenant, phase, signal })
  await journal.append({ kind: 'hook', tenant, hook: name, exit, output })
  signal.throwIfAborted()
  if (exit === 0) return true
  const values = { hook: name, tenant, exit: exit === null ? '–' : String(exit), output: output.slice(-400) }
  throw new BrokerError({
    kind: 'partial',
    says: message('migrate.hookFailed', values),
    next: message('migrate.hookFailed.next'),
  })
}
