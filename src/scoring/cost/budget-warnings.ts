import type { Alternative, AlternativeState } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Currency } from '../../domain/money.ts'
import { Big } from '../../domain/money.ts'
import { keepsTax, paid } from '../../domain/paid.ts'
import { byName, firstDifference } from '../order.ts'
import { amountOf, listed, nameOf } from './name.ts'
import type { Priced } from './priced.ts'
import { isPriced } from './priced.ts'

interface BudgetRequest {
  readonly deployment: Deployment
  /** After constraints, ranked. */
  readonly alternatives: readonly Alternative[]
}

/** What the ranked ones cost against the budget, and who would be within it but is not ranked. Empty where the first is within it. */
export function budgetWarnings({ deployment, alternatives }: BudgetRequest): readonly Message[] {
  const priced = alternatives.filter(isPriced).sort(byPaid)
  const ranked = priced.filter(({ state }) => state === 'ranked')
  const [best] = ranked
  if (deployment.budget === null || best === undefined) return []
  const limit = new Big(deployment.budget.monthly)
  const { currency } = deployment
  const exceeds = (one: Priced) => ({
    name: nameOf(one),
    budget: amountOf(limit, currency),
    over: amountOf(paid(one.cost).minus(limit), currency),
  })
  const taxed = keepsTax(best.cost) ? [message('bill.warning.budgetTaxed')] : []
  if (paid(best.cost).gt(limit)) {
    return [message('bill.warning.budget', exceeds(best)), ...unranked(priced, limit, currency), ...taxed]
  }
  const first = ranked.find(({ rank }) => rank === 1)
  if (first === undefined || paid(first.cost).lte(limit)) return []
  const count = ranked.filter(({ cost }) => paid(cost).lte(limit)).length
  return [message('bill.warning.budgetFirst', { ...exceeds(first), count }), ...taxed]
}

/** Complete totals within the limit that are left out by what is not known, and why. */
function unranked(sorted: readonly Priced[], limit: Big, currency: Currency): readonly Message[] {
  const within = sorted.filter((one) => isLeftOut(one.state) && !one.cost.lowerBound && paid(one.cost).lte(limit))
  return cheapestOfEach(within).map((one) =>
    message('bill.warning.budgetUnranked', {
      name: nameOf(one),
      amount: amountOf(paid(one.cost), currency),
      why: listed(one.reasons.map(({ text }) => text)) ?? '',
    }),
  )
}

/** What was asked for excludes; only what is not known leaves out. */
function isLeftOut(state: AlternativeState): boolean {
  return state === 'notRanked' || state === 'undecided'
}

function byPaid(a: Priced, b: Priced): number {
  return firstDifference(paid(a.cost).cmp(paid(b.cost)), byName(a.id, b.id))
}

/** Of each provider the first; today's invoice stands for itself. */
function cheapestOfEach(sorted: readonly Priced[]): readonly Priced[] {
  const seen = new Set<string>()
  return sorted.filter(({ id, provider }) => {
    const key = id === 'current' ? id : `provider ${provider}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
