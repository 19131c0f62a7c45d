import type { Alternative, Cost } from '../../../domain/comparison.ts'
import { type Column, column, paragraph, type Row, row, type Section, type Table } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { isCurrent } from '../words.ts'
import { points } from './criteria.ts'
import { rankedGroups, type RankedGroup } from './ranked-groups.ts'

/** Who is first, second, third, and by how much. */
export function rankingSection(view: ReportView): Section {
  const groups = rankedGroups(view)
  if (groups.length === 0) return { title: null, blocks: [] }
  return {
    title: view.tr.text('compare.section.ranking'),
    blocks: [rankingTable(groups, view), ...legend(groups, view)],
  }
}

function rankingTable(groups: readonly RankedGroup[], view: ReportView): Table {
  const { tr } = view
  const today = view.report.comparison.alternatives.some(isCurrent)
  const columns: readonly Column[] = [
    column.head(tr.text('compare.column.rank')),
    column.head(tr.text('compare.column.provider')),
    column.detail(tr.text('compare.column.place')),
    column.detail(tr.text('compare.column.servers')),
    column.number(tr.text('compare.column.points')),
    column.number(tr.text('compare.column.bill')),
    column.number(tr.text('compare.column.hours')),
    column.number(tr.text('compare.column.total')),
    column.number(tr.text(today ? 'compare.column.againstCurrent' : 'compare.column.againstFirst')),
    column.detail(''),
    column.detail(''),
  ]
  const first = groups[0]?.best.cost ?? null
  return {
    kind: 'table',
    columns,
    rows: groups.map((group) => rankingRow(group, { view, reference: today ? null : first })),
  }
}

function rankingRow({ best, others }: RankedGroup, about: { view: ReportView; reference: Cost | null }): Row {
  const { words, tr } = about.view
  const { cost, rank } = best
  const cells = [
    rank === null ? '' : tr.number(rank),
    words.provider(best),
    placeWithId(best, about.view),
    isCurrent(best) ? tr.text('compare.todaysInvoice') : words.placed(best.placements),
    best.overall === null ? '' : tr.number(best.overall.score, 0),
    cost === null ? '' : words.bill(cost),
    cost === null ? '' : words.hours(cost.operations),
    cost === null ? '' : words.total(cost),
    cost === null ? '' : difference(best, cost, about),
    best.overall === null ? '' : tr.text('compare.points.between', { points: points(best.overall, about.view) }),
    otherRegions(best, others, about.view),
  ]
  return row(cells, rank === 1 ? 'strong' : 'plain')
}

/** What `--explain` is asked with, and the country: `ovh/gra11 (France)`. */
function placeWithId({ id, country }: Alternative, { tr }: ReportView): string {
  return country === null ? id : tr.text('compare.place', { region: id, country: tr.country(country) })
}

/** Against today where there is an invoice of today, else against the first. */
function difference(best: Alternative, cost: Cost, about: { view: ReportView; reference: Cost | null }): string {
  const { words } = about.view
  if (cost.againstCurrent !== null) return words.difference(cost, cost.againstCurrent.difference)
  if (about.reference === null || about.reference === cost || isCurrent(best)) return '–'
  return words.difference(cost, cost.total.minus(about.reference.total))
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

/** Only the marks that are seen are explained. */
function legend(groups: readonly RankedGroup[], { tr }: ReportView): Section['blocks'] {
  const costs = groups.flatMap(({ best }) => best.cost ?? [])
  const paid = costs.some(({ operations }) => operations.money !== null)
  return [
    paragraph(tr.text(paid ? 'compare.legend.hoursPaid' : 'compare.legend.hoursUnpaid'), 'quiet'),
    ...(costs.some(({ lowerBound }) => lowerBound) ? [paragraph(tr.text('compare.legend.lowerBound'), 'quiet')] : []),
    ...(costs.some(({ range }) => range !== null) ? [paragraph(tr.text('compare.legend.estimated'), 'quiet')] : []),
  ]
}
