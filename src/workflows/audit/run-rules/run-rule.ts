import type { FindingVerdict, Sovereignty } from '../../../domain/audit.ts'
import type { CostScope, RunRuleName, RuleParameters, Severity } from '../../../domain/audit-rules.ts'
import type { CostLine, CostView, MonthCosts } from '../../../domain/costs.ts'
import { message, type Message, type MessageValue } from '../../../domain/message.ts'
import { cents, type Big } from '../../../domain/money.ts'
import type { ExchangeRate } from '../../../domain/rates.ts'

/** What a rule about the run as a whole looks at. */
export interface RunScope {
  /** Of what the entry selects; null: there is neither a bill nor an estimate. */
  readonly costs: CostView | null
  /** Of the accounts that the entry selects. */
  readonly dependency: Sovereignty['dependency']
  readonly rates: readonly ExchangeRate[]
  readonly incomplete: boolean
}

/** What such a rule says; about what it says nothing, it has nothing to say against. */
export interface RunVerdict {
  readonly verdict: FindingVerdict
  /** What the sum or share is of: a tenant, a provider, a price…; part of the fingerprint. */
  readonly id: string
  readonly tenant: string | null
  /** Tells findings of one rule and id apart; part of the fingerprint. */
  readonly key: string
  readonly message: Message
  /** Where it is not that of the entry. */
  readonly severity?: Severity
}

/** A rule about everything together is a pure function as well. */
export interface RunRule<N extends RunRuleName> {
  readonly judge: (parameters: RuleParameters[N], scope: RunScope) => readonly RunVerdict[]
  /** Whether it could look, so that what it no longer finds is gone. */
  readonly looked: (scope: RunScope) => boolean
}

/** Lines by what a sum is for; of what the bill does not name the name is empty. */
export function groupCosts(lines: readonly CostLine[], per: CostScope): ReadonlyMap<string, readonly CostLine[]> {
  const groups = new Map<string, CostLine[]>()
  for (const line of lines) {
    const name = per === 'all' ? 'all' : (line[per] ?? '')
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [line])
    else group.push(line)
  }
  return groups
}

/** What a sum is for, in words. */
export function sumFor(per: CostScope, name: string): Message {
  if (per === 'all') return message('audit.sum.all')
  return name === '' ? message('audit.sum.nobody') : message(`audit.sum.${per}`, { name })
}

/** A month, or any month of an estimate. */
export function monthText(month: string | null): string | Message {
  return month ?? message('audit.sum.anyMonth')
}

export function moneyText(amount: Big, currency: string): MessageValue {
  return { amount: cents(amount).toFixed(2), currency }
}

export function undecided(id: string, says: Message): RunVerdict {
  return { verdict: 'undecided', id, tenant: null, key: 'none', message: says }
}

export interface MonthPair {
  readonly basis: CostView['basis']
  readonly whole: MonthCosts
  readonly before: MonthCosts
}

/** A whole month and the one before it; null where one of them is missing. */
export function comparable(costs: CostView | null): MonthPair | null {
  if (costs === null || costs.whole === null || costs.before === null) return null
  return { basis: costs.basis, whole: costs.whole, before: costs.before }
}

export function nothingToCompare(costs: CostView | null): RunVerdict {
  if (costs === null) return undecided('all', message('audit.open.noCosts'))
  return undecided('all', message(`audit.open.noEarlier.${costs.basis}`))
}
