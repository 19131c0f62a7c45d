import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { watchGroup } from './watch-group.ts'

export interface CommandRequest {
  /** Program and arguments; no shell reads them. */
  readonly command: readonly string[]
  readonly environment: NodeJS.ProcessEnv
  readonly timeoutMs: number
  /** Takes secrets out of what was printed. */
  readonly clean: (text: string) => string
  readonly signal: AbortSignal
}

/** How a command ended. `exit` is null where it was ended, or could not be started; `output` then says why at its end. */
export interface CommandResult {
  readonly exit: number | null
  /** It was ended because its time was over; `output` is what it had printed. */
  readonly timedOut: boolean
  readonly output: string
}

/** Kept of what is printed while it is printed; more than is shown, so that no secret is cut in two at the place of the cut. */
const keptBytes = 64 * 1024
const shownBytes = 4 * 1024
/** How long a command has to end by itself: when the program is to end, there is something to put back first. */
const politeMs = { timeout: 2000, aborted: 500 }
/** What was printed just before the end may still be on its way. */
const drainMs = 50

/** Runs a command in a process group of its own, all of which is ended when its time is over, nobody waits any more, or this process dies. */
export async function runCommand(request: CommandRequest): Promise<CommandResult> {
  const { command, environment, timeoutMs, clean, signal } = request
  const [program = '', ...words] = command
  const watch = watchGroup()
  const child = spawn(program, words, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: environment })
  if (child.pid !== undefined) watch.of(child.pid)
  const printed = [tailOf(child.stdout), tailOf(child.stderr)]
  const ended = endOf(child)
  const ending = new AbortController()
  const outOfTime = sleep(timeoutMs, 'timeout' as const, { signal: AbortSignal.any([signal, ending.signal]) }).catch(
    () => 'aborted' as const,
  )
  const first = await Promise.race([ended, outOfTime])
  ending.abort()
  if (typeof first === 'string') await endGroup(child, ended, politeMs[first])
  else await sleep(drainMs)
  watch.done()
  child.stdout.destroy()
  child.stderr.destroy()
  const timedOut = first === 'timeout'
  const said = typeof first === 'string' ? (timedOut ? '' : first) : first.why
  const output = [...printed.map((text) => text()), said].filter((text) => text !== '').join('\n')
  const exit = typeof first === 'string' ? null : first.exit
  return { exit, timedOut, output: clean(output).trim().slice(-shownBytes) }
}

interface End {
  readonly exit: number | null
  /** Why it has no exit code; empty where it has one. */
  readonly why: string
}

async function endOf(child: ChildProcess): Promise<End> {
  return await new Promise((resolve) => {
    child.on('exit', (exit, signal) => resolve({ exit, why: signal ?? '' }))
    child.on('error', (error) => resolve({ exit: null, why: error.message }))
  })
}

function tailOf(stream: Readable): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    text = `${text}${chunk}`.slice(-keptBytes)
  })
  return () => text.trim()
}

async function endGroup(child: ChildProcess, ended: Promise<End>, waitMs: number): Promise<void> {
  for (const name of ['SIGTERM', 'SIGKILL'] as const) {
    send(child.pid, name)
    await Promise.race([ended, sleep(waitMs, undefined, { ref: false })])
  }
}

/** To the whole group: what the command has started ends with it. */
function send(pid: number | undefined, name: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, name)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
