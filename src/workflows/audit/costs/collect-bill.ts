import type { BillRow } from '../../../documents/focus/focus-reader.ts'
import type { CostLine } from '../../../domain/costs.ts'
import { addExact, exactSum, exactValue, type ExactSum } from '../../../domain/exact-sum.ts'
import type { Big } from '../../../domain/money.ts'

/** Adds up rows as they come, so that a bill of any length takes as much memory as there are different things in it. */
export interface BillCollector {
  add(row: BillRow): void
  /** `folded`: charges whose resource was not kept, because there were too many to be told apart. */
  finish(): { readonly lines: readonly CostLine[]; readonly folded: number }
}

/** Beyond so many lines resources are no longer told apart. */
const mostLines = 50_000

interface Summing extends Omit<CostLine, 'quantity' | 'billed' | 'effective' | 'count' | 'corrections'> {
  readonly billed: ExactSum
  /** Null: a row says none. */
  quantity: ExactSum | null
  effective: ExactSum | null
  count: number
  corrections: number
}

/** `tenantTag`: the key of the tag that names the tenant; null: the sub account does. */
export function collectBill(tenantTag: string | null): BillCollector {
  const sums = new Map<string, Summing>()
  const tenantOf = tenantReader(tenantTag)
  let folded = 0
  const find = (key: string): Summing | undefined => sums.get(key)
  return {
    add: (row) => {
      const tenant = tenantOf(row)
      const before = find(keyOf(row, tenant, row.resource))
      if (before !== undefined) return addTo(before, row)
      if (sums.size < mostLines || row.resource === null) {
        sums.set(keyOf(row, tenant, row.resource), lineOf(row, tenant, row.resource))
        return
      }
      folded += 1
      const rest = find(keyOf(row, tenant, null))
      if (rest === undefined) sums.set(keyOf(row, tenant, null), lineOf(row, tenant, null))
      else addTo(rest, row)
    },
    finish: () => ({
      lines: [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => toLine(sum)),
      folded,
    }),
  }
}

function keyOf(row: BillRow, tenant: string | null, resource: string | null): string {
  const { period, provider, account, service, sku, unit, currency } = row
  return JSON.stringify([month(period), provider, account, tenant, service, sku, unit, resource, currency])
}

function month({ start }: BillRow['period']): string {
  return start.slice(0, 7)
}

function lineOf(row: BillRow, tenant: string | null, resource: string | null): Summing {
  const { period, provider, account, service, sku, unit, currency, quantity, billed, effective, correction } = row
  const named = { month: month(period), provider, account, tenant, service, sku, unit, resource, currency }
  return {
    ...named,
    billed: exactSum(billed),
    quantity: quantity === null ? null : exactSum(quantity),
    effective: effective === null ? null : exactSum(effective),
    count: 1,
    corrections: Number(correction),
  }
}

function addTo(line: Summing, { billed, quantity, effective, correction }: BillRow): void {
  addExact(line.billed, billed)
  line.quantity = plus(line.quantity, quantity)
  line.effective = plus(line.effective, effective)
  line.count += 1
  line.corrections += Number(correction)
}

/** A sum of which a part is not known is not known. */
function plus(sum: ExactSum | null, value: Big | null): ExactSum | null {
  if (sum === null || value === null) return null
  addExact(sum, value)
  return sum
}

function toLine({ billed, quantity, effective, ...line }: Summing): CostLine {
  return {
    ...line,
    billed: exactValue(billed),
    quantity: quantity === null ? null : exactValue(quantity),
    effective: effective === null ? null : exactValue(effective),
  }
}

function tenantReader(key: string | null): (row: BillRow) => string | null {
  if (key === null) return ({ account }) => account
  return ({ tags }) => (tags === null ? null : tagOf(tags, key))
}

/** Tags are a JSON object; a tag without a value is true. */
function tagOf(tags: string, key: string): string | null {
  try {
    const value: unknown = JSON.parse(tags)
    const tag: unknown =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : null
    return typeof tag === 'string' ? tag : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
