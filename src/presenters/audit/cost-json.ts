import { costKeys, type Bill, type CostKey, type CostLine, type CostTotal } from '../../domain/costs.ts'
import { totalCosts } from '../../domain/total-costs.ts'
import type { AuditResult } from '../schemas/audit-result.ts'

/** Amounts are not rounded, so that sums of lines are the totals. */
export function costJson(bill: Bill | null): AuditResult['cost'] {
  if (bill === null) return { bill: null }
  const totals = costKeys.map((key) => [key, totalCosts(bill.lines, key).map(totalJson)] as const)
  return {
    bill: {
      files: bill.files,
      // Every key of costs is among them.
      totals: Object.fromEntries(totals) as Record<CostKey, ReturnType<typeof totalJson>[]>,
      lines: bill.lines.map(lineJson),
    },
  }
}

function totalJson({ billed, effective, ...total }: CostTotal) {
  return { ...total, billed: billed.toFixed(), effective: effective?.toFixed() ?? null }
}

function lineJson({ quantity, billed, effective, ...line }: CostLine) {
  const amounts = { billed: billed.toFixed(), effective: effective?.toFixed() ?? null }
  return { ...line, quantity: quantity?.toFixed() ?? null, ...amounts }
}
