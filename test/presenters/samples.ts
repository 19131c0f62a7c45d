import { Big, cents, sum } from '../../src/domain/money.ts'
import type { Alternative, BillLine, BillPart, Comparison, Cost, Placement } from '../../src/domain/comparison.ts'
import { billParts } from '../../src/domain/comparison.ts'
import type { Evidence } from '../../src/domain/evidence.ts'
import { message, type Message } from '../../src/domain/message.ts'
import type { ComparisonReport } from '../../src/presenters/comparison/report.ts'

/** Words that need no translation: names, and sentences of which a test says nothing. */
export function verbatim(text: string): Message {
  return message('bill.name.provider', { provider: text })
}

export function evidence(part: Partial<Evidence> = {}): Evidence {
  return { source: 'https://prices.example/list', date: '2026-11-01', confidence: 'sourced', ...part }
}

export function line(part: Partial<BillLine> & { readonly part: BillPart }): BillLine {
  const quantity = part.quantity ?? new Big(1)
  const unitPrice = part.unitPrice ?? { amount: '10.00', currency: 'EUR' }
  const rate = part.rate ?? null
  return {
    component: 'web',
    what: verbatim('a line'),
    offer: null,
    sku: null,
    count: 1,
    quantity,
    unit: 'month',
    unitPrice,
    rate,
    amount: cents(quantity.times(unitPrice.amount).times(rate ?? 1)),
    evidence: evidence(),
    origin: 'bundled',
    ...part,
  }
}

const noHours = { low: 0, expected: 0, high: 0 }

/** A cost whose sums are right by construction; `part` may override anything. */
export function cost(lines: readonly BillLine[], part: Partial<Cost> = {}): Cost {
  const bill = sum(lines.map((each) => each.amount))
  const breakdown = Object.fromEntries(
    billParts.map((name) => [name, sum(lines.filter((each) => each.part === name).map((each) => each.amount))]),
  ) as Record<BillPart, Big>
  const operations = part.operations ?? { hours: noHours, money: null, items: [] }
  const total = bill.plus(operations.money?.expected ?? 0)
  return {
    bill,
    breakdown,
    lines,
    operations,
    total,
    lowerBound: false,
    oneOff: null,
    tax: null,
    range: null,
    notIncluded: [],
    trafficCases: [],
    yearly: { bill: bill.times(12), total: total.times(12) },
    againstCurrent: null,
    ...part,
  }
}

export function alternative(part: Partial<Alternative> & { readonly id: string }): Alternative {
  const [provider = '', region = ''] = part.id.split('/')
  return {
    provider,
    providerName: provider,
    region,
    country: 'FR',
    selfDeclared: false,
    state: 'ranked',
    rank: 1,
    reasons: [],
    cost: null,
    placements: [],
    criteria: null,
    overall: null,
    seal: null,
    ...part,
  }
}

export function placement(part: Partial<Placement> & { readonly sku: string }): Placement {
  return {
    component: 'web',
    count: 1,
    offer: null,
    vcpu: 2,
    memoryGib: 8,
    price: new Big('10.00'),
    note: null,
    ...part,
  }
}

export function comparison(part: Partial<Comparison> = {}): Comparison {
  return {
    deployment: 'happybox',
    incomplete: [],
    currency: 'EUR',
    method: 'total-cost',
    weights: {},
    rates: [],
    verdict: { sentences: [], separable: true, decidedBy: null, weakest: [] },
    alternatives: [],
    warnings: [],
    legalPoints: [],
    ...part,
  }
}

export function report(part: Partial<ComparisonReport> = {}): ComparisonReport {
  return {
    comparison: comparison(),
    catalogue: { digest: 'sha256:4f1c', oldest: '2026-03-02', newest: '2026-11-20' },
    generatedAt: '2026-11-22T01:00:00Z',
    inputs: { deployment: { name: 'happybox' } },
    program: 'broker 0.1.0',
    command: 'broker compare deployments/happybox.yaml',
    ...part,
  }
}
