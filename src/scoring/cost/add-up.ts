import type { BillLine, BillPart, Cost, NotIncluded, Operations, TrafficCase } from '../../domain/comparison.ts'
import { billParts } from '../../domain/comparison.ts'
import type { Tax } from '../../domain/deployment.ts'
import { message } from '../../domain/message.ts'
import { Big, cents, sum, zero } from '../../domain/money.ts'
import { billRange } from './uncertainty.ts'

export interface AddUpRequest {
  readonly lines: readonly BillLine[]
  readonly operations: Operations
  readonly notIncluded: readonly NotIncluded[]
  readonly trafficCases: readonly TrafficCase[]
  readonly tax: Tax | null
  /** The part of the bill on which no tax is due. */
  readonly untaxed: Big
  /** Twelve months of the bill where they are known better than as twelve times a rounded month. */
  readonly yearlyBill: Big | null
}

/** Lines to cost. What it costs to arrive, and how it compares with today, is added once today's cost is known. */
export function addUp(request: AddUpRequest): Cost {
  const { lines, operations } = request
  const bill = sum(lines.map((line) => line.amount))
  const staff = operations.money?.expected ?? zero
  const yearlyBill = request.yearlyBill ?? bill.times(12)
  const noWage: NotIncluded = { what: message('bill.remark.staff'), why: message('bill.why.noWage'), needed: false }
  return {
    bill,
    breakdown: breakdown(lines),
    lines,
    operations,
    total: bill.plus(staff),
    lowerBound: request.notIncluded.some((entry) => entry.needed),
    oneOff: null,
    tax: taxOn(bill.minus(request.untaxed), request.tax),
    range: billRange(bill, lines),
    notIncluded: operations.money === null ? [...request.notIncluded, noWage] : request.notIncluded,
    trafficCases: request.trafficCases,
    yearly: { bill: yearlyBill, total: yearlyBill.plus(staff.times(12)) },
    againstCurrent: null,
  }
}

function breakdown(lines: readonly BillLine[]): Cost['breakdown'] {
  const parts = billParts.map((part) => [
    part,
    sum(lines.filter((line) => line.part === part).map((line) => line.amount)),
  ])
  // The keys are those of `billParts`, every one.
  return Object.fromEntries(parts) as Record<BillPart, Big>
}

/** Tax that stays with the payer: on what is taxed of the bill alone, less what is recovered. */
function taxOn(taxed: Big, tax: Tax | null): Cost['tax'] {
  if (tax === null) return null
  const kept = new Big(100).minus(tax.recoverablePercent).div(100)
  return { ratePercent: tax.rate, toPay: cents(taxed.times(tax.rate).div(100).times(kept)) }
}
