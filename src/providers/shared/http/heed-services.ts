import { isIdempotent, serviceOf, type HttpRequest, type Layer, type Surroundings, type Timeouts } from './exchange.ts'
import { HttpError, type HttpProblem } from './http-error.ts'
import { momentAfter } from './retry-after.ts'
import { limitsOf, shortPatienceMs } from './time-limits.ts'

/** What is known of a service. */
interface Standing {
  /** Before that it wants no call. */
  readonly closedUntilMs: number
  /** It has used up the whole time of a call, and has answered nothing since. */
  readonly silent: boolean
}

const unknown: Standing = { closedUntilMs: -Infinity, silent: false }
const silence: ReadonlySet<HttpProblem> = new Set(['connectTimeout', 'firstByteTimeout', 'idleTimeout', 'wholeTimeout'])

export interface Heeding {
  readonly surroundings: Surroundings
  /** Those of the chain. */
  readonly timeouts?: Partial<Timeouts>
}

/**
 * What one call learns of a service counts for the next ones. A service that wants to be left in peace for longer than a call may last is
 * not called before that moment: further calls fail at once. One that was silent for the whole time of a call gets
 * `shortPatienceMs` for each further call that may be repeated, until it answers again.
 */
export function heedServices({ surroundings, timeouts }: Heeding): Layer {
  const known = new Map<string, Standing>()
  return (next) => async (request) => {
    const service = serviceOf(request)
    const before = known.get(service) ?? unknown
    const nowMs = surroundings.now()
    if (nowMs < before.closedUntilMs) throw heldBack(request, nowMs, before.closedUntilMs)
    try {
      const response = await next(before.silent ? inShort(request, timeouts) : request)
      known.delete(service)
      return response
    } catch (error) {
      if (error instanceof HttpError) known.set(service, afterwards(error, before, surroundings.now()))
      throw error
    }
  }
}

function afterwards({ problem, detail }: HttpError, before: Standing, nowMs: number): Standing {
  if (problem === 'rateLimited') return { ...before, closedUntilMs: nowMs + (detail.retryAfterMs ?? shortPatienceMs) }
  return silence.has(problem) ? { ...before, silent: true } : before
}

function inShort(request: HttpRequest, timeouts: Partial<Timeouts> | undefined): HttpRequest {
  const { wholeMs } = limitsOf(request, timeouts)
  if (!isIdempotent(request) || wholeMs === null) return request
  return { ...request, timeouts: { ...request.timeouts, wholeMs: Math.min(wholeMs, shortPatienceMs) } }
}

function heldBack({ method, url }: HttpRequest, nowMs: number, untilMs: number): HttpError {
  const retryAfterMs = untilMs - nowMs
  const values = { until: momentAfter(nowMs, retryAfterMs) }
  return new HttpError({ problem: 'heldBack', method, url, values, retryAfterMs })
}
