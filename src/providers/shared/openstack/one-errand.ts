export type Ask<T> = (signal: AbortSignal) => Promise<T>

/**
 * All who ask while one answer is on its way get that answer. Whoever gives up leaves alone; the errand ends when nobody waits.
 */
export function shared<T>(ask: Ask<T>): Ask<T> {
  let running: { readonly answer: Promise<T>; readonly ending: AbortController; waiting: number } | null = null
  const leave = (ending: AbortController): void => {
    if (running?.ending === ending) running = null
  }
  return async (signal) => {
    signal.throwIfAborted()
    if (running === null) {
      const ending = new AbortController()
      const answer = ask(ending.signal).finally(() => leave(ending))
      running = { answer, ending, waiting: 0 }
    }
    const mine = running
    mine.waiting += 1
    return new Promise<T>((resolve, reject) => {
      const onAbort = (): void => {
        mine.waiting -= 1
        if (mine.waiting === 0) {
          leave(mine.ending)
          mine.ending.abort(signal.reason)
        }
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the reason of the signal, whatever it is
        reject(signal.reason)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      mine.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
    })
  }
}

/** As `shared`, and a good answer is kept for ever. */
export function once<T>(ask: Ask<T>): Ask<T> {
  let kept: { readonly value: T } | null = null
  const asking = shared(async (signal) => (kept = { value: await ask(signal) }))
  return async (signal) => (kept ?? (await asking(signal))).value
}
