import type { Cost } from '../../domain/comparison.ts'
import { Big } from '../../domain/money.ts'
import type { Translator } from '../../messages/translator.ts'

/** What a total is above (or below) that of the reference, in words. `exact` is the difference of the two points. */
export type TotalDifference = (cost: Cost, reference: Cost | 'invoice', exact: Big) => string

interface Wording {
  readonly tr: Translator
  readonly money: (amount: Big) => string
  readonly whole: (amount: Big) => string
}

/** Between which amounts a total lies; `high` is null where something has no known price. */
interface Ends {
  readonly low: Big
  readonly high: Big | null
}

/** A difference is said only as far as it is known: where it may be dearer or cheaper, it is no figure. */
export function createDifference({ tr, money, whole }: Wording): TotalDifference {
  const said = (key: 'more' | 'less', amount: string): string => tr.text(`compare.difference.${key}`, { amount })
  const atLeast = (key: 'more' | 'less', amount: Big): string =>
    said(
      key,
      tr.text('compare.amount.atLeast', {
        amount: amount.round(0, Big.roundDown).eq(0) ? money(amount) : whole(amount),
      }),
    )
  return (cost, reference, exact) => {
    const mine = endsOf(cost)
    const other = reference === 'invoice' ? pointEnds(cost.total.minus(exact)) : endsOf(reference)
    const low = other.high === null ? null : mine.low.minus(other.high)
    const high = mine.high === null ? null : mine.high.minus(other.low)
    if (low === null) return high?.lt(0) === true ? atLeast('less', high.abs()) : tr.text('compare.difference.open')
    if (high === null) return low.gt(0) ? atLeast('more', low) : tr.text('compare.difference.open')
    if (low.eq(high))
      return exact.eq(0) ? tr.text('compare.difference.none') : said(exact.gt(0) ? 'more' : 'less', money(exact.abs()))
    if (low.lte(0) && high.gte(0)) return tr.text('compare.difference.open')
    return said(exact.gt(0) ? 'more' : 'less', tr.text('compare.about', { amount: whole(exact.abs().round(0)) }))
  }
}

function endsOf({ total, bill, range, lowerBound }: Cost): Ends {
  const rest = total.minus(bill)
  const low = range === null ? total : range.low.plus(rest)
  const high = range === null ? total : range.high.plus(rest)
  return { low, high: lowerBound ? null : high }
}

function pointEnds(total: Big): Ends {
  return { low: total, high: total }
}
