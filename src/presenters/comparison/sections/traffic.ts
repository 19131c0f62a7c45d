import type { Cost, TrafficCase } from '../../../domain/comparison.ts'
import { column, paragraph, row, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { rankedGroups } from './ranked-groups.ts'

/** Promised traffic is not used traffic: the bills at other uses of the promise. Absent when traffic is measured. */
export function trafficSection(view: ReportView): Section {
  const { tr, words } = view
  const priced = rankedGroups(view).flatMap(({ best }) =>
    best.cost === null || best.cost.trafficCases.length === 0 ? [] : [{ best, cost: best.cost }],
  )
  // Where some uses of the promise have no price, others may have all.
  const [cases] = priced.map(({ cost }) => cost.trafficCases).sort((a, b) => b.length - a.length)
  if (cases === undefined) return { title: null, blocks: [] }
  const expected = expectedShare(priced.map(({ cost }) => cost))
  const titles = cases.map((each) => column.number(title(each, { expected, view })))
  const rows = priced.map(({ best, cost }) =>
    row([
      words.provider(best),
      ...cases.map(({ share }) => {
        const own = cost.trafficCases.find((each) => each.share === share)
        return own === undefined ? '–' : words.like(cost, own.bill)
      }),
    ]),
  )
  const columns = [column.head(tr.text('compare.column.provider')), ...titles]
  const isOpen = priced.some(({ cost }) => cost.lowerBound)
  const legend = isOpen ? [paragraph(tr.text('compare.traffic.legend'), 'quiet')] : []
  return { title: tr.text('compare.section.traffic'), blocks: [{ kind: 'table', columns, rows }, ...legend] }
}

/** The one share whose bill is the bill of every alternative; null where several are, as with free traffic. */
function expectedShare(costs: readonly Cost[]): number | null {
  const shares = costs.map((cost) =>
    cost.trafficCases.filter(({ bill }) => bill.eq(cost.bill)).map(({ share }) => share),
  )
  const [first = [], ...rest] = shares
  const common = first.filter((share) => rest.every((other) => other.includes(share)))
  const [only, another] = common
  return only === undefined || another !== undefined ? null : only
}

function title({ share, trafficGib }: TrafficCase, about: { expected: number | null; view: ReportView }): string {
  const { tr } = about.view
  const values = { share: tr.percent(share), gib: tr.number(trafficGib, 0) }
  return tr.text(share === about.expected ? 'compare.traffic.expected' : 'compare.traffic.case', values)
}
