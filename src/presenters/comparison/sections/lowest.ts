import { type BillLine, type Cost, isInDoubt } from '../../../domain/comparison.ts'
import type { Big } from '../../../domain/money.ts'
import type { ReportView } from '../report.ts'
import type { Priced } from './costs.ts'
import { isCurrent } from '../words.ts'
import { rankedGroups } from './ranked-groups.ts'
import { selfRunMark } from './self-run.ts'

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
  const lower = perhapsLower(least, complete)
  const isShown = (one: Priced): boolean => shown.some(({ alternative }) => alternative === one.alternative)
  const isToldOf = lower === undefined || isShown(lower)
  if (below === undefined && isToldOf && shown.some(({ cost }) => cost.total.eq(least.cost.total))) return []
  const unsure = isToldOf
    ? []
    : [
        tr.text('compare.answer.amounts.orLower', {
          other: words.who(lower.alternative),
          amount: words.total(lower.cost),
        }),
      ]
  const isOnly =
    other !== undefined && complete.every(({ alternative }) => alternative.provider === least.alternative.provider)
  const mark = selfRunMark(least.alternative, view)
  const who = words.who(least.alternative)
  const values = {
    who: mark === '' ? who : tr.text('compare.answer.amounts.marked', { who, mark }),
    amount: words.total(least.cost),
  }
  if (below === undefined) return [tr.text(`compare.answer.amounts.${isOnly ? 'only' : 'lowest'}`, values), ...unsure]
  return [
    tr.text(`compare.answer.amounts.${isOnly ? 'onlyWith' : 'lowestWith'}`, {
      ...values,
      other: tr.text('bill.name.region', {
        provider: words.provider(below.alternative),
        region: below.alternative.region,
      }),
      low: words.money(lowEnd(below.cost)),
    }),
    ...unsure,
  ]
}

/** Another provider whose complete total may turn out below the highest that the lowest sum may be: the one that may be lowest. */
function perhapsLower(least: Priced, complete: readonly Priced[]): Priced | undefined {
  const [lowest] = complete
    .filter(
      ({ alternative, cost }) =>
        alternative.provider !== least.alternative.provider &&
        !isSameDoubt(cost, least.cost) &&
        lowEnd(cost).lt(highEnd(least.cost)),
    )
    .sort((a, b) => lowEnd(a.cost).cmp(lowEnd(b.cost)))
  return lowest
}

/** What is in doubt is the same lines of the same sellers, such as backups kept elsewhere: both totals move together. */
function isSameDoubt(one: Cost, other: Cost): boolean {
  const doubtsOf = ({ lines }: Cost) => lines.filter(isInDoubt).map(doubtOf).toSorted()
  const doubts = doubtsOf(one)
  return doubts.length > 0 && JSON.stringify(doubts) === JSON.stringify(doubtsOf(other))
}

function doubtOf({ seller, unit, unitPrice, amount, evidence }: BillLine): string {
  return JSON.stringify([seller, unit, unitPrice.amount, unitPrice.currency, amount.toString(), evidence.source])
}

function highEnd({ total, bill, range }: Cost): Big {
  return range === null ? total : range.high.plus(total.minus(bill))
}

function lowEnd({ total, bill, range }: Cost): Big {
  return range === null ? total : range.low.plus(total.minus(bill))
}
