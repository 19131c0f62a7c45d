import type { Alternative, Cost, Operations, Placement, Reason } from '../../domain/comparison.ts'
import type { Evidence } from '../../domain/evidence.ts'
import { Big, type Currency, zero } from '../../domain/money.ts'
import type { Translator } from '../../messages/translator.ts'

/** How amounts, hours and names of a comparison are written everywhere. */
export interface Words {
  money(amount: Big): string
  /** An amount that is no surer than the cost it belongs to: whole units, `~` and `≥` where the bill has them. */
  like(cost: Cost, amount: Big): string
  /** The same with a sign: `+€12.00`, `-€3.50`. */
  difference(cost: Cost, amount: Big): string
  /** A range where the prices are weak, `≥` where something is missing. */
  bill(cost: Cost): string
  total(cost: Cost): string
  /** The same for twelve months. */
  yearBill(cost: Cost): string
  yearTotal(cost: Cost): string
  /** Staff hours a month, from low to high. */
  hours(operations: Operations): string
  /** `gra11 (France)`; empty for today's. */
  place(alternative: Alternative): string
  /** `Rack & Fils (today)`, or the provider's name. */
  provider(alternative: Alternative): string
  /** Provider and region. */
  who(alternative: Alternative): string
  /** Why an alternative is not ranked, with the constraint in brackets where a user or a law set one. */
  reason(reason: Reason): string
  /** `3 × b3-8, 40 × volume.classic`. */
  placed(placements: readonly Placement[]): string
  /** Of a price: source, date and how sure it is. */
  evidence(evidence: Evidence): string
  /** Of a norm or a fact: source, date and whether it is confirmed. */
  norm(evidence: Evidence): string
}

const placedShown = 3

/** Reasons of the program's own, which nobody asked for by name. */
const builtIn: ReadonlySet<string> = new Set(['feasible', 'price', 'closed', 'evidence'])

export function createWords(tr: Translator, currency: Currency): Words {
  const money = (amount: Big): string => tr.money({ amount: amount.toFixed(2), currency })
  const whole = (low: Big, high: Big): string =>
    tr.moneyRange({
      low: low.round(0, Big.roundDown).toFixed(0),
      high: high.round(0, Big.roundUp).toFixed(0),
      currency,
    })
  const marked = (cost: Cost, exact: Big, { rest, months }: { rest: Big; months: number }): string => {
    if (cost.range === null) return atLeast(cost, money(exact))
    const { low, high } = cost.range
    return atLeast(
      cost,
      tr.text('compare.about', { amount: whole(low.plus(rest).times(months), high.plus(rest).times(months)) }),
    )
  }
  const atLeast = ({ lowerBound }: Cost, amount: string): string =>
    lowerBound ? tr.text('compare.atLeast', { amount }) : amount
  const like = (cost: Cost, exact: Big, sign = ''): string => {
    if (cost.range === null) return atLeast(cost, `${sign}${money(exact)}`)
    const rounded = exact.round(0, Big.roundHalfUp)
    return atLeast(cost, tr.text('compare.about', { amount: `${sign}${whole(rounded, rounded)}` }))
  }

  const place = (alternative: Alternative): string => {
    if (isCurrent(alternative)) return alternative.country === null ? '' : tr.country(alternative.country)
    if (alternative.country === null) return alternative.region
    return tr.text('compare.place', { region: alternative.region, country: tr.country(alternative.country) })
  }
  const provider = (alternative: Alternative): string => {
    const { providerName } = alternative
    return isCurrent(alternative) ? tr.text('compare.today', { provider: providerName }) : providerName
  }

  return {
    money,
    like: (cost, amount) => like(cost, amount),
    difference: (cost, amount) => like(cost, amount, amount.gt(0) ? '+' : ''),
    bill: (cost) => marked(cost, cost.bill, { rest: zero, months: 1 }),
    total: (cost) => marked(cost, cost.total, { rest: cost.total.minus(cost.bill), months: 1 }),
    yearBill: (cost) => marked(cost, cost.yearly.bill, { rest: zero, months: 12 }),
    yearTotal: (cost) => marked(cost, cost.yearly.total, { rest: cost.total.minus(cost.bill), months: 12 }),
    hours: ({ hours }) =>
      hours.low === hours.high
        ? tr.text('compare.hours', { hours: tr.number(hours.low, 1) })
        : tr.text('compare.hours.range', { low: tr.number(hours.low, 1), high: tr.number(hours.high, 1) }),
    place,
    provider,
    who: (alternative) => [provider(alternative), place(alternative)].filter((text) => text !== '').join(', '),
    reason: ({ text, constraint }) =>
      builtIn.has(constraint) ? tr.t(text) : tr.text('compare.reason', { reason: text, constraint }),
    placed: (placements) => placedInShort(placements, tr),
    evidence: (evidence) => sourced(evidence, 'compare.confidence', tr),
    norm: (evidence) => sourced(evidence, 'compare.fact', tr),
  }
}

function sourced(
  { source, date, confidence }: Evidence,
  sure: 'compare.confidence' | 'compare.fact',
  tr: Translator,
): string {
  const values = { source, date: { date }, confidence: tr.text(`${sure}.${confidence}`) }
  return tr.text('compare.explain.source', values)
}

/** Today's invoice has this id and no region. */
export function isCurrent(alternative: Alternative): boolean {
  return alternative.id === 'current'
}

function placedInShort(placements: readonly Placement[], tr: Translator): string {
  const counts = new Map<string, number>()
  for (const { sku, count } of placements) {
    const before = counts.get(sku)
    counts.set(sku, before === undefined ? count : before + count)
  }
  const names = [...counts].map(([sku, count]) => `${tr.number(count)} × ${sku}`)
  const rest = names.length - placedShown
  return [...names.slice(0, placedShown), ...(rest > 0 ? [tr.text('compare.more', { count: rest })] : [])].join(', ')
}
