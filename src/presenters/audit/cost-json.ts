import type { AuditReport, CostDifference } from '../../domain/audit.ts'
import { costKeys, type Bill, type CostKey, type CostLine, type CostTotal } from '../../domain/costs.ts'
import { totalCosts } from '../../domain/total-costs.ts'
import type { AuditResult } from '../schemas/audit-result.ts'

/** Amounts are not rounded, so that sums of lines are the totals. */
export function costJson({ bill, estimate, difference }: AuditReport): AuditResult['cost'] {
  return {
    bill: bill === null ? null : billJson(bill),
    estimate: { lines: estimate.lines.map(lineJson), unpriced: estimate.unpriced },
    difference: difference?.map(differenceJson) ?? null,
  }
}

function billJson({ files, lines }: Bill): AuditResult['cost']['bill'] {
  const totals = costKeys.map((key) => [key, totalCosts(lines, key).map(totalJson)] as const)
  return {
    files,
    // Every key of costs is among them.
    totals: Object.fromEntries(totals) as Record<CostKey, ReturnType<typeof totalJson>[]>,
    lines: lines.map(lineJson),
  }
}

function differenceJson({ month, currency, both, ...sums }: CostDifference) {
  return {
    ...{ month, currency },
    ...{ estimated: sums.estimated.toFixed(), billed: sums.billed.toFixed() },
    both: { estimated: both.estimated.toFixed(), billed: both.billed.toFixed() },
    ...{ unseen: sums.unseen.toFixed(), general: sums.general.toFixed(), unbilled: sums.unbilled.toFixed() },
  }
}

function totalJson({ billed, effective, ...total }: CostTotal) {
  return { ...total, billed: billed.toFixed(), effective: effective?.toFixed() ?? null }
}

function lineJson({ quantity, billed, effective, ...line }: CostLine) {
  const amounts = { billed: billed.toFixed(), effective: effective?.toFixed() ?? null }
  return { ...line, quantity: quantity?.toFixed() ?? null, ...amounts }
}
