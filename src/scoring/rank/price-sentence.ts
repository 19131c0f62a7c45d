import type { Alternative, Cost } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Currency } from '../../domain/money.ts'
import { amountOf, nameOf } from '../cost/name.ts'

/** What those named in the verdict cost, and the cheapest complete total of the ranked where it is neither of them. */
export function priceSentences(
  named: readonly Alternative[],
  ranked: readonly Alternative[],
  currency: Currency,
): readonly Message[] {
  const [first, second] = named.map((one) => priced(one, currency))
  if (first === undefined || first === null) return []
  const words = { first: first.who, firstTotal: first.total }
  const sentence =
    second === undefined || second === null
      ? message('criteria.price.one', words)
      : message('criteria.price.two', { ...words, second: second.who, secondTotal: second.total })
  const cheapest = cheapestOf(ranked)
  const third = cheapest === null || named.includes(cheapest) ? null : priced(cheapest, currency)
  return third === null
    ? [sentence]
    : [sentence, message('criteria.price.cheapest', { who: third.who, total: third.total })]
}

/** Of complete totals: what one that is not comes to, nobody knows. */
function cheapestOf(ranked: readonly Alternative[]): Alternative | null {
  return ranked.reduce<Alternative | null>((least, one) => {
    if (one.cost === null || one.cost.lowerBound) return least
    return least?.cost === undefined || least.cost === null || one.cost.total.lt(least.cost.total) ? one : least
  }, null)
}

function priced(
  alternative: Alternative,
  currency: Currency,
): { readonly who: Message; readonly total: Message } | null {
  const { cost } = alternative
  return cost === null ? null : { who: nameOf(alternative), total: totalOf(cost, currency) }
}

function totalOf({ total, bill, range, lowerBound }: Cost, currency: Currency): Message {
  if (range === null) {
    return message(lowerBound ? 'criteria.price.atLeast' : 'criteria.price.exact', {
      amount: amountOf(total, currency),
    })
  }
  const beside = total.minus(bill)
  const words = { low: amountOf(range.low.plus(beside), currency), high: amountOf(range.high.plus(beside), currency) }
  return message(lowerBound ? 'criteria.price.atLeastBetween' : 'criteria.price.between', words)
}
