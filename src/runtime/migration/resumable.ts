import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'

/** Runs work of which every failure ends with the command that goes on. */
export async function resumable<T>(command: string, run: () => Promise<T>): Promise<T> {
  const { inWords } = await import('../../workflows/disk/system-error.ts')
  try {
    return await run()
  } catch (thrown) {
    const error = thrown instanceof Error ? inWords(thrown) : thrown
    if (error instanceof BrokerError) throw withCommand(error, command)
    const isAbort = error instanceof Error && error.name === 'AbortError'
    if (!isAbort) throw error
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
