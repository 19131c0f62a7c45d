import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { column, row, type Table } from '../blocks/blocks.ts'
import { cellWidth } from './cells.ts'
import { createPaint } from './paint.ts'
import { renderTable } from './render-table.ts'

const table: Table = {
  kind: 'table',
  columns: [
    column.head('#'),
    column.head('Provider'),
    column.detail('Where'),
    column.number('Total a month'),
    column.source('Source'),
  ],
  rows: [
    row(['1', 'Cloud of the North', 'no-1 (Norway)', '€1,930.00', 'https://prices.example'], 'strong'),
    row(['2', 'South', '', '€2.00', '']),
  ],
}
const lines = (width: number): readonly string[] => renderTable(table, width, createPaint(false))

describe('a table', () => {
  test('stands in columns where they fit', () => {
    expect(lines(90)).toEqual([
      '#  Provider            Where          Total a month  Source',
      '───────────────────────────────────────────────────────────────────────────',
      '1  Cloud of the North  no-1 (Norway)      €1,930.00  https://prices.example',
      '2  South                                      €2.00',
    ])
  })

  test('puts details below their row where they do not', () => {
    expect(lines(50)).toEqual([
      '#  Provider            Total a month',
      '────────────────────────────────────',
      '1  Cloud of the North      €1,930.00',
      '   no-1 (Norway)',
      '   https://prices.example',
      '2  South                       €2.00',
    ])
  })

  test('wraps titles, then the widest text', () => {
    expect(lines(30)).toEqual([
      '#  Provider            Total a',
      '                         month',
      '──────────────────────────────',
      '1  Cloud of the      €1,930.00',
      '   North',
      '   no-1 (Norway)',
      '   https://prices.example',
      '2  South                 €2.00',
    ])
  })

  test('becomes records where nothing else helps', () => {
    expect(lines(24)).toEqual([
      '1 Cloud of the North',
      '  Where',
      '    no-1 (Norway)',
      '  Total a month',
      '    €1,930.00',
      '  Source',
      '    https://prices.examp',
      '    le',
      '',
      '2 South',
      '  Total a month    €2.00',
    ])
  })

  test('never exceeds the width', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 30 })
    const rows = fc.array(
      fc.tuple(cell, cell, cell, cell, cell).map((cells) => row(cells)),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(rows, fc.integer({ min: 20, max: 120 }), (given, width) => {
        const shown = renderTable({ ...table, rows: given }, width, createPaint(false))
        expect(shown.filter((line) => cellWidth(line) > width)).toEqual([])
      }),
    )
  })
})
