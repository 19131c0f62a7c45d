import { plus, type CostLine } from '../../../domain/costs.ts'
import { message } from '../../../domain/message.ts'
import type { Big } from '../../../domain/money.ts'
import { unitPrice } from '../costs/cost-change.ts'
import { comparable, nothingToCompare, type RunRule } from './run-rule.ts'

interface Paid {
  readonly line: CostLine
  readonly amount: Big
  readonly quantity: Big | null
}

/** What was paid for a unit on average, so that a step to another tier or a free amount that is used up shows as well. */
export const priceRise: RunRule<'price-rise'> = {
  looked: ({ costs }) => comparable(costs) !== null,
  judge: ({ percent }, { costs }) => {
    const pair = comparable(costs)
    if (pair === null) return [nothingToCompare(costs)]
    const before = paidFor(pair.before.lines)
    return [...paidFor(pair.whole.lines)].flatMap(([id, now]) => {
      const old = before.get(id)
      const [then, today] = [old === undefined ? null : unitPrice(old), unitPrice(now)]
      if (then === null || today === null || today.lte(then.times(1 + percent / 100))) return []
      const { provider, service, sku, unit, currency } = now.line
      const values = {
        ...{ provider, what: sku ?? service ?? '', unit: unit ?? '' },
        before: { amount: then.toPrecision(4), currency },
        after: { amount: today.toPrecision(4), currency },
        percent: today.div(then).minus(1).times(100).toFixed(1),
      }
      return [{ verdict: 'violated', id, tenant: null, key: '', message: message('audit.found.price-rise', values) }]
    })
  },
}

/** By what is bought: provider, service, price, unit and currency. Without a price of its own nothing can be compared. */
function paidFor(lines: readonly CostLine[]): ReadonlyMap<string, Paid> {
  const found = new Map<string, Paid>()
  for (const line of lines) {
    const { provider, service, sku, unit, currency, billed, quantity } = line
    if (sku === null) continue
    const id = [provider, service ?? '', sku, unit ?? '', currency].join(' / ')
    const old = found.get(id)
    const amounts = old === undefined ? { amount: billed, quantity } : added(old, line)
    found.set(id, { line, ...amounts })
  }
  return found
}

function added({ amount, quantity }: Paid, line: CostLine): Omit<Paid, 'line'> {
  return { amount: amount.plus(line.billed), quantity: plus(quantity, line.quantity) }
}
