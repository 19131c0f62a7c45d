import type { Cost } from '../../../domain/comparison.ts'
import type { Big } from '../../../domain/money.ts'
import type { ReportView } from '../report.ts'
import type { Priced } from './costs.ts'
import { isCurrent } from '../words.ts'
import { rankedGroups } from './ranked-groups.ts'

/**
 * The lowest complete total of the ranked, and the incomplete one that starts below it. Nothing is said where the lowest is among those
 * shown and nobody's starts below.
 */
export function lowestText(shown: readonly Priced[], view: ReportView): readonly string[] {
  const { tr, words } = view
  // Nobody has checked whether the invoice of today is complete.
  const all = rankedGroups({ ...view, all: true }).flatMap(({ best }) =>
    best.cost === null || isCurrent(best) ? [] : [{ alternative: best, cost: best.cost }],
  )
  const complete = all.filter(({ cost }) => !cost.lowerBound)
  const [least] = complete.toSorted((a, b) => a.cost.total.cmp(b.cost.total))
  const [other] = all.filter(({ cost }) => cost.lowerBound).sort((a, b) => lowEnd(a.cost).cmp(lowEnd(b.cost)))
  if (least === undefined) return other === undefined ? [] : [tr.text('compare.answer.amounts.noneComplete')]
  const below = other !== undefined && lowEnd(other.cost).lt(lowEnd(least.cost)) ? other : undefined
  if (below === undefined && shown.some(({ cost }) => cost.total.eq(least.cost.total))) return []
  const isOnly =
    other !== undefined && complete.every(({ alternative }) => alternative.provider === least.alternative.provider)
  const values = { who: words.who(least.alternative), amount: words.total(least.cost) }
  if (below === undefined) return [tr.text(`compare.answer.amounts.${isOnly ? 'only' : 'lowest'}`, values)]
  return [
    tr.text(`compare.answer.amounts.${isOnly ? 'onlyWith' : 'lowestWith'}`, {
      ...values,
      other: words.provider(below.alternative),
      low: words.money(lowEnd(below.cost)),
    }),
  ]
}

function lowEnd({ total, bill, range }: Cost): Big {
  return range === null ? total : range.low.plus(total.minus(bill))
}
