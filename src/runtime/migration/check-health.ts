import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HealthCheck } from '../../plan/entry-parts.ts'
import type { HealthRequest, HealthResult } from '../../workflows/migrate/migration.ts'
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

interface Seen {
  readonly good: boolean
  readonly text: string
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
      return await tcp({ host, port: check.port, timeoutMs })
    }
    case 'http':
      return await http({ url: place(check.url), status: check.status, timeoutMs })
    case 'command': {
      const { exit, output } = await run({ command: check.command.map(place), timeoutMs, signal })
      const lastLine = output.split('\n').at(-1) ?? ''
      return {
        good: exit === 0,
        text: [`exit ${String(exit ?? '–')}`, lastLine].filter((word) => word !== '').join(': '),
      }
    }
  }
}

async function tcp(to: { readonly host: string; readonly port: number; readonly timeoutMs: number }): Promise<Seen> {
  const { host, port, timeoutMs } = to
  const where = `${host}:${String(port)}`
  return await new Promise((resolve) => {
    const socket = connect({ host, port })
    const end = (good: boolean, text: string): void => {
      socket.destroy()
      resolve({ good, text: `${where} ${text}` })
    }
    socket.setTimeout(timeoutMs, () => end(false, 'ETIMEDOUT'))
    socket.on('connect', () => end(true, 'ok'))
    socket.on('error', (error) => end(false, codeOf(error)))
  })
}

async function http(to: { readonly url: string; readonly status: number; readonly timeoutMs: number }): Promise<Seen> {
  const { url, status, timeoutMs } = to
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    return { good: false, text: `${url} ERR_INVALID_URL` }
  const ask = url.startsWith('https:') ? httpsRequest : httpRequest
  return await new Promise((resolve) => {
    const request = ask(url, { signal: AbortSignal.timeout(timeoutMs), agent: false }, (response) => {
      response.resume()
      const { statusCode = 0 } = response
      resolve({ good: statusCode === status, text: `${url} HTTP ${String(statusCode)}` })
      request.destroy()
    })
    request.on('error', (error) => resolve({ good: false, text: `${url} ${codeOf(error)}` }))
    request.end()
  })
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message
}
