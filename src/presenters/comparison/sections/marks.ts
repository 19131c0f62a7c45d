import type { Alternative } from '../../../domain/comparison.ts'
import { keepsTax, leastPaid } from '../../../domain/paid.ts'
import type { ReportView } from '../report.ts'

/** What speaks against an alternative at first sight: over the budget even at the low end of what is paid; it closes. Empty for neither. */
export function marksText({ cost, closing }: Alternative, { report, tr, words }: ReportView): string {
  const { budget } = report.comparison
  const isOver = budget !== undefined && cost !== null && leastPaid(cost).gt(budget)
  return [
    ...(isOver
      ? [
          tr.text(keepsTax(cost) ? 'compare.mark.overBudgetTaxed' : 'compare.mark.overBudget', {
            budget: words.money(budget),
          }),
        ]
      : []),
    ...(closing === undefined ? [] : [tr.text('compare.mark.closes', { ends: { date: closing.ends } })]),
  ].join(', ')
}
