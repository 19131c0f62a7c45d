import { expect } from 'vitest'
import { type ErrorCode, ProviderError } from '../../src/providers/contract/errors.ts'

/** What a promise was rejected with; fails when it was not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

export async function expectCode(promise: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error = await rejection(promise)
  if (!(error instanceof ProviderError)) throw new Error('what was thrown is no ProviderError', { cause: error })
  expect(error.code).toBe(code)
  expect(error.next, 'an error says what to do next').not.toBe(null)
}

/**
 * Starts work, aborts it after a moment, and expects it to have ended in time with the reason of the signal.
 * Work that was done before the moment came is no failure, unless the moment is now.
 */
export async function expectAbort(
  work: (signal: AbortSignal) => Promise<unknown>,
  { afterMs, withinMs = 1000 }: { readonly afterMs: number; readonly withinMs?: number },
): Promise<void> {
  const controller = new AbortController()
  const reason = new Error('aborted by the suite')
  if (afterMs === 0) controller.abort(reason)
  let abortedAt = performance.now()
  const timer = setTimeout(() => {
    abortedAt = performance.now()
    controller.abort(reason)
  }, afterMs)
  const outcome = await work(controller.signal).then(
    () => 'done',
    (error: unknown) => error,
  )
  clearTimeout(timer)
  if (afterMs === 0 || outcome !== 'done') expect(outcome).toBe(reason)
  if (controller.signal.aborted) expect(performance.now() - abortedAt).toBeLessThan(withinMs)
}
