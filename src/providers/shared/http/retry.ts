import {
  isIdempotent,
  type HttpRequest,
  type HttpResponse,
  type Layer,
  type Surroundings,
  type Timeouts,
} from './exchange.ts'
import { HttpError, type HttpProblem } from './http-error.ts'
import { discard } from './read-body.ts'
import { inWords, momentAfter, retryAfterMs } from './retry-after.ts'
import { limitsOf } from './time-limits.ts'

export interface RetryPolicy {
  /** The first one included. */
  readonly attempts: number
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** What a service may ask for with Retry-After; who asks for more, or for more than the call has left, is not called again. */
  readonly longestRetryAfterMs: number
}

export interface Retrying {
  readonly policy: RetryPolicy
  readonly surroundings: Surroundings
  /** Those of the chain. */
  readonly timeouts?: Partial<Timeouts>
  readonly onWait?: OnWait
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 4,
  firstWaitMs: 500,
  longestWaitMs: 20_000,
  longestRetryAfterMs: 120_000,
}

const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])
const passingProblems: ReadonlySet<HttpProblem> = new Set([
  'connectTimeout',
  'firstByteTimeout',
  'idleTimeout',
  'refused',
  'unreachable',
  'reset',
  'truncated',
  'proxy',
  'proxySilent',
])

/** Told of each wait before it begins. */
export type OnWait = (request: HttpRequest, waitMs: number) => void

type Outcome =
  { readonly kind: 'answer'; readonly response: HttpResponse } | { readonly kind: 'error'; readonly error: unknown }

/**
 * Repeats what may be repeated: idempotent calls after failures that pass, any other call only when the failure proves that
 * nothing was sent. A body that cannot be opened again is sent once.
 */
export function retry({ policy, surroundings, timeouts, onWait = () => undefined }: Retrying): Layer {
  return (next) => async (request) => {
    const endsMs = surroundings.now() + (limitsOf(request, timeouts).wholeMs ?? Infinity)
    let opened = false
    const watched = watchBody(request, () => (opened = true))
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await outcomeOf(next({ ...watched, attempt }))
      const tooLong = await askedTooMuch(request, outcome, { policy, surroundings, endsMs })
      if (tooLong !== null) throw tooLong
      const again = attempt < policy.attempts && mayRepeat(request, outcome, opened)
      if (!again || request.signal.aborted) return finish(outcome)
      const waitMs = waitBefore(outcome, attempt, { policy, surroundings })
      if (outcome.kind === 'answer') await discard(outcome.response)
      onWait(request, waitMs)
      await surroundings.wait(waitMs, request.signal)
    }
  }
}

/** Nobody waits a day for a list: the moment is told instead, and the service is left in peace until then. */
async function askedTooMuch(
  request: HttpRequest,
  outcome: Outcome,
  by: { readonly policy: RetryPolicy; readonly surroundings: Surroundings; readonly endsMs: number },
): Promise<HttpError | null> {
  if (outcome.kind === 'error' || !passing.has(outcome.response.status)) return null
  const { headers, status, requestId } = outcome.response
  const nowMs = by.surroundings.now()
  const askedMs = retryAfterMs(headers, nowMs)
  if (askedMs === null || askedMs <= Math.min(by.policy.longestRetryAfterMs, by.endsMs - nowMs)) return null
  await discard(outcome.response)
  const values = { status, wait: inWords(askedMs), until: momentAfter(nowMs, askedMs) }
  const { method, url } = request
  return new HttpError({ problem: 'rateLimited', method, url, values, status, requestId, retryAfterMs: askedMs })
}

async function outcomeOf(answer: Promise<HttpResponse>): Promise<Outcome> {
  try {
    return { kind: 'answer', response: await answer }
  } catch (error) {
    return { kind: 'error', error }
  }
}

function finish(outcome: Outcome): HttpResponse {
  if (outcome.kind === 'answer') return outcome.response
  throw outcome.error
}

function mayRepeat(request: HttpRequest, outcome: Outcome, opened: boolean): boolean {
  const { body } = request
  if (opened && body?.kind === 'stream' && !body.replayable) return false
  if (outcome.kind === 'answer') return isIdempotent(request) && passing.has(outcome.response.status)
  const { error } = outcome
  if (!(error instanceof HttpError) || !passingProblems.has(error.problem)) return false
  // A proxy that wants another password: further tries could lock the account.
  if (error.problem === 'proxy' && error.status === 407) return false
  return isIdempotent(request) || error.nothingSent
}

/** Doubles from attempt to attempt; half of it is chance, so that many clients do not come back at one moment. */
function waitBefore(
  outcome: Outcome,
  attempt: number,
  by: { readonly policy: RetryPolicy; readonly surroundings: Surroundings },
): number {
  const { policy, surroundings } = by
  const asked = outcome.kind === 'answer' ? retryAfterMs(outcome.response.headers, surroundings.now()) : null
  const full = Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** (attempt - 1))
  const jittered = Math.round(full / 2 + (full / 2) * surroundings.random())
  if (asked === null) return jittered
  // A little chance on top: everybody was told the same moment.
  return asked + Math.round((policy.firstWaitMs / 2) * surroundings.random())
}

function watchBody(request: HttpRequest, onOpen: () => void): HttpRequest {
  const { body } = request
  if (body?.kind !== 'stream') return request
  const open = (): AsyncIterable<Uint8Array> => {
    onOpen()
    return body.open()
  }
  return { ...request, body: { ...body, open } }
}
