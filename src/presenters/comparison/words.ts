import type { Alternative, Cost, Placement, Reason } from '../../domain/comparison.ts'
import { knownHours } from '../../domain/comparison.ts'
import type { Evidence } from '../../domain/evidence.ts'
import type { Currency } from '../../domain/money.ts'
import type { Translator } from '../../messages/translator.ts'
import { sourceText } from '../source-text.ts'
import { type Amounts, createAmounts } from './amounts.ts'
import { sureText } from './sure.ts'

/** How amounts, hours and names of a comparison are written everywhere. */
export interface Words extends Amounts {
  /** Staff hours a month, from low to high; `at least` where servers are missing from the bill. */
  hours(cost: Cost): string
  /** `8`: those that are expected; null where the hours are no range, or servers are missing from the bill. */
  hoursExpected(cost: Cost): string | null
  /** `gra11 (France)`; empty for today's. */
  place(alternative: Alternative): string
  /** `Rack & Fils (today)`, `Town cloud (self-declared)`, or the provider's name. */
  provider(alternative: Alternative): string
  /** Provider and region. */
  who(alternative: Alternative): string
  /** Why an alternative is not ranked, with the constraint in brackets where a user or a law set one. */
  reason(reason: Reason): string
  /** `3 × b3-8, 40 × volume.classic`. */
  placed(placements: readonly Placement[]): string
  /** Of a norm or a fact: source, date and whether it is confirmed. */
  norm(evidence: Evidence): string
}

const placedShown = 3

/** Reasons of the program's own, which nobody asked for by name. */
const builtIn: ReadonlySet<string> = new Set(['feasible', 'price', 'closed', 'evidence'])

export function createWords(tr: Translator, currency: Currency): Words {
  const amounts = createAmounts(tr, currency)

  const place = (alternative: Alternative): string => {
    if (isCurrent(alternative)) return alternative.country === null ? '' : tr.country(alternative.country)
    if (alternative.country === null) return alternative.region
    return tr.text('compare.place', { region: alternative.region, country: tr.country(alternative.country) })
  }
  const provider = (alternative: Alternative): string => {
    const { providerName, selfDeclared } = alternative
    if (isCurrent(alternative)) return tr.text('compare.today', { provider: providerName })
    return selfDeclared ? tr.text('facts.selfDeclared', { name: providerName }) : providerName
  }

  return {
    ...amounts,
    hours: (cost) => {
      const { low, high } = knownHours(cost)
      const hours = tr.number(low, 1)
      if (high === null) return tr.text('compare.hours.atLeast', { hours })
      return low === high
        ? tr.text('compare.hours', { hours })
        : tr.text('compare.hours.range', { low: hours, high: tr.number(high, 1) })
    },
    hoursExpected: (cost) => {
      const { low, expected, high } = knownHours(cost)
      return low === high || expected === null ? null : tr.number(expected, 1)
    },
    place,
    provider,
    who: (alternative) => [provider(alternative), place(alternative)].filter((text) => text !== '').join(', '),
    reason: ({ text, constraint }) =>
      builtIn.has(constraint) ? tr.t(text) : tr.text('compare.reason', { reason: text, constraint }),
    placed: (placements) => placedInShort(placements, tr),
    norm: (evidence) => sourced(evidence, tr),
  }
}

function sourced(evidence: Evidence, tr: Translator): string {
  const { date } = evidence
  const values = { source: sourceText(evidence.source, tr), date: { date }, confidence: sureText(evidence, 'norm', tr) }
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
