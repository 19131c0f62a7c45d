import type { Column, Row, Table } from '../blocks/blocks.ts'
import { cellWidth, clean, padCell, wrap } from './cells.ts'
import type { Paint } from './paint.ts'

const gap = '  '
const narrowestText = 18

interface Field {
  readonly column: Column
  readonly cells: readonly string[]
  readonly width: number
}

/**
 * Lines of a table. As columns where they fit; else the details move under their row; else the widest text is wrapped;
 * else every row becomes a little record of its own.
 */
export function renderTable(table: Table, width: number, paint: Paint): readonly string[] {
  const fields = table.columns.map((column, at): Field => {
    const cells = table.rows.map((row) => clean(row.cells[at] ?? ''))
    return { column, cells, width: Math.max(cellWidth(column.title), ...cells.map(cellWidth)) }
  })
  const filled = fields.filter((field) => field.cells.some((cell) => cell !== ''))
  const main = filled.filter((field) => field.column.role !== 'detail')
  const layout = { rows: table.rows, width, paint }
  if (total(filled) <= width) return columns(filled, [], layout)
  if (total(main) <= width) return columns(main, detailsOf(filled), layout)
  const squeezed = squeeze(main, width)
  return squeezed === null ? records(filled, layout) : columns(squeezed, detailsOf(filled), layout)
}

interface Layout {
  readonly rows: readonly Row[]
  readonly width: number
  readonly paint: Paint
}

function total(fields: readonly Field[]): number {
  return fields.reduce((sum, field) => sum + field.width + gap.length, -gap.length)
}

function detailsOf(fields: readonly Field[]): readonly Field[] {
  return fields.filter((field) => field.column.role === 'detail')
}

/** Makes the widest text column narrower; null when that would leave too little of it. */
function squeeze(fields: readonly Field[], width: number): readonly Field[] | null {
  const texts = fields.filter((field) => field.column.align === 'left')
  const widest = texts.reduce<Field | null>((best, field) => (best && best.width >= field.width ? best : field), null)
  if (widest === null) return null
  const room = widest.width - (total(fields) - width)
  return room < narrowestText ? null : fields.map((field) => (field === widest ? { ...field, width: room } : field))
}

function columns(fields: readonly Field[], details: readonly Field[], layout: Layout): readonly string[] {
  const { paint } = layout
  const titles = fields.map(({ column, width }) => padCell(column.title, width, column.align)).join(gap)
  const untitled = fields.every(({ column }) => column.title === '')
  const rule = '─'.repeat(Math.min(total(fields), layout.width))
  const head = untitled ? [] : [paint(titles.trimEnd(), 'quiet'), paint(rule, 'quiet')]
  const indent = ' '.repeat((fields[0]?.width ?? 0) > 6 ? 4 : (fields[0]?.width ?? 0) + gap.length)
  const body = layout.rows.flatMap((row, at) => [
    ...rowLines(fields, at).map((line) => paint(line, row.tone)),
    ...detailLines(details, at, layout.width - indent.length).map((line) => indent + paint(line, 'quiet')),
  ])
  return [...head, ...body]
}

function rowLines(fields: readonly Field[], at: number): readonly string[] {
  const wrapped = fields.map((field) => wrap(field.cells[at] ?? '', field.width))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    fields
      .map(({ column, width }, which) => padCell(wrapped[which]?.[line] ?? '', width, column.align))
      .join(gap)
      .trimEnd(),
  )
}

function detailLines(details: readonly Field[], at: number, width: number): readonly string[] {
  const texts = details.map((field) => field.cells[at] ?? '').filter((text) => text !== '')
  return texts.length === 0 ? [] : wrap(texts.join(' · '), width)
}

/** Head cells on one line, every other cell under it with its title; an empty line between records. */
function records(fields: readonly Field[], layout: Layout): readonly string[] {
  const heads = fields.filter((field) => field.column.role === 'head')
  const rest = fields.filter((field) => field.column.role !== 'head')
  const titles = Math.min(Math.max(...rest.map(({ column }) => cellWidth(column.title))), Math.floor(layout.width / 2))
  return layout.rows.flatMap((row, at) => {
    const name = heads.map((field) => field.cells[at] ?? '').filter((text) => text !== '')
    const lines = rest.flatMap((field) => recordLines(field, at, { titles, width: layout.width }))
    const heading = wrap(name.join(' '), layout.width).map((line) => layout.paint(line, 'strong'))
    return [...(at === 0 ? [] : ['']), ...heading, ...lines]
  })
}

function recordLines(field: Field, at: number, room: { titles: number; width: number }): readonly string[] {
  const text = field.cells[at] ?? ''
  if (text === '') return []
  const { column } = field
  const values = room.width - 2 - room.titles - gap.length
  if (
    column.title === '' ||
    column.role === 'detail' ||
    cellWidth(text) > values ||
    cellWidth(column.title) > room.titles
  ) {
    const titled = column.title === '' ? text : `${column.title}: ${text}`
    return wrap(titled, room.width - 2).map((line) => `  ${line}`)
  }
  return [`  ${padCell(column.title, room.titles, 'left')}${gap}${padCell(text, values, column.align)}`.trimEnd()]
}
