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
  const { exit, timedOut, output } = await machine.runHook({ name, hook, tenant, phase, signal })
  await journal.append({
    kind: 'hook',
    tenant,
    hook: name,
    exit,
    output: timedOut ? `${output}\ntimeout`.trim() : output,
  })
  signal.throwIfAborted()
  if (exit === 0) return true
  const shown = output.slice(-400)
  const said = shown === '' ? '' : `: ${shown}`
  const values = { hook: name, tenant, exit: String(exit), seconds: hook.timeoutSeconds, output: shown, said }
  const key = timedOut ? 'migrate.hookTooLong' : exit === null ? 'migrate.hookNotRun' : 'migrate.hookFailed'
  const next = timedOut ? 'migrate.hookTooLong.next' : 'migrate.hookFailed.next'
  throw new BrokerError({ kind: 'partial', says: message(key, values), next: message(next, values) })
}
