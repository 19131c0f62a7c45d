import type { Table } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { cellWidth, padCell, wrap } from './cells.ts'
import type { Field, Layout } from './layout.ts'
import type { Paint } from './paint.ts'
import { renderRecords } from './render-records.ts'

const gap = '  '
const narrowestText = 12
/** A text that stands beside others is not made narrower than this. */
const leastWrapped = 30

/**
 * Lines of a table. As columns where they fit; else the details move under their row, then titles are wrapped, then the
 * widest text; where nothing of that helps, every row becomes a little record of its own.
 */
export function renderTable(table: Table, width: number, paint: Paint): readonly string[] {
  const fields = table.columns.map((column, at): Field => {
    const cells = table.rows.map((row) => clean(row.cells[at] ?? ''))
    const title = clean(column.title)
    return { column: { ...column, title }, cells, width: Math.max(cellWidth(title), ...cells.map(cellWidth)) }
  })
  const filled = fields.filter((field) => field.cells.some((cell) => cell !== ''))
  const main = filled.filter((field) => field.column.role !== 'detail')
  const details = filled.filter((field) => field.column.role === 'detail')
  const layout = { rows: table.rows, width, paint }
  const wide = wrapped(filled, width)
  if (wide !== null) return columns(wide, [], layout)
  const narrow = relax(squeezeTexts(main.map(compact), width), { wanted: main, width })
  return total(narrow) > width ? renderRecords(filled, layout) : columns(narrow, details, layout)
}

/** All columns side by side, the widest text wrapped where that leaves it wide enough; an address is never cut for it. */
function wrapped(fields: readonly Field[], width: number): readonly Field[] | null {
  if (total(fields) <= width) return fields
  if (fields.some(({ column }) => column.only === 'terminal')) return null
  const narrower = squeeze(fields, width)
  const legible = narrower.every((field, at) => field === fields[at] || isLegible(field))
  return total(narrower) <= width && legible ? narrower : null
}

/** An id is never cut: where it does not fit, it goes under its row. */
function isLegible({ column, cells, width }: Field): boolean {
  return width >= leastWrapped && (column.role !== 'detail' || cells.some((cell) => cell.includes(' ')))
}

function total(fields: readonly Field[]): number {
  return fields.reduce((sum, field) => sum + field.width + gap.length, -gap.length)
}

/** As wide as the cells and the longest word of the title. */
function compact(field: Field): Field {
  const words = field.column.title.split(' ')
  return { ...field, width: Math.max(...words.map(cellWidth), ...field.cells.map(cellWidth)) }
}

/** Names of rows are made narrower only where the other texts have no more to give. */
function squeezeTexts(fields: readonly Field[], width: number): readonly Field[] {
  const others = squeeze(fields, width, ({ role }) => role !== 'head')
  return total(others) > width ? squeeze(others, width) : others
}

/** Makes the widest text column narrower where that is needed, as far as that leaves something to read. */
function squeeze(
  fields: readonly Field[],
  width: number,
  may: (column: Field['column']) => boolean = () => true,
): readonly Field[] {
  const texts = fields.filter((field) => field.column.align === 'left' && may(field.column))
  const widest = texts.reduce<Field | null>((best, field) => (best && best.width >= field.width ? best : field), null)
  if (widest === null) return fields
  const room = Math.max(widest.width - (total(fields) - width), narrowestText)
  return fields.map((field) => (field === widest && room < widest.width ? { ...field, width: room } : field))
}

/** Gives the room that is left to the columns that would like more. */
function relax(fields: readonly Field[], room: { wanted: readonly Field[]; width: number }): readonly Field[] {
  let spare = room.width - total(fields)
  return fields.map((field, at) => {
    const wish = (room.wanted[at] ?? field).width - field.width
    const more = Math.max(Math.min(wish, spare), 0)
    spare -= more
    return { ...field, width: field.width + more }
  })
}

function columns(fields: readonly Field[], details: readonly Field[], layout: Layout): readonly string[] {
  const { paint } = layout
  const [first] = fields
  const titles = lines(fields, ({ column }) => column.title)
  const rule = '─'.repeat(Math.max(total(fields), 0))
  const indent = ' '.repeat(first === undefined || first.width > 6 ? 4 : first.width + gap.length)
  const body = layout.rows.flatMap((row, at) => [
    ...lines(fields, ({ cells }) => cells[at]).map((line) => paint(line, row.tone)),
    ...detailLines(details, at, layout.width - indent.length).map((line) => indent + paint(line, 'quiet')),
  ])
  return [...titles.map((line) => paint(line, 'quiet')), paint(rule, 'quiet'), ...body]
}

/** One row of cells, as many lines high as its highest cell. */
function lines(fields: readonly Field[], text: (field: Field) => string | undefined): readonly string[] {
  const wrapped = fields.map((field) => wrap(text(field) ?? '', field.width))
  const height = Math.max(...wrapped.map((cell) => cell.length))
  return Array.from({ length: height }, (_, line) =>
    fields
      .map(({ column, width }, at) => padCell(wrapped[at]?.[line] ?? '', width, column.align))
      .join(gap)
      .trimEnd(),
  )
}

/** Details share a line; a source has one of its own, so that its address can be copied. */
function detailLines(details: readonly Field[], at: number, width: number): readonly string[] {
  const texts = (wanted: readonly Field[]): readonly string[] =>
    wanted.map((field) => field.cells[at] ?? '').filter((text) => text !== '')
  const short = texts(details.filter(({ column }) => column.only === null))
  const sources = texts(details.filter(({ column }) => column.only === 'terminal'))
  return [...(short.length === 0 ? [] : [short.join(' · ')]), ...sources].flatMap((text) => wrap(text, width))
}
