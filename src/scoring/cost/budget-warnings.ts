import type { Alternative, AlternativeState } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Currency } from '../../domain/money.ts'
import { Big } from '../../domain/money.ts'
import { keepsTax, paidSpan, standing } from '../../domain/paid.ts'
import { byName, firstDifference } from '../order.ts'
import { amountOf, listed, nameOf } from './name.ts'
import type { Priced } from './priced.ts'
import { isPriced } from './priced.ts'

interface BudgetRequest {
  readonly deployment: Deployment
  /** After constraints, ranked. */
  readonly alternatives: readonly Alternative[]
}

/**
 * What the ranked ones cost against the budget, as far as that is known, and who would be within it but is not ranked. Empty where the
 * first is within it whatever is still found out.
 */
export function budgetWarnings({ deployment, alternatives }: BudgetRequest): readonly Message[] {
  const priced = alternatives.filter(isPriced).sort(byPaid)
  const ranked = priced.filter(({ state }) => state === 'ranked')
  const [best] = ranked
  if (deployment.budget === null || best === undefined) return []
  const budget = { limit: new Big(deployment.budget.monthly), currency: deployment.currency }
  const { limit } = budget
  const standings = new Map(ranked.map((one) => [one, standing(one.cost, limit)]))
  const within = ranked.filter((one) => standings.get(one) === 'within')
  const open = ranked.filter((one) => standings.get(one) === 'open')
  const first = ranked.find(({ rank }) => rank === 1)
  if (first !== undefined && standings.get(first) === 'within') return []
  const taxed = keepsTax(best.cost) ? [message('bill.warning.budgetTaxed')] : []
  const others = within.length > 0 ? [] : unranked(priced, budget)
  return [...aboutFirst({ best, first, within, open }, budget), ...others, ...taxed]
}

interface Budget {
  readonly limit: Big
  readonly currency: Currency
}

interface Standings {
  /** With the lowest that is paid, as far as that is known. */
  readonly best: Priced
  /** Undefined where nobody has a rank. */
  readonly first: Priced | undefined
  readonly within: readonly Priced[]
  readonly open: readonly Priced[]
}

function aboutFirst({ best, first, within, open }: Standings, budget: Budget): readonly Message[] {
  const [nearest] = open
  if (within.length === 0 && nearest === undefined) {
    const key = isExact(best) ? 'bill.warning.budget' : 'bill.warning.budgetAtLeast'
    return [message(key, exceeds(best, budget))]
  }
  if (first !== undefined && !open.includes(first)) {
    const words = exceeds(first, budget)
    if (within.length > 0) return [message('bill.warning.budgetFirst', { ...words, count: within.length })]
    if (nearest === undefined) return []
    return [message('bill.warning.budgetFirstOnly', { ...words, who: nameOf(nearest), ...may(nearest, budget) })]
  }
  const who = first ?? nearest
  return who === undefined ? [] : [message('bill.warning.budgetMay', { name: nameOf(who), ...may(who, budget) })]
}

/** True where nothing of it is open. */
function isExact({ cost }: Priced): boolean {
  const { low, high } = paidSpan(cost)
  return high?.eq(low) === true
}

/** By how much it is over, at least. */
function exceeds(one: Priced, { limit, currency }: Budget): Message['values'] {
  const amount = amountOf(paidSpan(one.cost).low.minus(limit), currency)
  const over = message(isExact(one) ? 'bill.warning.over' : 'bill.warning.overAtLeast', { amount })
  return { name: nameOf(one), budget: amountOf(limit, currency), over }
}

function may(one: Priced, { limit, currency }: Budget): Message['values'] {
  return { budget: amountOf(limit, currency), amount: spanText(one, currency) }
}

/** What is paid, as far as it is known. */
function spanText(one: Priced, currency: Currency): Message {
  const { low, high } = paidSpan(one.cost)
  const least = amountOf(low, currency)
  if (high === null) return message('criteria.price.atLeast', { amount: least })
  if (isExact(one)) return message('criteria.price.exact', { amount: least })
  return message('criteria.price.between', { low: least, high: amountOf(high, currency) })
}

/** Complete totals within the limit that are left out by what is not known, and why. */
function unranked(sorted: readonly Priced[], { limit, currency }: Budget): readonly Message[] {
  const within = sorted.filter((one) => isLeftOut(one.state) && standing(one.cost, limit) === 'within')
  return cheapestOfEach(within).map((one) =>
    message('bill.warning.budgetUnranked', {
      name: nameOf(one),
      amount: spanText(one, currency),
      why: listed(one.reasons.map(({ text }) => text)) ?? '',
    }),
  )
}

/** What was asked for excludes; only what is not known leaves out. */
function isLeftOut(state: AlternativeState): boolean {
  return state === 'notRanked' || state === 'undecided'
}

function byPaid(a: Priced, b: Priced): number {
  return firstDifference(paidSpan(a.cost).low.cmp(paidSpan(b.cost).low), byName(a.id, b.id))
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
