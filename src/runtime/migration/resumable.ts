import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { type Onward, onwardOf } from '../../workflows/migrate/onward.ts'

/** Runs work of which every failure ends with a command that can go on; null: there is none. */
export async function resumable<T>(commandOf: (onward: Onward) => string | null, run: () => Promise<T>): Promise<T> {
  const { inWords } = await import('../../workflows/disk/system-error.ts')
  try {
    return await run()
  } catch (thrown) {
    const error = thrown instanceof Error ? inWords(thrown) : thrown
    const command = commandOf(onwardOf(error))
    if (error instanceof BrokerError) throw command === null ? error : withCommand(error, command)
    const isAbort = error instanceof Error && error.name === 'AbortError'
    if (!isAbort || command === null) throw error
    throw new BrokerError({
      kind: 'interrupted',
      says: message('errors.interrupted'),
      next: message('migrate.again.only', { command }),
      cause: error,
    })
  }
}

function withCommand(error: BrokerError, command: string): BrokerError {
  const { kind, says, next, problems } = error
  const again = next === null ? message('migrate.again.only', { command }) : message('migrate.again', { next, command })
  return new BrokerError({ kind, says, next: again, problems, cause: error })
}
