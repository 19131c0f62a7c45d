import type { Big } from '../../domain/money.ts'
import type { MandatoryColumn } from './focus-columns.ts'
import { readDecimal, readInstant, readSlashDate, readText, type ValueOddity } from './focus-values.ts'

/** How a cell is not as the standard says. */
export type Oddity = ValueOddity | 'empty' | 'unreadable' | 'unknownValue'

export interface ReadCell {
  /** Text, instants in ISO 8601 UTC; null where it is empty or not readable. */
  readonly value: string | Big | null
  readonly oddity: Oddity | null
}

/** `monthFirst`: how dates with slashes are meant in this row; null where nobody can tell. */
export type CellReader = (cell: string, monthFirst: boolean | null) => ReadCell

/** Reads the cells of one column. */
export function cellReader(column: MandatoryColumn): CellReader {
  const read = typedReader(column)
  return (cell, monthFirst) => {
    const { value, oddity } = readText(cell)
    if (value !== null) return read(value, monthFirst)
    return { value: null, oddity: column.mayBeNull ? oddity : 'empty' }
  }
}

const unreadable: ReadCell = { value: null, oddity: 'unreadable' }

function typedReader({ type, values }: MandatoryColumn): CellReader {
  switch (type) {
    case 'text': {
      const allowed = values === null ? null : new Set(values)
      return (value) => ({ value, oddity: allowed === null || allowed.has(value) ? null : 'unknownValue' })
    }
    case 'currency':
      return (value) => (/^[A-Z]{3}$/.test(value) ? { value, oddity: null } : unreadable)
    case 'decimal':
      return (value) => readDecimal(value) ?? unreadable
    case 'instant':
      return remembered((value, monthFirst) => {
        const slashed = monthFirst === null ? null : readSlashDate(value, monthFirst)
        return slashed === null ? (readInstant(value) ?? unreadable) : { value: slashed, oddity: 'slashDate' }
      })
  }
}

/** Periods repeat from row to row; instants to the second do not, and are forgotten before they fill the memory. */
const mostRemembered = 5000

function remembered(read: CellReader): CellReader {
  const known = new Map<string, ReadCell>()
  return (cell, monthFirst) => {
    const key = `${String(monthFirst)} ${cell}`
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size >= mostRemembered) known.clear()
    const one = read(cell, monthFirst)
    known.set(key, one)
    return one
  }
}
