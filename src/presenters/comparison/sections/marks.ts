import type { Alternative } from '../../../domain/comparison.ts'
import type { ReportView } from '../report.ts'

/** What speaks against an alternative at first sight: over the budget even at the low end of its total; it closes. Empty for neither. */
export function marksText({ cost, closing }: Alternative, { report, tr, words }: ReportView): string {
  const { budget } = report.comparison
  const low = cost === null ? null : cost.total.minus(cost.bill).plus(cost.range?.low ?? cost.bill)
  return [
    ...(budget !== undefined && low?.gt(budget) === true
      ? [tr.text('compare.mark.overBudget', { budget: words.money(budget) })]
      : []),
    ...(closing === undefined ? [] : [tr.text('compare.mark.closes', { ends: { date: closing.ends } })]),
  ].join(', ')
}
