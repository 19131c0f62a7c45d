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

/** The high end of what is invoiced: prices in doubt at their highest, on the servers that volumes of unknown limit take at worst. */
export function mostBill({ bill, range, atWorst }: Cost): Big {
  const most = atWorst ?? { bill, range }
  return most.range?.high ?? most.bill
}

/** The high end of the total, net of tax; staff hours are those expected, on the same servers. */
export function mostTotal(cost: Cost): Big {
  return cost.total.minus(cost.bill).plus(mostBill(cost)).plus(moreStaff(cost))
}

function moreStaff({ operations, atWorst }: Cost): Big {
  const { money: worst } = atWorst?.operations ?? operations
  return (worst?.expected ?? zero).minus(operations.money?.expected ?? zero)
}

/** All that what is paid may come to: tax moves in step with the bill. `high` is null where something needed has no price. */
export interface PaidSpan {
  readonly low: Big
  readonly high: Big | null
}

export function paidSpan(cost: Cost): PaidSpan {
  const { bill, range, lowerBound } = cost
  const low = paidAt(cost, range?.low ?? bill)
  return { low, high: lowerBound ? null : paidAt(cost, mostBill(cost)).plus(moreStaff(cost)) }
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
