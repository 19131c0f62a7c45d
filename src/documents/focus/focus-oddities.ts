import { message, type Message } from '../../domain/message.ts'
import type { MandatoryName } from './focus-columns.ts'
import type { Oddity } from './read-cell.ts'

interface Counted {
  readonly column: MandatoryName
  readonly oddity: Oddity
  /** The first row, and its cell. */
  readonly row: number
  readonly sample: string
  count: number
}

/** What in a file is not as the standard says and could be read all the same. */
export interface OddityLog {
  add(column: MandatoryName, oddity: Oddity, at: { readonly row: number; readonly cell: string }): void
  /** One for each column and oddity, in the order in which they were met. */
  warnings(): readonly Message[]
}

export function oddityLog(file: string): OddityLog {
  const counted = new Map<string, Counted>()
  return {
    add: (column, oddity, { row, cell }) => {
      const key = `${column} ${oddity}`
      const before = counted.get(key)
      if (before === undefined) counted.set(key, { column, oddity, row, sample: cell.slice(0, 40), count: 1 })
      else before.count += 1
    },
    warnings: () =>
      [...counted.values()].map(({ column, oddity, row, sample, count }) =>
        message(`audit.bill.odd.${oddity}`, { file, column, row, sample, count }),
      ),
  }
}
