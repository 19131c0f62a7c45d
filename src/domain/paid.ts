import type { Cost } from './comparison.ts'
import type { Big } from './money.ts'
import { cents, zero } from './money.ts'

/** What a month costs in the end, and what is held against a budget: the total, and of the tax on the bill what is not recovered. */
export function paid({ total, tax }: Cost): Big {
  return total.plus(tax?.toPay ?? zero)
}

/** The low end of what is paid: tax falls in step with the bill. */
export function leastPaid(cost: Cost): Big {
  const { bill, range, total, tax } = cost
  if (range === null || bill.eq(0)) return paid(cost)
  const kept = tax === null ? zero : cents(tax.toPay.times(range.low).div(bill))
  return total.minus(bill).plus(range.low).plus(kept)
}

/** Does some of the tax stay with the payer? */
export function keepsTax({ tax }: Cost): boolean {
  return tax !== null && !tax.toPay.eq(0)
}
