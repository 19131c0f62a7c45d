import type { Alternative, Cost } from '../../../domain/comparison.ts'
import type { Big } from '../../../domain/money.ts'
import { keepsTax, standing } from '../../../domain/paid.ts'
import type { ReportView } from '../report.ts'

/** What speaks against an alternative at first sight: over the budget even at the low end of what is paid; it closes. Empty for neither. */
export function marksText({ cost, closing }: Alternative, { report, tr, words }: ReportView): string {
  const { budget } = report.comparison
  return [
    ...(budget !== undefined && cost !== null && isOver(cost, budget)
      ? [
          tr.text(keepsTax(cost) ? 'compare.mark.overBudgetTaxed' : 'compare.mark.overBudget', {
            budget: words.money(budget),
          }),
        ]
      : []),
    ...(closing === undefined ? [] : [tr.text('compare.mark.closes', { ends: { date: closing.ends } })]),
  ].join(', ')
}

function isOver(cost: Cost, budget: Big): boolean {
  return standing(cost, budget) === 'over'
}

/** Where the first is over the budget: who is first within it, whatever is still found out. Empty where it is not over. */
export function withinText({ cost }: Alternative, { report, tr, words }: ReportView): string {
  const { alternatives, budget } = report.comparison
  if (budget === undefined || cost === null || !isOver(cost, budget)) return ''
  const ranked = alternatives
    .flatMap(({ state, ...one }) =>
      state === 'ranked' && one.cost !== null ? [{ ...one, cost: one.cost, state }] : [],
    )
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const within = ranked.find((one) => standing(one.cost, budget) === 'within')
  if (within !== undefined) return tr.text('compare.answer.first.within', { who: words.who(within) })
  const mayBe = ranked.some((one) => standing(one.cost, budget) === 'open')
  return tr.text(mayBe ? 'compare.answer.first.noneCertain' : 'compare.answer.first.noneWithin')
}
