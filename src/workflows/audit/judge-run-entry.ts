import { wholeRun, type Finding } from '../../domain/audit.ts'
import type { RunRuleName } from '../../domain/audit-rules.ts'
import type { CostLine, CostView, MonthCosts } from '../../domain/costs.ts'
import type { EntryOf, Selector } from '../../domain/policy.ts'
import { matchesPattern } from '../inventory/match-pattern.ts'
import type { AuditAccount } from './audit-account.ts'
import { fingerprint } from './fingerprint.ts'
import { runRules } from './run-rules/run-rules.ts'
import type { RunRule, RunScope, RunVerdict } from './run-rules/run-rule.ts'
import { selectsAccount } from './select-resources.ts'
import { dependencyOf } from './sovereignty.ts'

export interface RunEvidence {
  readonly accounts: readonly AuditAccount[]
  readonly costs: CostView | null
  readonly estimate: readonly CostLine[]
  readonly world: AuditAccount['world']
  readonly incomplete: boolean
}

/** What one entry says of the run as a whole. */
export function judgeRunEntry<N extends RunRuleName>(entry: EntryOf<N>, evidence: RunEvidence): readonly Finding[] {
  const rule: RunRule<N> = runRules[entry.rule]
  return rule.judge(entry.with, scopeOf(entry.select, evidence)).map((verdict) => toFinding(verdict, entry))
}

/** Whether the rule of an entry could look at all. */
export function lookedAtRun<N extends RunRuleName>(entry: EntryOf<N>, evidence: RunEvidence): boolean {
  return runRules[entry.rule].looked(scopeOf(entry.select, evidence))
}

function scopeOf(select: Selector, { accounts, costs, world, incomplete }: RunEvidence): RunScope {
  const chosen = accounts.filter((account) => selectsAccount(select, account))
  const selected = costs === null ? null : selectCosts(costs, select)
  const dependency = dependencyOf({ accounts: chosen, costs: selected, world })
  return { costs: selected, dependency, rates: world.rates, incomplete }
}

function selectCosts(costs: CostView, { providers, tenants, profiles }: Selector): CostView {
  const takes = ({ provider, tenant, account }: CostLine): boolean =>
    matches(providers, provider) && matches(tenants, tenant) && matches(profiles, account)
  const of = ({ month, lines }: MonthCosts): MonthCosts => ({ month, lines: lines.filter(takes) })
  const { whole, before } = costs
  return {
    ...costs,
    newest: of(costs.newest),
    whole: whole === null ? null : of(whole),
    before: before === null ? null : of(before),
  }
}

function matches(patterns: readonly string[] | null, name: string | null): boolean {
  return patterns === null || (name !== null && patterns.some((pattern) => matchesPattern(name, pattern)))
}

function toFinding<N extends RunRuleName>(
  { verdict, id: subject, tenant, key, message, severity }: RunVerdict,
  entry: EntryOf<N>,
): Finding {
  const { id, rule, place } = entry
  const resource = {
    profile: wholeRun,
    provider: '',
    region: null,
    kind: 'run',
    id: subject,
    name: subject,
    tenant,
  } as const
  return {
    ...{ id, rule, severity: severity ?? entry.severity, verdict, resource, message, evidence: [] },
    fingerprint: fingerprint({ id, resource, key }),
    ...{ state: 'new', waiver: null, baselined: false, carried: false, place },
  }
}
