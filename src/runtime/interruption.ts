import { setMaxListeners } from 'node:events'

const controller = new AbortController()
// Everything that is under way listens, as much of it as there is.
setMaxListeners(0, controller.signal)

/** How long work may take to stop after Ctrl-C before the program ends by itself. */
const graceMs = 1500

/** Aborted on the first Ctrl-C, TERM or HUP. A second one ends the program at once. */
export function interruption(): AbortSignal {
  return controller.signal
}

/** Turns Ctrl-C, TERM and HUP into the abort of {@link interruption}; exit code 130 when work does not stop in time. */
export function listenForInterruption(): void {
  const interrupt = (): void => {
    if (controller.signal.aborted) die()
    controller.abort()
    setTimeout(die, graceMs).unref()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  process.on('SIGHUP', interrupt)
}

/** Ends as if the signal had never been caught: a thread that waits in `open` or `read` would hold up an orderly exit for ever. */
function die(): void {
  process.removeAllListeners('SIGINT')
  process.kill(process.pid, 'SIGINT')
}
