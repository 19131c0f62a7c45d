import type { Alternative, Cost } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Big, Currency } from '../../domain/money.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { amountOf, nameOf } from '../cost/name.ts'
import { sharedIndicators } from './shares.ts'

/**
 * Where the first's bill is not certain, up to which total it stays first. The cost criterion falls 100 points from a quarter of the
 * reference to four times it, in the logarithm.
 */
export function priceCondition(
  first: Alternative,
  second: Alternative | null,
  { weights, currency }: { readonly weights: CriterionWeights; readonly currency: Currency },
): readonly Message[] {
  const { cost, overall } = first
  if (cost === null || overall === null || (cost.range === null && !cost.lowerBound)) return []
  const who = nameOf(first)
  const other = second?.overall?.score
  if (second === null || other === undefined) return [message('criteria.price.ask', { who })]
  const part = sharedIndicators(first, weights).find(({ indicator }) => indicator.id === 'cost.total')
  const ratio = part?.indicator.value
  if (part === undefined || typeof ratio !== 'number' || part.share === 0)
    return [message('criteria.price.ask', { who })]
  const spare = (overall.score - other) / part.share
  if (spare >= part.indicator.score) return [message('criteria.price.anyway', { who, second: nameOf(second) })]
  const total = cost.total.times(highestRatio(part.indicator.score - spare) / ratio)
  if (!cost.lowerBound && highestTotal(cost).lte(total)) {
    return [message('criteria.price.within', { who, second: nameOf(second) })]
  }
  return [message('criteria.price.below', { who, second: nameOf(second), amount: amountOf(total, currency) })]
}

/** The total at the upper end of its range. */
function highestTotal({ total, bill, range }: Cost): Big {
  return range === null ? total : total.minus(bill).plus(range.high)
}

/** The total, in references, that has so many points: the inverse of the cost indicator. */
function highestRatio(points: number): number {
  return 4 * (1 / 16) ** (points / 100)
}
