import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { commandLine } from '../command-line.ts'
import { packageRoot } from '../package-root.ts'
import { failureIn } from './failure-in.ts'

/**
 * Runs this program in a folder, as a person would, with servers of directory clouds as processes. Returns what it printed;
 * it has ended when this returns or throws.
 * @throws BrokerError unexpected – it did not end with 0.
 */
export async function runBroker(
  words: readonly string[],
  { folder, signal }: { readonly folder: string; readonly signal: AbortSignal },
): Promise<string> {
  // Profiles and keys of the person at the keyboard are left alone.
  const own = { XDG_CONFIG_HOME: join(folder, 'config'), BROKER_DIRECTORY_SERVERS: 'processes', NO_COLOR: '1' }
  const env = { ...process.env, ...own }
  const program = [join(packageRoot, 'bin/broker.js'), ...words]
  const child = spawn(process.execPath, program, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, told] = [gather(child.stdout), gather(child.stderr)]
  const exit = await endOf(child, signal)
  signal.throwIfAborted()
  if (exit === 0) return out.text()
  const said = failureIn({ out: out.text(), told: told.text() })
  throw new BrokerError({
    kind: 'unexpected',
    says: message('demo.stepFailed', {
      command: commandLine(['broker', ...words]),
      exit: exit === null ? String(child.signalCode) : String(exit),
      told: said === '' ? message('demo.silent') : said,
    }),
    next: message('demo.stepFailed.next', { folder }),
  })
}

/** For its way back after Ctrl-C; what is left then is of a demo that nobody goes on with. */
const patienceMs = 1200

/** When it has ended: after Ctrl-C too, so that nobody changes the clouds any more. */
async function endOf(child: ChildProcess, signal: AbortSignal): Promise<number | null> {
  let kill: NodeJS.Timeout | undefined
  const interrupt = (): void => {
    child.kill('SIGTERM')
    kill = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  }
  signal.addEventListener('abort', interrupt, { once: true })
  if (signal.aborted) interrupt()
  try {
    return await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
  } finally {
    signal.removeEventListener('abort', interrupt)
    clearTimeout(kill)
  }
}

function gather(stream: NodeJS.ReadableStream): { readonly text: () => string } {
  const parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  return { text: () => Buffer.concat(parts).toString('utf8') }
}
