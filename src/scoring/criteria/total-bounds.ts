import type { BillLine, Cost } from '../../domain/comparison.ts'
import { isUnkept, isUnread } from '../../domain/comparison.ts'
import { Big, multipleOf, sum, zero } from '../../domain/money.ts'
import type { Lacking } from '../../domain/score.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { listed } from '../cost/name.ts'
import type { Measured } from './indicator.ts'
import { exactly } from './indicator.ts'
import { byCheaperReading, lineBounds } from '../cost/uncertainty.ts'
import { widestDoubt } from '../cost/widest-doubt.ts'
import type { Situation } from './situation.ts'
import { unpricedInstead } from './unpriced-instead.ts'

/** A month, in the comparison's currency. */
export interface TotalBounds {
  readonly expected: Big
  /** The same with the servers that volumes of unknown limit take at worst. */
  readonly atWorst: Big
  readonly low: Big
  /** Null where something needed has no price: nobody can bound it. */
  readonly high: Big | null
}

/**
 * All that the total may turn out to be, net of tax. It is open above where something needed has no price. Below, doubt about prices
 * counts, and an offer of which nobody knows the price might replace what is billed, for nothing.
 */
export function totalBounds(cost: Cost, situation: Situation): TotalBounds {
  return boundsOf(cost, situation, new Big(1))
}

/** The same with the tax that stays with the payer, which is what a budget is for. */
export function paidBounds(cost: Cost, situation: Situation): TotalBounds {
  const { tax, bill } = cost
  return boundsOf(cost, situation, tax === null || !bill.gt(0) ? new Big(1) : tax.toPay.div(bill).plus(1))
}

function boundsOf(cost: Cost, situation: Situation, taxed: Big): TotalBounds {
  const { bill, total, range, operations, lowerBound } = cost
  const staff = total.minus(bill)
  const spread = spreadOf(operations)
  const expected = bill.times(taxed).plus(staff)
  const { atWorst: worst = { bill, range, operations } } = cost
  const more = spreadOf(worst.operations)
  const atWorst = worst.bill.times(taxed).plus(staff).plus(more.expected.minus(spread.expected))
  const most = (worst.range === null ? worst.bill : worst.range.high).minus(worst.bill).times(taxed)
  return {
    expected,
    atWorst,
    low: leastBill(cost, situation).times(taxed).plus(staff).minus(spread.expected.minus(spread.low)),
    high: lowerBound ? null : atWorst.plus(most).plus(more.high.minus(more.expected)),
  }
}

function spreadOf({ money }: Cost['operations']): NonNullable<Cost['operations']['money']> {
  return money ?? { low: zero, expected: zero, high: zero }
}

function leastBill({ bill, breakdown, lines, range, lowerBound }: Cost, situation: Situation): Big {
  const replaced = new Set(unpricedInstead(situation).flatMap(({ parts }) => parts))
  if (replaced.size === 0 && !lowerBound) return range === null ? bill : range.low
  const inDoubt = range !== null || lowerBound ? lines.filter(({ part }) => !replaced.has(part)) : []
  const less = inDoubt.map((line) => line.amount.minus(lineBounds(line).low))
  // A cent for what the range of the whole bill may have been rounded by.
  const rounded = less.some((one) => one.gt(0)) ? '0.01' : 0
  const least = bill
    .minus(sum([...replaced].map((part) => breakdown[part])))
    .minus(sum(less))
    .minus(rounded)
  return least.gt(0) ? least : zero
}

/** The price that may take most off the total, where that is more than the prices in doubt leave open; null where none does. */
function widestUnpriced({ breakdown, lines, range }: Cost, situation: Situation): Lacking | null {
  const open = unpricedInstead(situation)
    .map(({ lacking, parts }) => ({ lacking, most: sum(parts.map((part) => breakdown[part])) }))
    .sort((one, other) => other.most.cmp(one.most))
  const [widest] = open
  const doubt = range === null ? null : widestDoubt(lines)
  return widest?.most.gt(doubt?.spread ?? zero) === true ? widest.lacking : null
}

/** Share of usage in the bill, 0–1, as far as doubtful lines leave it open. */
export function usageBounds(
  { lines, bill, atWorst }: Cost,
  isUsage: (line: BillLine) => boolean,
): readonly [number, number] {
  const bounds = lines.map((line) => ({ ...lineBounds(line), usage: isUsage(line) }))
  const add = (bound: 'low' | 'high', usage: boolean) =>
    sum(bounds.filter((line) => line.usage === usage).map((line) => line[bound])).toNumber()
  const more = atWorst === undefined ? 0 : atWorst.bill.minus(bill).toNumber()
  return [share(add('low', true), add('high', false) + more), share(add('high', true), add('low', false))]
}

function share(usage: number, rest: number): number {
  const bill = usage + rest
  return bill > 0 ? Math.min(1, Math.max(0, usage / bill)) : 0
}

/**
 * An amount in months of the total: fewer the dearer that turns out, so a missing price is no help, nor is it to say nothing of what
 * is billed: of two readings the cheaper counts.
 */
export function inMonths(amount: Big, cost: Cost, situation: Situation): Measured {
  if (amount.eq(0) || !cost.total.gt(0)) return exactly(0)
  const { low, high } = totalBounds(cost, situation)
  const months = (total: Big) => (total.gt(0) ? multipleOf(total, amount) : Infinity)
  const bounds = [high === null ? 0 : months(high), months(low)] as const
  const read = cost.total.minus(sum(cost.lines.map((line) => line.amount.minus(byCheaperReading(line)))))
  return { ...exactly(months(read)), bounds, reason: cost.lowerBound ? reasonForRange(cost) : null }
}

/** Why the total is not one figure, and which price could make it lower. */
export function totalReason(
  cost: Cost,
  situation: Situation,
): { readonly reason: Message | null; readonly cheaper?: Lacking } {
  const cheaper = cost.lowerBound ? null : widestUnpriced(cost, situation)
  if (cheaper === null) {
    const isOpen = cost.lowerBound || cost.range !== null || cost.atWorst !== undefined
    return { reason: isOpen ? reasonForRange(cost) : null }
  }
  const { fact, seller } = cheaper
  const what = seller === null ? fact : message('criteria.decide.of', { fact, who: seller })
  return { reason: message('criteria.reason.unpriced', { what }), cheaper }
}

/** What has no price, by name; else that prices are not sure. */
export function reasonForRange({ lowerBound, notIncluded, range, atWorst }: Cost): Message {
  if (!lowerBound) {
    return message(range === null && atWorst !== undefined ? 'criteria.reason.noLimit' : 'criteria.reason.askForQuote')
  }
  if (notIncluded.some(isUnread)) return message('criteria.reason.unread')
  const needed = notIncluded.filter((entry) => entry.needed && !isUnkept(entry))
  const what = listed(needed.map((entry) => entry.what))
  if (what === null && notIncluded.some(isUnkept)) return message('criteria.reason.unkept')
  return what === null ? message('criteria.reason.lowerBound') : message('criteria.reason.noPriceOf', { what })
}
