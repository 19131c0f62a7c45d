/** Prints how far work is, on stderr only. */
export interface ProgressLine {
  /** A line of text on a terminal, or one of JSON where stderr is none and JSON is wanted. */
  show(text: string, event: object): void
  /** Removes the line, so that something else can be printed. */
  clear(): void
}

export function progressLine(request: { readonly json: boolean; readonly quiet: boolean }): ProgressLine {
  const { json, quiet } = request
  let shown = false
  const isTerminal = process.stderr.isTTY
  const clear = (): void => {
    if (shown) process.stderr.write('\r\u001b[K')
    shown = false
  }
  return {
    clear,
    show: (text, event) => {
      if (quiet) return
      if (isTerminal) {
        process.stderr.write(`\r\u001b[K${text.slice(0, process.stderr.columns - 1)}`)
        shown = true
      } else if (json) process.stderr.write(`${JSON.stringify({ schema: 'broker/progress/1', ...event })}\n`)
    },
  }
}
