import { plus, type CostKey, type CostLine, type CostTotal } from './costs.ts'

/** Sums by month, currency and one key, or by month and currency alone; months newest first, then the dearest first. */
export function totalCosts(lines: readonly CostLine[], key: CostKey | null): readonly CostTotal[] {
  const sums = new Map<string, CostTotal>()
  for (const line of lines) {
    const { month, currency, billed, effective, count, corrections } = line
    const name = key === null ? null : line[key]
    const id = JSON.stringify([month, currency, name])
    const before = sums.get(id)
    const sum =
      before === undefined ? { month, name, currency, billed, effective, count, corrections } : together(before, line)
    sums.set(id, sum)
  }
  return [...sums.values()].toSorted(inOrder)
}

function together(sum: CostTotal, { billed, effective, count, corrections }: CostLine): CostTotal {
  return {
    ...sum,
    billed: sum.billed.plus(billed),
    effective: plus(sum.effective, effective),
    count: sum.count + count,
    corrections: sum.corrections + corrections,
  }
}

function inOrder(a: CostTotal, b: CostTotal): number {
  if (a.month !== b.month) return (a.month ?? '') < (b.month ?? '') ? 1 : -1
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1
  const dearer = b.billed.cmp(a.billed)
  return dearer === 0 ? ((a.name ?? '') < (b.name ?? '') ? -1 : 1) : dearer
}
