import type { Cost } from './comparison.ts'
import type { Big } from './money.ts'
import { cents, zero } from './money.ts'

/** What a month costs in the end, and what is held against a budget: the total, and of the tax on the bill what is not recovered. */
export function paid({ total, tax }: Cost): Big {
  return total.plus(tax?.toPay ?? zero)
}

/** The low end of the total, net of tax. */
export function leastTotal({ bill, range, total }: Cost): Big {
  return range === null ? total : total.minus(bill).plus(range.low)
}

/** All that what is paid may come to: tax moves in step with the bill. `high` is null where something needed has no price. */
export interface PaidSpan {
  readonly low: Big
  readonly high: Big | null
}

export function paidSpan(cost: Cost): PaidSpan {
  const { range, lowerBound } = cost
  const [low, high] = range === null ? [paid(cost), paid(cost)] : [paidAt(cost, range.low), paidAt(cost, range.high)]
  return { low, high: lowerBound ? null : high }
}

function paidAt({ bill, total, tax }: Cost, at: Big): Big {
  const kept = tax === null || bill.eq(0) ? zero : cents(tax.toPay.times(at).div(bill))
  return total.minus(bill).plus(at).plus(kept)
}

/** Against a limit: under it whatever is still found out, over it, or either. */
export function standing(cost: Cost, limit: Big): 'within' | 'open' | 'over' {
  const { low, high } = paidSpan(cost)
  if (low.gt(limit)) return 'over'
  return high?.lte(limit) === true ? 'within' : 'open'
}

/** Does some of the tax stay with the payer? */
export function keepsTax({ tax }: Cost): boolean {
  return tax !== null && !tax.toPay.eq(0)
}
