import { type Alternative, knownHours } from '../../../domain/comparison.ts'
import { column, item, list, row, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { constraintLegends } from './constraint-legends.ts'
import { totalRows } from './costs.ts'

/** From the bill to the total, the year, the tax and the one-off cost. */
export function totalSection(alternative: Alternative, view: ReportView): Section {
  const { tr, words } = view
  if (alternative.cost === null) return { title: null, blocks: [] }
  const columns = [column.head(tr.text('compare.column.part')), column.number(words.provider(alternative))]
  const rows = totalRows([{ alternative, cost: alternative.cost }], view)
  const once = alternative.cost.oneOff?.items ?? []
  const items = once.map(({ what, amount }) =>
    item(tr.text('compare.explain.once', { what, amount: words.money(amount) })),
  )
  return {
    title: tr.text('compare.explain.rest'),
    blocks: [{ kind: 'table', columns, rows }, ...(items.length > 0 ? [list(items)] : [])],
  }
}

/** Where the staff hours come from. */
export function hoursSection({ cost }: Alternative, view: ReportView): Section {
  const { tr, words } = view
  if (cost === null || cost.operations.items.length === 0) return { title: null, blocks: [] }
  const hours = (value: number | null): string => (value === null ? '–' : tr.number(value, 2))
  const columns = [
    column.head(tr.text('compare.explain.column.work')),
    column.number(tr.text('compare.explain.column.low')),
    column.number(tr.text('compare.explain.column.expected')),
    column.number(tr.text('compare.explain.column.high')),
    column.source(tr.text('compare.explain.column.source')),
  ]
  const { low, expected, high } = knownHours(cost)
  const rows = [
    ...cost.operations.items.map((each) =>
      row(
        [tr.t(each.what), hours(each.low), hours(each.expected), hours(each.high), words.norm(each.evidence)],
        'plain',
        [each.evidence],
      ),
    ),
    row([tr.text('compare.cost.hours'), hours(low), hours(expected), hours(high), ''], 'strong'),
  ]
  return { title: tr.text('compare.explain.hours'), blocks: [{ kind: 'table', columns, rows }] }
}

/** Why it is excluded or undecided: every reason, not only the first. */
export function reasonsSection(alternative: Alternative, view: ReportView): Section {
  const { reasons } = alternative
  const { tr, words } = view
  if (reasons.length === 0) return { title: null, blocks: [] }
  const items = reasons.map((reason) => item(words.reason(reason)))
  return { title: tr.text('compare.explain.reasons'), blocks: [list(items), ...constraintLegends([alternative], view)] }
}

/** Words beside placements: extra servers only to attach volumes, run by the team where the provider sells none. */
export function notesSection({ placements }: Alternative, { tr }: ReportView): Section {
  const items = placements.flatMap(({ component, note }) =>
    note === null ? [] : [item(tr.text('compare.explain.note', { component, note }))],
  )
  if (items.length === 0) return { title: null, blocks: [] }
  return { title: tr.text('compare.explain.notes'), blocks: [list(items)] }
}
