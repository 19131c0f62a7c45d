import type { HttpRequest, HttpResponse, Layer, Surroundings } from './exchange.ts'
import { HttpError } from './http-error.ts'
import type { Redactor } from './redactor.ts'
import type { OnWait } from './retry.ts'

export interface CallLog {
  readonly redactor: Redactor
  readonly surroundings: Surroundings
  /** Gets one line for each attempt, without a line end; null: nobody listens. */
  readonly sink: ((line: string) => void) | null
}

/** One line for each attempt, written when the body of its answer has ended: what, where, how it ended, how long, how much. */
export function logCalls(log: CallLog): Layer {
  const { sink } = log
  if (sink === null) return (next) => next
  return (next) => async (request) => {
    const startedMs = log.surroundings.now()
    const write = (end: CallEnd): void => {
      sink(line(request, end, { redactor: log.redactor, tookMs: log.surroundings.now() - startedMs }))
    }
    try {
      const response = await next(request)
      return { ...response, body: counted(response, write) }
    } catch (error) {
      write({ outcome: outcomeOf(error), bytes: 0, requestId: error instanceof HttpError ? error.requestId : null })
      throw error
    }
  }
}

interface CallEnd {
  readonly outcome: string
  readonly bytes: number
  readonly requestId: string | null
}

async function* counted(
  response: HttpResponse,
  write: (end: CallEnd) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { status, requestId } = response
  let bytes = 0
  let outcome = `${String(status)} left`
  try {
    for await (const chunk of response.body) {
      bytes += chunk.byteLength
      yield chunk
    }
    outcome = String(status)
  } catch (error) {
    outcome = `${String(status)} ${outcomeOf(error)}`
    throw error
  } finally {
    write({ outcome, bytes, requestId })
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof HttpError) return error.problem
  return error instanceof Error ? error.name : typeof error
}

function line(request: HttpRequest, end: CallEnd, by: { redactor: Redactor; tookMs: number }): string {
  const { method, url, attempt = 1 } = request
  const parts = [
    method,
    withoutSecrets(url, by.redactor),
    end.outcome,
    `${String(Math.round(by.tookMs))} ms`,
    `${String(end.bytes)} B`,
    `attempt ${String(attempt)}`,
    end.requestId ?? '-',
  ]
  return oneLine(parts.join(' '), by.redactor)
}

function oneLine(text: string, redactor: Redactor): string {
  // eslint-disable-next-line no-control-regex -- a line must stay a line, whatever a service puts into its headers
  return redactor.text(text).replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g, ' ')
}

/** Shorter ones are no news. */
const worthTellingMs = 3000

/** One line for each wait that somebody who watches would take for a standstill. */
export function logWaits({ redactor, sink }: Pick<CallLog, 'redactor' | 'sink'>): OnWait {
  return ({ method, url }, waitMs) => {
    if (sink === null || waitMs < worthTellingMs) return
    const seconds = String(Math.round(waitMs / 1000))
    sink(oneLine(`${method} ${withoutSecrets(url, redactor)} is repeated in ${seconds} s`, redactor))
  }
}

/** Parameters by name first, then the text as a whole. */
export function withoutSecrets(url: string, redactor: Redactor): string {
  if (!URL.canParse(url)) return redactor.text(url)
  const parsed = new URL(url)
  const pairs = [...parsed.searchParams].map(([name, value]) => `${name}=${redactor.named(name, value)}`)
  const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`
  return redactor.text(`${parsed.origin}${parsed.pathname}${query}`)
}
