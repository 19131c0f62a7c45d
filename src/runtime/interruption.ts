import { setMaxListeners } from 'node:events'

const controller = new AbortController()
// Everything that is under way listens, as much of it as there is.
setMaxListeners(0, controller.signal)

/** How long work may take to stop after Ctrl-C before the program ends by itself, and how long it may then take to say so. */
const graceMs = 1000
const lastWordsMs = 400

/** Work under way that must not be left half done. */
let shields = 0

/** Aborted on the first Ctrl-C, TERM or HUP. A second one ends the program at once. */
export function interruption(): AbortSignal {
  return controller.signal
}

let sayLastWords = (): Promise<unknown> => Promise.resolve()

/**
 * Turns Ctrl-C, TERM and HUP into the abort of {@link interruption}; exit code 130 when work does not stop in time.
 * `lastWords` then tells the user, who would otherwise see nothing.
 */
export function listenForInterruption(lastWords: () => Promise<unknown>): void {
  sayLastWords = lastWords
  const interrupt = (): void => {
    if (controller.signal.aborted) die()
    controller.abort()
    endSoon()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  process.on('SIGHUP', interrupt)
}

/**
 * Work that the first Ctrl-C neither ends nor aborts, such as putting back what was; the program then ends after it. A second
 * one ends the program at once all the same.
 */
export async function shielded<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal } = new AbortController()
  setMaxListeners(0, signal)
  shields += 1
  try {
    return await work(signal)
  } finally {
    shields -= 1
    if (shields === 0 && controller.signal.aborted) endSoon()
  }
}

function endSoon(): void {
  setTimeout(() => {
    if (shields > 0) return
    setTimeout(die, lastWordsMs).unref()
    void sayLastWords().then(die, die)
  }, graceMs).unref()
}

/** Ends as if the signal had never been caught: a thread that waits in `open` or `read` would hold up an orderly exit for ever. */
function die(): void {
  process.removeAllListeners('SIGINT')
  process.kill(process.pid, 'SIGINT')
}
