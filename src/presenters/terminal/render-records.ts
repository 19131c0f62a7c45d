import { cellWidth, padCell, wrap } from './cells.ts'
import type { Field, Layout } from './layout.ts'

const widestRecord = 60
const gap = '  '

/** Every row as a record: head cells on one line, every other cell under it with its title, an empty line between. */
export function renderRecords(fields: readonly Field[], layout: Layout): readonly string[] {
  const heads = fields.filter((field) => field.column.role === 'head')
  const rest = fields.filter((field) => field.column.role !== 'head')
  const width = Math.min(layout.width, widestRecord)
  const titles = Math.min(Math.max(...rest.map(({ column }) => cellWidth(column.title))), Math.floor(width / 2))
  return layout.rows.flatMap((_, at) => {
    const name = heads.map((field) => field.cells[at] ?? '').filter((text) => text !== '')
    const heading = wrap(name.join(' '), width).map((line) => layout.paint(line, 'strong'))
    const lines = rest.flatMap((field) => fieldLines(field, at, { titles, width }))
    return [...(at === 0 ? [] : ['']), ...heading, ...lines]
  })
}

/** Title and text on one line where they fit, else the text below its title. */
function fieldLines(field: Field, at: number, room: { titles: number; width: number }): readonly string[] {
  const text = field.cells[at] ?? ''
  const { title, align } = field.column
  if (text === '') return []
  if (title === '') return wrap(text, room.width - 2).map((line) => `  ${line}`)
  const column = Math.max(room.titles, cellWidth(title))
  const values = room.width - 2 - column - gap.length
  if (cellWidth(text) <= values)
    return [`  ${padCell(title, column, 'left')}${gap}${padCell(text, values, align)}`.trimEnd()]
  return [
    ...wrap(title, room.width - 2).map((line) => `  ${line}`),
    ...wrap(text, room.width - 4).map((line) => `    ${line}`),
  ]
}
