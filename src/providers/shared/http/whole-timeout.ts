import type { HttpRequest, HttpResponse, Layer, Timeouts } from './exchange.ts'
import { HttpError } from './http-error.ts'
import { limitsOf } from './time-limits.ts'

/** Ends the call, retries and waits included, when its whole time is over. */
export function limitWholeTime(settings: Partial<Timeouts> = {}): Layer {
  return (next) => async (request) => {
    const { wholeMs } = limitsOf(request, settings)
    if (wholeMs === null) return next(request)
    const limit = createLimit(request, wholeMs)
    try {
      const response = await next({ ...request, signal: limit.signal })
      if (request.answer === 'stream') return { ...response, body: untilTheEnd(response, limit) }
      limit.end()
      return response
    } catch (error) {
      limit.end()
      throw limit.reasonFor(error)
    }
  }
}

interface Limit {
  readonly signal: AbortSignal
  readonly reasonFor: (error: unknown) => unknown
  readonly end: () => void
}

function createLimit(request: HttpRequest, wholeMs: number): Limit {
  const ending = new AbortController()
  const onAbort = (): void => ending.abort(request.signal.reason)
  if (request.signal.aborted) onAbort()
  else request.signal.addEventListener('abort', onAbort, { once: true })
  const timer = setTimeout(() => {
    const { method, url } = request
    ending.abort(new HttpError({ problem: 'wholeTimeout', method, url, values: { seconds: wholeMs / 1000 } }))
  }, wholeMs)
  return {
    signal: ending.signal,
    reasonFor: (error): unknown => (ending.signal.aborted ? ending.signal.reason : error),
    end: () => {
      clearTimeout(timer)
      request.signal.removeEventListener('abort', onAbort)
    },
  }
}

async function* untilTheEnd(response: HttpResponse, limit: Limit): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* response.body
  } catch (error) {
    throw limit.reasonFor(error)
  } finally {
    limit.end()
  }
}
