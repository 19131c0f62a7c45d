import { plus, type CostLine } from '../../../domain/costs.ts'
import { zero, type Big } from '../../../domain/money.ts'

/** Why a sum changed; the parts add up to the whole change. */
export interface CostChange {
  readonly before: Big
  readonly after: Big
  /** Of resources that are there in both: another price for what is used. */
  readonly price: Big
  /** Of resources that are there in both: more used, or less; also charges that no quantity explains. */
  readonly usage: Big
  readonly newResources: Big
  /** Zero or less. */
  readonly goneResources: Big
}

interface Position {
  readonly amount: Big
  readonly quantity: Big | null
}

/**
 * What was paid for each thing then and now. The price part is (new price − old price) × old quantity, the usage part the rest, as a
 * buyer's variance analysis has it. All lines are of one currency.
 */
export function costChange(before: readonly CostLine[], after: readonly CostLine[]): CostChange {
  const [then, now] = [positions(before), positions(after)]
  const known = new Set(before.flatMap(({ resource }) => resource ?? []))
  const still = new Set(after.flatMap(({ resource }) => resource ?? []))
  let [price, usage, newResources, goneResources] = [zero, zero, zero, zero]
  for (const [key, { resource }] of new Map([...then, ...now])) {
    const [old, current] = [then.get(key) ?? nothing, now.get(key) ?? nothing]
    const change = current.amount.minus(old.amount)
    if (resource !== null && !known.has(resource)) newResources = newResources.plus(change)
    else if (resource !== null && !still.has(resource)) goneResources = goneResources.plus(change)
    else {
      const byPrice = priceChange(old, current)
      price = price.plus(byPrice)
      usage = usage.plus(change).minus(byPrice)
    }
  }
  return { before: total(before), after: total(after), price, usage, newResources, goneResources }
}

const nothing = { amount: zero, quantity: zero, resource: null }

function priceChange(old: Position, current: Position): Big {
  const [then, now] = [unitPrice(old), unitPrice(current)]
  return then === null || now === null || old.quantity === null ? zero : now.minus(then).times(old.quantity).round(12)
}

/** Null where there is no quantity that an amount was paid for. */
export function unitPrice({ amount, quantity }: Position): Big | null {
  return quantity === null || quantity.lte(0) || amount.lte(0) ? null : amount.div(quantity)
}

function positions(lines: readonly CostLine[]): ReadonlyMap<string, Position & { readonly resource: string | null }> {
  const found = new Map<string, Position & { readonly resource: string | null }>()
  for (const { provider, account, service, sku, unit, resource, billed, quantity } of lines) {
    const key = JSON.stringify([provider, account, service, sku, unit, resource])
    const old = found.get(key)
    const more = old === undefined ? null : { amount: old.amount.plus(billed), quantity: plus(old.quantity, quantity) }
    found.set(key, { ...(more ?? { amount: billed, quantity }), resource })
  }
  return found
}

function total(lines: readonly CostLine[]): Big {
  return lines.reduce((sum, { billed }) => sum.plus(billed), zero)
}
