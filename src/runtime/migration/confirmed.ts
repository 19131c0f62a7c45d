import { BrokerError } from '../../domain/errors.ts'
import { type Message, message } from '../../domain/message.ts'
import type { Translator } from '../../messages/translator.ts'
import type { ToConfirm } from '../../workflows/migrate/what-to-confirm.ts'
import { terminal } from '../terminal.ts'

/**
 * Returns when the name of the plan was typed, or given on the command line.
 * @throws BrokerError refused – it was not given and nobody can be asked, or another name was given.
 */
export async function confirmed(
  { plan, tenants, says }: ToConfirm,
  request: { readonly given: string | undefined; readonly translator: Translator; readonly signal: AbortSignal },
): Promise<void> {
  const { given, translator, signal } = request
  if (given === plan) return
  if (given !== undefined) throw refused(message('migrate.confirm.wrong', { given, plan }), plan)
  if (!terminal({ noColour: true }).interactive)
    throw refused(message('migrate.confirm.missing', { tenants: tenants.join(', ') }), plan)
  const { terminalAsker } = await import('../asker.ts')
  const check = (typed: string): Message | null => (typed === plan ? null : message('migrate.confirm.other', { plan }))
  await terminalAsker({ translator, signal }).word({ says, usual: '', check })
}

function refused(says: Message, plan: string): BrokerError {
  return new BrokerError({ kind: 'refused', says, next: message('migrate.confirm.missing.next', { plan }) })
}
