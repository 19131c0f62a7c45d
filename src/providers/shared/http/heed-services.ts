import { isIdempotent, serviceOf, type HttpRequest, type Layer, type Surroundings, type Timeouts } from './exchange.ts'
import { HttpError, type HttpProblem } from './http-error.ts'
import { momentAfter } from './retry-after.ts'
import { limitsOf, shortPatienceMs } from './time-limits.ts'

/** What is known of a service. */
interface Standing {
  /** Before that it wants no call. */
  readonly closedUntilMs: number
  /** It has used up the time of an attempt, and has answered nothing since. */
  readonly silent: boolean
  /** The proxy that may be the silent one; null: none is on the way. */
  readonly proxy: string | null
}

const unknown: Standing = { closedUntilMs: -Infinity, silent: false, proxy: null }
const silence: ReadonlySet<HttpProblem> = new Set([
  'connectTimeout',
  'firstByteTimeout',
  'idleTimeout',
  'wholeTimeout',
  'proxySilent',
])

export interface Heeding {
  readonly surroundings: Surroundings
  /** Those of the chain. */
  readonly timeouts?: Partial<Timeouts>
}

/** Two links that share what they know. */
export interface Heed {
  /** Outside of the whole time and of repeating: holds back, and shortens. */
  readonly heedServices: Layer
  /** Around each attempt: learns of silence as soon as there is any. */
  readonly noticeSilence: Layer
}

/**
 * What one call learns of a service counts for the next ones. A service that wants to be left in peace for longer than a call may last is
 * not called before that moment: further calls fail at once. One that was silent for the time of an attempt gets `shortPatienceMs` for
 * each further call that may be repeated, until it answers again.
 */
export function createHeed({ surroundings, timeouts }: Heeding): Heed {
  const known = new Map<string, Standing>()
  const learn = (request: HttpRequest, news: Partial<Standing>): void => {
    const service = serviceOf(request)
    known.set(service, { ...(known.get(service) ?? unknown), ...news })
  }
  const heedServices: Layer = (next) => async (request) => {
    const { closedUntilMs, silent } = known.get(serviceOf(request)) ?? unknown
    const nowMs = surroundings.now()
    if (nowMs < closedUntilMs) throw heldBack(request, nowMs, closedUntilMs)
    try {
      return await next(silent ? inShort(request, timeouts) : request)
    } catch (error) {
      const askedMs = error instanceof HttpError && error.problem === 'rateLimited' ? error.detail.retryAfterMs : null
      if (typeof askedMs === 'number') learn(request, { closedUntilMs: surroundings.now() + askedMs })
      throw named(error, silent, known.get(serviceOf(request)) ?? unknown)
    }
  }
  const noticeSilence: Layer = (next) => async (request) => {
    try {
      const response = await next(request)
      learn(request, { silent: false })
      return response
    } catch (error) {
      if (error instanceof HttpError && silence.has(error.problem)) {
        // The end of the whole time tells nothing new of who is silent.
        learn(request, error.problem === 'wholeTimeout' ? { silent: true } : { silent: true, proxy: proxyOf(error) })
      }
      throw error
    }
  }
  return { heedServices, noticeSilence }
}

function inShort(request: HttpRequest, timeouts: Partial<Timeouts> | undefined): HttpRequest {
  const { wholeMs } = limitsOf(request, timeouts)
  if (!isIdempotent(request) || wholeMs === null) return request
  return { ...request, timeouts: { ...request.timeouts, wholeMs: Math.min(wholeMs, shortPatienceMs) } }
}

/** The end of the whole time says little to somebody who has waited for other calls before: what stood still says more. */
function named(error: unknown, silentBefore: boolean, { silent, proxy }: Standing): unknown {
  if (!(error instanceof HttpError) || error.problem !== 'wholeTimeout' || !silent) return error
  const { detail } = error
  if (proxy !== null) return new HttpError({ ...detail, problem: 'proxySilent', values: { ...detail.values, proxy } })
  return silentBefore ? new HttpError({ ...detail, problem: 'stillSilent' }) : error
}

function proxyOf({ problem, detail }: HttpError): string | null {
  const proxy = problem === 'proxySilent' ? detail.values?.['proxy'] : null
  return typeof proxy === 'string' ? proxy : null
}

function heldBack({ method, url }: HttpRequest, nowMs: number, untilMs: number): HttpError {
  const retryAfterMs = untilMs - nowMs
  const values = { until: momentAfter(nowMs, retryAfterMs) }
  return new HttpError({ problem: 'heldBack', method, url, values, retryAfterMs })
}
