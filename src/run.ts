import { fileURLToPath } from 'node:url'
import { exitCodes } from './domain/errors.ts'
import { interruption, listenForInterruption } from './runtime/interruption.ts'
import { endQuietlyOnClosedPipe } from './runtime/pipes.ts'
import { routed } from './runtime/route.ts'

/** Runs one command line. Errors are put into words here, and nowhere else. */
export async function run(argv: readonly string[], moduleUrl: string): Promise<void> {
  endQuietlyOnClosedPipe(argv)
  listenForInterruption(() => tell(interruption().reason, argv))
  try {
    await runLine(argv, moduleUrl)
    if (interruption().aborted) process.exitCode = exitCodes.interrupted
  } catch (error) {
    process.exitCode = await tell(error, argv)
  }
}

/** What takes time to load is loaded here, when Ctrl-C is listened for already. */
async function runLine(argv: readonly string[], moduleUrl: string): Promise<void> {
  const { run: runCommand } = await import('@oclif/core/run')
  const { flush } = await import('@oclif/core/flush')
  interruption().throwIfAborted()
  const line = routed(argv)
  if (line.bare) await showStart(line.argv, moduleUrl)
  else await runCommand([...line.argv], moduleUrl)
  await flush()
}

async function tell(error: unknown, argv: readonly string[]): Promise<number> {
  const { reportError } = await import('./runtime/report-error.ts')
  return await reportError(error, argv)
}

async function showStart(flags: readonly string[], moduleUrl: string): Promise<void> {
  const { Config } = await import('@oclif/core/config')
  const { loadHelpClass } = await import('@oclif/core/help')
  const config = await Config.load(fileURLToPath(moduleUrl))
  const Help = await loadHelpClass(config)
  await new Help(config).showHelp([...flags])
}
