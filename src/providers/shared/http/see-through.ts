import { isIdempotent, type HttpRequest, type Timeouts } from './exchange.ts'

/**
 * What an abort does to a call: it ends it at once, or, where the call is on its way and must not be sent twice, after a moment in which
 * its answer may still come. The service carries out what it was sent, whether anybody listens or not; an answer that was heard tells what
 * to find again. Gives a function that stops listening.
 */
export function onAbortOf(
  call: HttpRequest & { readonly timeouts: Timeouts },
  { isOnItsWay, end }: { readonly isOnItsWay: () => boolean; readonly end: () => void },
): () => void {
  const { signal } = call
  const { afterAbortMs } = call.timeouts
  let timer: NodeJS.Timeout | null = null
  const onAbort = (): void => {
    if (afterAbortMs === null || isIdempotent(call) || !isOnItsWay()) end()
    else timer = setTimeout(end, afterAbortMs)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  return () => {
    signal.removeEventListener('abort', onAbort)
    if (timer !== null) clearTimeout(timer)
  }
}
