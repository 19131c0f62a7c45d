import { clean } from '../clean-text.ts'

/**
 * A text, or a figure made by this program. Figures stay as they are, so that a negative amount remains a number;
 * texts may come from anybody.
 */
export type CsvCell = string | { readonly figure: string } | null

/** RFC 4180: CRLF after every line, quotes doubled. Texts that a spreadsheet would take for a formula get a leading `'`. */
export function renderCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: CsvCell): string {
  if (value === null) return ''
  return typeof value === 'string' ? quoted(defused(value)) : quoted(value.figure)
}

/** Tab and CR count where the text begins with them, before they are cleaned away. */
function defused(text: string): string {
  const cleaned = clean(text).trim()
  return /^[\t\r]/.test(text) || /^[=+\-@]/.test(cleaned) ? `'${cleaned}` : cleaned
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
