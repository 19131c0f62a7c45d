/**
 * A stream that ends with the reason of the signal as soon as it is aborted, also while the next piece does not come.
 * The stream itself is told to stop; nobody waits until it has.
 */
export async function* interruptible<T>(stream: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  signal.throwIfAborted()
  const pieces = stream[Symbol.asyncIterator]()
  const { promise: aborted, forget } = abortOf(signal)
  let ended = false
  try {
    for (;;) {
      const next = await Promise.race([pieces.next(), aborted])
      ended = next.done === true
      if (next.done === true) return
      yield next.value
    }
  } finally {
    forget()
    if (!ended) stop(pieces, signal)
  }
}

/** What a stream throws while it is stopped is of no use to anybody: the abort, or whoever left the loop, is the reason. */
function stop(pieces: AsyncIterator<unknown>, signal: AbortSignal): void {
  pieces.return?.().then(
    () => undefined,
    (error: unknown) => (signal.aborted ? undefined : error),
  )
}

function abortOf(signal: AbortSignal): { readonly promise: Promise<never>; readonly forget: () => void } {
  let onAbort = (): void => undefined
  const promise = new Promise<never>((_, reject) => {
    onAbort = () => {
      // The reason of a signal is whatever its owner gave.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(signal.reason)
    }
    signal.addEventListener('abort', onAbort, { once: true })
  })
  promise.catch(() => undefined)
  return { promise, forget: () => signal.removeEventListener('abort', onAbort) }
}
