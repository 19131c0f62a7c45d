import { setTimeout as sleep } from 'node:timers/promises'
import type { HealthCheck } from '../../plan/entry-parts.ts'
import type { HealthRequest, HealthResult } from '../../workflows/migrate/migration.ts'
import { http, type Seen, tcp } from './ask-server.ts'
import type { CommandResult } from './run-command.ts'

const betweenMs = 250
/** One attempt; a server that is starting may take connections and answer nothing. */
const attemptMs = 5000

type RunCommand = (request: {
  readonly command: readonly string[]
  readonly timeoutMs: number
  readonly signal: AbortSignal
}) => Promise<CommandResult>

/** Asks again and again until the answer is good or the time of the check is over. The detail is what was seen last. */
export async function checkHealth({ check, places, signal }: HealthRequest, run: RunCommand): Promise<HealthResult> {
  const missing = Object.entries(places).find(([name, place]) => place === null && wordsOf(check).includes(`{${name}}`))
  if (missing !== undefined) return { passed: false, detail: `{${missing[0]}}: –` }
  const place = (text: string): string =>
    text.replaceAll(/\{(address|public|reported)\}/g, (_, name: keyof typeof places) => places[name] ?? '')
  const until = performance.now() + check.timeoutSeconds * 1000
  for (;;) {
    signal.throwIfAborted()
    const { good, text } = await seen({ check, place, signal, timeoutMs: timeOf(check, until), run })
    if (good) return { passed: true, detail: text }
    signal.throwIfAborted()
    if (performance.now() + betweenMs >= until) return { passed: false, detail: text }
    await sleep(betweenMs)
  }
}

/** A command of the user's has all that is left. */
function timeOf({ kind }: HealthCheck, until: number): number {
  const left = Math.max(1, Math.ceil(until - performance.now()))
  return kind === 'command' ? left : Math.min(attemptMs, left)
}

function wordsOf(check: HealthCheck): string {
  switch (check.kind) {
    case 'tcp':
      return check.host
    case 'http':
      return check.url
    case 'command':
      return check.command.join(' ')
  }
}

interface Attempt {
  readonly check: HealthCheck
  readonly place: (text: string) => string
  readonly timeoutMs: number
  readonly signal: AbortSignal
  readonly run: RunCommand
}

async function seen({ check, place, timeoutMs, signal, run }: Attempt): Promise<Seen> {
  switch (check.kind) {
    case 'tcp': {
      const host = place(check.host)
      return await tcp({ host, port: check.port, timeoutMs, signal })
    }
    case 'http':
      return await http({ url: place(check.url), status: check.status, timeoutMs, signal })
    case 'command': {
      const { exit, timedOut, output } = await run({ command: check.command.map(place), timeoutMs, signal })
      const lastLine = output.split('\n').at(-1) ?? ''
      const ended = exit === null ? (timedOut ? `> ${String(check.timeoutSeconds)} s` : '') : `exit ${String(exit)}`
      return { good: exit === 0, text: [ended, lastLine].filter((word) => word !== '').join(': ') }
    }
  }
}
