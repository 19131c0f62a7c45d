import type { CostLine, CostView } from '../../../domain/costs.ts'
import { message, type Message } from '../../../domain/message.ts'
import { cents, zero, type Big } from '../../../domain/money.ts'
import { resourceId } from './cost-difference.ts'

/** What is paid for a resource, in words, by its id: as billed, else as estimated. */
export type PaidFor = ReadonlyMap<string, Message>

/** Of the last whole month, as a month that is not over says too little. */
export function paidFor(costs: CostView | null, estimate: readonly CostLine[], ids: ReadonlySet<string>): PaidFor {
  const whole = costs?.basis === 'bill' ? costs.whole : null
  const inWords = ({ id, amount, currency }: Sum, month: string | null): readonly [string, Message] => {
    const values = { amount: { amount: cents(amount).toFixed(2), currency }, month: month ?? '' }
    return [id, message(month === null ? 'audit.paid.estimate' : 'audit.paid.bill', values)]
  }
  return new Map([
    ...sumsOf(estimate, ids).map((sum) => inWords(sum, null)),
    ...sumsOf(whole?.lines ?? [], ids).map((sum) => inWords(sum, whole?.month ?? null)),
  ])
}

interface Sum {
  readonly id: string
  readonly amount: Big
  readonly currency: string
}

/** A resource that is billed in two currencies has no one sum, and is left out. */
function sumsOf(lines: readonly CostLine[], ids: ReadonlySet<string>): readonly Sum[] {
  const sums = new Map<string, Sum | null>()
  for (const { resource, billed, currency } of lines) {
    if (resource === null) continue
    const id = resourceId(resource, ids)
    if (!ids.has(id)) continue
    const before = sums.get(id)
    const mixed = before === null || (before !== undefined && before.currency !== currency)
    sums.set(id, mixed ? null : { id, amount: (before?.amount ?? zero).plus(billed), currency })
  }
  return [...sums.values()].filter((sum) => sum !== null)
}
