import { terminalWidth } from './terminal-width.ts'

/** What is known of the terminal that results are printed to. */
export interface Terminal {
  /** Columns; 80 where neither COLUMNS nor the terminal says: some terminals give their size as 0. */
  readonly width: number
  readonly colour: boolean
  /** True only when a person can be asked: stdin and stdout are terminals, and this is not CI. */
  readonly interactive: boolean
}

/** Reads the terminal. `NO_COLOR` (any value that is not empty) and `--no-color` switch colour off. */
export function terminal(request: { readonly noColour: boolean }): Terminal {
  const noColour = request.noColour || (process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb'
  return {
    width: terminalWidth(process.env['COLUMNS'], process.stdout.isTTY ? process.stdout.columns : null),
    colour: process.stdout.isTTY && !noColour,
    interactive: process.stdin.isTTY && process.stdout.isTTY && (process.env['CI'] ?? '') === '',
  }
}
