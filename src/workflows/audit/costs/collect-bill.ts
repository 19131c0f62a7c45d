import type { BillRow } from '../../../documents/focus/focus-reader.ts'
import { plus, type CostLine } from '../../../domain/costs.ts'

/** Adds up rows as they come, so that a bill of any length takes as much memory as there are different things in it. */
export interface BillCollector {
  add(row: BillRow): void
  /** `folded`: charges whose resource was not kept, because there were too many to be told apart. */
  finish(): { readonly lines: readonly CostLine[]; readonly folded: number }
}

/** Beyond so many lines resources are no longer told apart. */
const mostLines = 50_000

type Summing = { -readonly [K in keyof CostLine]: CostLine[K] }

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
    finish: () => ({ lines: [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line), folded }),
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
  return { ...named, quantity, billed, effective, count: 1, corrections: Number(correction) }
}

function addTo(line: Summing, row: BillRow): void {
  line.quantity = plus(line.quantity, row.quantity)
  line.billed = line.billed.plus(row.billed)
  line.effective = plus(line.effective, row.effective)
  line.count += 1
  line.corrections += Number(row.correction)
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
