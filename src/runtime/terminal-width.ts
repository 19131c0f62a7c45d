const fallback = 80
const narrowest = 20

/** Columns to print in: the wish of `COLUMNS`, else those of the terminal; 80 without a terminal, or where it gives its size as 0. */
export function terminalWidth(wish: string | undefined, ofTerminal: number | null): number {
  const told = [Number(wish ?? ''), ofTerminal ?? 0]
  return told.find((columns) => Number.isInteger(columns) && columns >= narrowest) ?? fallback
}
