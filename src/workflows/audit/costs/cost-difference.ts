import type { CostDifference } from '../../../domain/audit.ts'
import type { CostLine, CostView } from '../../../domain/costs.ts'
import { sum, type Big } from '../../../domain/money.ts'

/** What a month was billed at against the estimate, by currency; null where there is no whole month in a bill. */
export function costDifference(
  costs: CostView | null,
  estimate: readonly CostLine[],
): readonly CostDifference[] | null {
  const month = costs?.whole?.month ?? null
  if (costs === null || costs.whole === null || month === null || estimate.length === 0) return null
  const { lines } = costs.whole
  const currencies = [...new Set([...lines, ...estimate].map(({ currency }) => currency))].toSorted()
  return currencies.map((currency) => {
    const of = (all: readonly CostLine[]): readonly CostLine[] => all.filter((line) => line.currency === currency)
    return { month, currency, ...compare(of(lines), of(estimate)) }
  })
}

function compare(
  billed: readonly CostLine[],
  estimated: readonly CostLine[],
): Omit<CostDifference, 'month' | 'currency'> {
  const seen = new Set(estimated.map(({ resource }) => resource))
  const paid = new Set(billed.flatMap(({ resource }) => (resource === null ? [] : [resourceId(resource, seen)])))
  const isBoth = ({ resource }: CostLine): boolean => resource !== null && seen.has(resourceId(resource, seen))
  return {
    estimated: total(estimated),
    billed: total(billed),
    both: {
      estimated: total(estimated.filter(({ resource }) => resource !== null && paid.has(resource))),
      billed: total(billed.filter(isBoth)),
    },
    unseen: total(billed.filter((line) => line.resource !== null && !isBoth(line))),
    general: total(billed.filter(({ resource }) => resource === null)),
    unbilled: total(estimated.filter(({ resource }) => resource === null || !paid.has(resource))),
  }
}

/** Bills may write an id with what stands around it: `arn:aws:ec2:…:volume/vol-1`. */
export function resourceId(billed: string, known: ReadonlySet<string | null>): string {
  if (known.has(billed)) return billed
  return billed.split(/[/:]/).at(-1) ?? billed
}

function total(lines: readonly CostLine[]): Big {
  return sum(lines.map(({ billed }) => billed))
}
