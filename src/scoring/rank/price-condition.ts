import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Big, Currency } from '../../domain/money.ts'
import { multipleOf } from '../../domain/money.ts'
import { amountOf, nameOf } from '../cost/name.ts'
import type { DoubtfulPrices, Field } from './confirmed-prices.ts'
import { doubtfulPrices, orderAt } from './confirmed-prices.ts'
import { firstAndRival } from './rivals.ts'

/** Halvings of a range of prices; the last step of one that spans the bill itself is a millionth of it. */
const halvings = 20
/** So many times the width of the range, to see whether any price would do. */
const farBeyond = [2, 8, 32, 128] as const

/**
 * Where the first's bill is not certain, up to which total it stays first, and who is first above: found by scoring again, with its prices in
 * doubt confirmed at one value after another. The same prices on other bills move along.
 */
export function priceCondition(field: Field, currency: Currency): readonly Message[] {
  const [first, second] = firstAndRival(field.ranked)
  if (first === undefined || first.cost === null || (first.cost.range === null && !first.cost.lowerBound)) return []
  const who = nameOf(first)
  const ask = [message('criteria.price.ask', { who })]
  if (second === undefined) return ask
  // What is missing has no points to lose.
  if (first.cost.lowerBound) return [message('criteria.price.anyway', { who, second: nameOf(second) })]
  const all = doubtfulPrices(first)
  const isFirst = (prices: DoubtfulPrices) => (at: number) => orderAt(field, prices, at)[0]?.id === first.id
  if (all.size === 0 || !isFirst(all)(0)) return ask
  const bars = barsOf(field, { first, second })
  const [bar] = bars.toSorted((a, b) => a.total.cmp(b.total))
  if (bar !== undefined) {
    return [message('criteria.price.below', { who, second: nameOf(bar.next), amount: amountOf(bar.total, currency) })]
  }
  const key = farBeyond.every(isFirst(all)) ? 'criteria.price.anyway' : 'criteria.price.within'
  return [message(key, { who, second: nameOf(second) })]
}

/** Up to which total of the first it stays first, and who is first above. */
interface Bar {
  readonly total: Big
  readonly next: Alternative
}

/**
 * Where all prices in doubt of the first move together, and where those move alone that its rival, be it of today or of then, does not pay
 * as well: a price on both bills hides how far the others may rise.
 */
function barsOf(field: Field, { first, second }: Readonly<Record<'first' | 'second', Alternative>>): readonly Bar[] {
  const all = doubtfulPrices(first)
  const together = barAt(field, first, all)
  const own = barAt(field, first, without(all, second))
  const ownOfNext = together === null ? null : barAt(field, first, without(all, together.next))
  return [together, own, ownOfNext].filter((bar) => bar !== null)
}

/** Null where it stays first at every price, or at none. */
function barAt(field: Field, first: Alternative, prices: DoubtfulPrices): Bar | null {
  const isFirst = (at: number): boolean => orderAt(field, prices, at)[0]?.id === first.id
  if (prices.size === 0 || !isFirst(0) || isFirst(1)) return null
  const { below, above } = lastWhere(isFirst)
  const total = totalIn(orderAt(field, prices, below), first.id)
  const [next] = orderAt(field, prices, above)
  return total === null || next === undefined ? null : { total, next }
}

function without(prices: DoubtfulPrices, other: Alternative): DoubtfulPrices {
  const shared = doubtfulPrices(other)
  return new Set([...prices].filter((price) => !shared.has(price)))
}

interface Rise {
  readonly who: Alternative
  readonly total: Big
  /** Of its total today. */
  readonly share: number
}

/** Who would be first if its own prices in doubt were confirmed low enough, within their range; of several, who needs least. */
export function priceOfRival(field: Field, currency: Currency): readonly Message[] {
  const [first, ...others] = field.ranked
  if (first === undefined) return []
  const asked = new Map<string, DoubtfulPrices>()
  for (const other of others) {
    const { cost } = other
    if (cost === null || cost.range === null || cost.lowerBound) continue
    const prices = doubtfulPrices(other)
    asked.set([...prices].toSorted().join(' '), prices)
  }
  const rises = [...asked.values()].flatMap((prices) => riseBy(prices, field))
  const [least] = rises.toSorted((a, b) => b.share - a.share)
  if (least === undefined) return []
  const { who, total } = least
  return [message('criteria.price.rival', { who: nameOf(who), amount: amountOf(total, currency) })]
}

function riseBy(prices: DoubtfulPrices, field: Field): readonly Rise[] {
  const [first] = field.ranked
  const passes = (at: number) => orderAt(field, prices, at)[0]?.id !== first?.id
  if (!passes(0)) return []
  const [who] = orderAt(field, prices, passes(1) ? 1 : lastWhere(passes).below)
  const before = field.ranked.find(({ id }) => id === who?.id)?.cost
  if (who === undefined || who.cost === null || before === null || before === undefined) return []
  const { total } = who.cost
  return [{ who, total, share: multipleOf(before.total, total) }]
}

/** Between 0, where it holds, and 1, where it does not: the last place where it does, and the next. */
function lastWhere(holds: (at: number) => boolean): { readonly below: number; readonly above: number } {
  let below = 0
  let above = 1
  for (let step = 0; step < halvings; step += 1) {
    const middle = (below + above) / 2
    if (holds(middle)) below = middle
    else above = middle
  }
  return { below, above }
}

function totalIn(order: readonly Alternative[], id: string): Big | null {
  return order.find((one) => one.id === id)?.cost?.total ?? null
}
