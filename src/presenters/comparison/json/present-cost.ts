import { type BillLine, billParts, type Cost, knownHours } from '../../../domain/comparison.ts'
import { type Big, moneyJson, type MoneyJson } from '../../../domain/money.ts'
import type { CompareResult } from '../../schemas/compare-result.ts'
import type { ReportView } from '../report.ts'
import { evidenceJson } from '../sure.ts'

type CostJson = NonNullable<CompareResult['alternatives'][number]['cost']>

/** A cost as JSON. Amounts have two places, unit prices and rates as many as they were given with. */
export function costJson(cost: Cost, view: ReportView): CostJson {
  const { currency } = view.report.comparison
  const money = (amount: Big): MoneyJson => moneyJson({ amount, currency })
  const { operations, oneOff, tax, range, againstCurrent } = cost
  return {
    bill: money(cost.bill),
    operations: {
      hours: knownHours(cost),
      amount: operations.money === null ? null : inMoney(operations.money, money),
    },
    total: money(cost.total),
    lowerBound: cost.lowerBound,
    oneOff: oneOff === null ? null : { amount: money(oneOff.amount), items: oneOffItems(oneOff.items, view) },
    tax: tax === null ? null : { rate: tax.ratePercent, toPay: money(tax.toPay) },
    breakdown: breakdown(cost, money),
    range:
      range === null ? null : { low: money(range.low), high: money(range.high), shareUncertain: range.shareUncertain },
    notIncluded: cost.notIncluded.map(({ what, why, needed }) => ({
      what: view.tr.t(what),
      why: view.tr.t(why),
      needed,
    })),
    lines: cost.lines.map((line) => billLine(line, view)),
    yearly: { bill: money(cost.yearly.bill), total: money(cost.yearly.total) },
    trafficCases: cost.trafficCases.map(({ share, trafficGib, traffic, bill }) => ({
      share,
      trafficGib,
      traffic: money(traffic),
      bill: money(bill),
    })),
    againstCurrent:
      againstCurrent === null
        ? null
        : { difference: money(againstCurrent.difference), paybackMonths: againstCurrent.paybackMonths },
  }
}

type InMoney = (amount: Big) => MoneyJson

function inMoney(interval: { low: Big; expected: Big; high: Big }, money: InMoney) {
  return { low: money(interval.low), expected: money(interval.expected), high: money(interval.high) }
}

function oneOffItems(items: NonNullable<Cost['oneOff']>['items'], { tr, report }: ReportView) {
  const { currency } = report.comparison
  return items.map(({ what, amount }) => ({ what: tr.t(what), amount: moneyJson({ amount, currency }) }))
}

function breakdown(cost: Cost, money: InMoney): CostJson['breakdown'] {
  return Object.fromEntries(billParts.map((part) => [part, money(cost.breakdown[part])]))
}

function billLine(line: BillLine, { tr, report }: ReportView): CostJson['lines'][number] {
  const { part, component, offer, sku, count, unit, unitPrice, origin } = line
  const { currency } = report.comparison
  return {
    part,
    component,
    what: tr.t(line.what),
    offer,
    sku,
    count,
    quantity: line.quantity.toFixed(),
    unit,
    unitPrice: { amount: unitPrice.amount, currency: unitPrice.currency },
    rate: line.rate === null ? null : line.rate.toFixed(),
    amount: moneyJson({ amount: line.amount, currency }),
    ...(line.cheaperReading === undefined
      ? {}
      : { cheaperReading: moneyJson({ amount: line.cheaperReading, currency }) }),
    evidence: evidenceJson(line.evidence),
    origin,
  }
}
