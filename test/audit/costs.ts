import { Big } from '../../src/domain/money.ts'
import type { Bill, CostLine } from '../../src/domain/costs.ts'

/** A line of a bill: a server that ran for October. */
export function costLine(part: Partial<CostLine>): CostLine {
  return {
    month: '2026-10',
    provider: 'Cloud',
    account: 'project',
    tenant: 'shop',
    service: 'Servers',
    sku: 'b3-8',
    unit: 'Hours',
    resource: 'web',
    currency: 'EUR',
    quantity: new Big(730),
    billed: new Big('36.5'),
    effective: new Big('36.5'),
    count: 730,
    corrections: 0,
    ...part,
  }
}

/** Two months in two currencies, with a correction and a name that formats have to defend themselves against. */
export const bill: Bill = {
  files: [{ file: 'october|<b>.csv', rows: 1462, version: '1.2', months: ['2026-09', '2026-10'] }],
  lines: [
    costLine({}),
    costLine({ month: '2026-09', billed: new Big('30.005') }),
    costLine({ resource: 'db', tenant: null, service: '=1|<i>', billed: new Big('0.0000004'), effective: null }),
    costLine({ currency: 'USD', resource: null, sku: null, billed: new Big(-5), count: 1, corrections: 1 }),
  ],
  warnings: [],
}

/** A result of last time that knew of no costs. */
export const noCosts = { bill: [], estimate: [] }

/** A bill of these lines. */
export function billOf(lines: readonly CostLine[]): Bill {
  return { files: [{ file: 'bill.csv', rows: lines.length, version: '1.2', months: [] }], lines, warnings: [] }
}
