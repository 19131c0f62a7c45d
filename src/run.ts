import { run as runCommand } from '@oclif/core/run'
import { flush } from '@oclif/core/flush'
import { exitCodes } from './domain/errors.ts'
import { interruption, listenForInterruption } from './runtime/interruption.ts'
import { endQuietlyOnClosedPipe } from './runtime/pipes.ts'

/** Runs one command line. Errors are put into words here, and nowhere else. */
export async function run(argv: readonly string[], moduleUrl: string): Promise<void> {
  endQuietlyOnClosedPipe()
  listenForInterruption()
  try {
    await runCommand([...argv], moduleUrl)
    await flush()
    if (interruption().aborted) process.exitCode = exitCodes.interrupted
  } catch (error) {
    const { reportError } = await import('./runtime/report-error.ts')
    process.exitCode = await reportError(error, argv)
  }
}
