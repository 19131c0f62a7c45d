import { serviceOf, type HttpResponse, type Layer, type Surroundings } from './exchange.ts'
import { defaultRetryPolicy } from './retry.ts'
import { retryAfterMs } from './retry-after.ts'

export interface RateLimit {
  /** Calls a second over a long time; null: as fast as they come. */
  readonly perSecond: number | null
  /** Calls that may go at once after a rest. */
  readonly burst: number
  /** The longest pause that a service can impose with its `RateLimit` headers. */
  readonly longestPauseMs: number
}

export const noRateLimit: RateLimit = { perSecond: null, burst: 1, longestPauseMs: 30_000 }

/**
 * A bucket that all calls of a client share: each attempt takes a token and waits for it in line. An answer that says
 * `RateLimit-Remaining: 0`, or 429 with Retry-After, closes it for all calls to the same service until the moment it names.
 */
export function limitRate(limit: RateLimit, surroundings: Surroundings): Layer {
  /** When the next token is free, on a line where tokens are `gapMs` apart. */
  let nextMs = 0
  const closedUntilMs = new Map<string, number>()
  const gapMs = limit.perSecond === null ? 0 : 1000 / limit.perSecond
  const reserve = (service: string, now: number): number => {
    nextMs = Math.max(nextMs, now - gapMs * (limit.burst - 1))
    const mine = Math.max(nextMs, closedUntilMs.get(service) ?? nextMs)
    nextMs = mine + gapMs
    return Math.max(0, mine - now)
  }
  return (next) => async (request) => {
    const service = serviceOf(request)
    const waitMs = reserve(service, surroundings.now())
    if (waitMs > 0) await surroundings.wait(waitMs, request.signal)
    const response = await next(request)
    const pauseMs = Math.max(pauseAsked(response.headers, surroundings.now()), tooMany(response, surroundings.now()))
    if (pauseMs > 0) {
      const untilMs = surroundings.now() + Math.min(pauseMs, limit.longestPauseMs)
      closedUntilMs.set(service, Math.max(closedUntilMs.get(service) ?? untilMs, untilMs))
    }
    return response
  }
}

function tooMany({ status, headers }: HttpResponse, nowMs: number): number {
  const askedMs = status === 429 ? (retryAfterMs(headers, nowMs) ?? 0) : 0
  // That call is given up by `retry`, and those after it by `heedServices`.
  return askedMs > defaultRetryPolicy.longestRetryAfterMs ? 0 : askedMs
}

/** Vendors write the reset as seconds to go or as seconds since 1970. */
function pauseAsked(headers: HttpResponse['headers'], nowMs: number): number {
  const remaining = headers['ratelimit-remaining'] ?? headers['x-ratelimit-remaining'] ?? ''
  const reset = headers['ratelimit-reset'] ?? headers['x-ratelimit-reset'] ?? ''
  if (!/^\d+$/.test(remaining) || !/^\d+(\.\d+)?$/.test(reset) || Number(remaining) > 0) return 0
  const seconds = Number(reset)
  if (seconds < 1e9) return seconds * 1000
  const serverNow = Date.parse(headers['date'] ?? '')
  return Math.max(0, seconds * 1000 - (Number.isNaN(serverNow) ? nowMs : serverNow))
}
