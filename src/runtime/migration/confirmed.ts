import { type Message, message } from '../../domain/message.ts'
import type { Translator } from '../../messages/translator.ts'
import { OnwardError } from '../../workflows/migrate/onward.ts'
import type { ToConfirm } from '../../workflows/migrate/what-to-confirm.ts'
import { terminal } from '../terminal.ts'

/**
 * Returns when the name of the plan was typed, or given on the command line.
 * @throws BrokerError refused – it was not given and nobody can be asked, or another name was given.
 */
export async function confirmed(
  { plan, says }: ToConfirm,
  request: { readonly given: string | undefined; readonly translator: Translator; readonly signal: AbortSignal },
): Promise<void> {
  const { given, translator, signal } = request
  if (given === plan) return
  if (given !== undefined) throw refused(message('migrate.confirm.wrong', { given, plan }), plan)
  if (!terminal({ noColour: true }).interactive) throw refused(message('migrate.confirm.missing', { says, plan }), plan)
  const { terminalAsker } = await import('../asker.ts')
  const check = (typed: string): Message | null => (typed === plan ? null : message('migrate.confirm.other', { plan }))
  await terminalAsker({ translator, signal }).word({
    says: message('migrate.confirm.question', { says, plan }),
    usual: '',
    check,
  })
}

function refused(says: Message, plan: string): OnwardError {
  return new OnwardError({ kind: 'refused', onward: { kind: 'again', flags: { confirm: plan } }, says })
}
