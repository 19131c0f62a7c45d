const controller = new AbortController()

/** How long work may take to stop after Ctrl-C before the program ends by itself. */
const graceMs = 2000

/** Aborted on the first Ctrl-C or TERM. A second one ends the program at once. */
export function interruption(): AbortSignal {
  return controller.signal
}

/** Turns Ctrl-C and TERM into the abort of {@link interruption}; exit code 130 when work does not stop in time. */
export function listenForInterruption(): void {
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
    setTimeout(() => process.exit(130), graceMs).unref()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
}
