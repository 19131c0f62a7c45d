/** What is known of the terminal that results are printed to. */
export interface Terminal {
  /** Columns; 80 where there is no terminal and COLUMNS is not set. */
  readonly width: number
  readonly colour: boolean
  /** True only when a person can be asked: stdin and stdout are terminals, and this is not CI. */
  readonly interactive: boolean
}

const fallbackWidth = 80

/** Reads the terminal. `NO_COLOR` (any value that is not empty) and `--no-color` switch colour off. */
export function terminal(request: { readonly noColour: boolean }): Terminal {
  const noColour = request.noColour || (process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb'
  return {
    width: width(),
    colour: process.stdout.isTTY && !noColour,
    interactive: process.stdin.isTTY && process.stdout.isTTY && (process.env['CI'] ?? '') === '',
  }
}

function width(): number {
  const wished = Number(process.env['COLUMNS'] ?? '')
  if (Number.isInteger(wished) && wished >= 20) return wished
  return process.stdout.isTTY ? process.stdout.columns : fallbackWidth
}
