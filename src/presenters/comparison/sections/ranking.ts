import { type Alternative, type Cost, hasTwoReadings } from '../../../domain/comparison.ts'
import { type Column, column, paragraph, type Row, row, type Section, type Table } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { isCurrent } from '../words.ts'
import { backupBlocks } from './backups.ts'
import { points } from './criteria.ts'
import { declaredNote } from './declared.ts'
import { marksText } from './marks.ts'
import { rankedGroups, type RankedGroup } from './ranked-groups.ts'
import { selfRunMark } from './self-run.ts'

/** Who is first, second, third, and by how much. */
export function rankingSection(view: ReportView): Section {
  const groups = rankedGroups(view)
  if (groups.length === 0) return { title: null, blocks: [] }
  const best = groups.map((group) => group.best)
  const table = rankingTable(groups, view)
  return {
    title: view.tr.text('compare.section.ranking'),
    blocks: [table, ...legend(groups, table, view), ...backupBlocks(best, view), ...declaredNote(best, view)],
  }
}

/** Of fewer differences, each is worth its cell. */
const columnFrom = 3

interface Entry extends RankedGroup {
  readonly cost: Cost
  readonly position: number
}

/** A column and how its cells are made. */
type Cells = readonly [column: Column, cell: (entry: Entry) => string]

function rankingTable(groups: readonly RankedGroup[], view: ReportView): Table {
  const entries = groups.flatMap(({ best, others }, at): readonly Entry[] =>
    best.cost === null ? [] : [{ best, others, cost: best.cost, position: at + 1 }],
  )
  const columns = rankingColumns(entries, view)
  return {
    kind: 'table',
    columns: columns.map(([each]) => each),
    rows: entries.map((entry): Row =>
      row(
        columns.map(([, cell]) => cell(entry)),
        entry.position === 1 ? 'strong' : 'plain',
      ),
    ),
  }
}

function rankingColumns(entries: readonly Entry[], view: ReportView): readonly Cells[] {
  const { tr, words, all } = view
  const [first] = entries
  const today = entries.some(({ best, cost }) => isCurrent(best) || cost.againstCurrent !== null)
  const alike = entries.every(({ cost }) => cost.total.eq(cost.bill))
  const reference = today ? null : (first?.cost ?? null)
  const isTold = tells(
    entries.map((entry) => difference(entry, reference, view)).filter((text) => text !== '–'),
    view,
  )
  return [
    // Where a row stands for all regions of a provider, rows are counted; else the rank is that of the JSON.
    [
      column.head(tr.text('compare.column.rank')),
      ({ best, position }) => tr.number((all ? best.rank : null) ?? position),
    ],
    [column.head(tr.text('compare.column.provider')), ({ best }) => words.provider(best)],
    [column.detail(tr.text('compare.column.place')), ({ best }) => placeWithId(best, view)],
    [column.detail(tr.text('compare.column.servers')), ({ best }) => placed(best, view)],
    [
      column.number(tr.text('compare.column.points')),
      ({ best }) => (best.overall === null ? '' : points(best.overall, view)),
    ],
    [
      column.number(tr.text(alike ? 'compare.column.billIsTotal' : 'compare.column.bill')),
      ({ cost }) => words.bill(cost),
    ],
    [column.number(tr.text('compare.column.total')), ({ cost }) => (alike ? '' : words.total(cost))],
    [
      column.number(tr.text(today ? 'compare.column.againstCurrent' : 'compare.column.againstFirst')),
      (entry) => (isTold ? difference(entry, reference, view) : ''),
    ],
    [column.detail(tr.text('compare.column.hours')), ({ cost }) => hours(cost, view)],
    [column.detail(tr.text('compare.column.marks')), ({ best }) => marks(best, view)],
    [column.detail(tr.text('compare.column.elsewhere')), ({ best, others }) => otherRegions(best, others, view)],
  ]
}

/** A column in which all but one are unclear says nothing. */
function tells(differences: readonly string[], { tr }: ReportView): boolean {
  const open = tr.text('compare.difference.open')
  return differences.length < columnFrom || differences.filter((text) => text !== open).length > 1
}

function marks(best: Alternative, view: ReportView): string {
  return [marksText(best, view), selfRunMark(best, view)].filter((text) => text !== '').join(', ')
}

function placed(best: Alternative, { tr, words }: ReportView): string {
  return isCurrent(best) ? tr.text('compare.todaysInvoice') : words.placed(best.placements)
}

/** What `--explain` is asked with, and the country: `ovh/gra11 (France)`. */
function placeWithId({ id, country }: Alternative, { tr }: ReportView): string {
  return country === null ? id : tr.text('compare.place', { region: id, country: tr.country(country) })
}

/** Against today where there is an invoice of today, else against the first. */
function difference({ best, cost }: Entry, reference: Cost | null, { words }: ReportView): string {
  if (cost.againstCurrent !== null) return words.difference(cost, 'invoice', cost.againstCurrent.difference)
  if (reference === null || reference === cost || isCurrent(best)) return '–'
  return words.difference(cost, reference, cost.total.minus(reference.total))
}

function hours(cost: Cost, { tr, words }: ReportView): string {
  const expected = words.hoursExpected(cost)
  const values = { hours: words.hours(cost) }
  if (expected === null) return tr.text('compare.hours.ofStaff', values)
  return tr.text('compare.hours.ofStaffExpected', { ...values, expected })
}

function otherRegions(best: Alternative, others: readonly Alternative[], { tr }: ReportView): string {
  const total = best.cost?.total
  const same = others.filter(({ cost }) => total !== undefined && cost?.total.eq(total) === true).length
  const dearer = others.filter(({ cost }) => total !== undefined && cost?.total.gt(total) === true).length
  const rest = others.length - same - dearer
  return [
    ...(same > 0 ? [tr.text('compare.samePrice', { count: same })] : []),
    ...(dearer > 0 ? [tr.text('compare.dearer', { count: dearer })] : []),
    ...(rest > 0 ? [tr.text('compare.otherRegions', { count: rest })] : []),
  ].join(', ')
}

/** Only the words that are seen are explained. */
function legend(groups: readonly RankedGroup[], { rows }: Table, { tr }: ReportView): Section['blocks'] {
  const costs = groups.flatMap(({ best }) => best.cost ?? [])
  const open = tr.text('compare.difference.open')
  const legends = [
    [costs.some(({ operations }) => operations.money !== null), 'compare.legend.hoursPaid'],
    [costs.some(({ lowerBound }) => lowerBound), 'compare.legend.lowerBound'],
    [costs.some(({ range, lowerBound }) => range !== null && !lowerBound), 'compare.legend.estimated'],
    [costs.some(({ range, lines }) => range !== null && hasTwoReadings(lines)), 'compare.legend.readings'],
    [rows.some(({ cells }) => cells.includes(open)), 'compare.legend.open'],
  ] as const
  return legends.flatMap(([seen, key]) => (seen ? [paragraph(tr.text(key), 'quiet')] : []))
}
