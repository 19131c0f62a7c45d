import type { Column, Row } from '../blocks/blocks.ts'
import type { Paint } from './paint.ts'

/** A column with its cells, cleaned, and the width that it takes. */
export interface Field {
  readonly column: Column
  readonly cells: readonly string[]
  readonly width: number
}

export interface Layout {
  readonly rows: readonly Row[]
  readonly width: number
  readonly paint: Paint
}
