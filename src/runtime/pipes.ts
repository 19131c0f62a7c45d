import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'

/**
 * A reader that closes early (`broker … | head`) is not an error: end quietly with 0.
 * The pipe to stderr may be closed as well. What else stdout refuses (a full disk) is told of on stderr.
 */
export function endQuietlyOnClosedPipe(argv: readonly string[]): void {
  process.stderr.on('error', () => {
    // Nobody is left to be told.
  })
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    // oclif listens as well, and throws it.
    process.once('uncaughtException', () => undefined)
    void tell(error, argv)
  })
}

/** What words need is loaded only where there is something to tell. */
async function tell(error: NodeJS.ErrnoException, argv: readonly string[]): Promise<void> {
  const { reportError } = await import('./report-error.ts')
  const says = message('file.cannotWrite', { path: 'stdout', reason: error.code ?? error.message })
  const next = message('file.cannotWrite.next')
  process.exit(await reportError(new BrokerError({ kind: 'partial', says, next, cause: error }), argv))
}
