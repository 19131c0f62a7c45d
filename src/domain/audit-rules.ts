import type { DataClass } from './deployment.ts'

/** What each rule can be told, by the name of the rule. The sentence that a rule stands for is the message `audit.rule.<name>`. */
export interface RuleParameters {
  readonly 'open-to-world': { readonly ports: readonly number[] }
  readonly 'orphaned-volume': { readonly olderThanDays: number }
  readonly 'unused-address': NoParameters
  readonly 'volume-without-snapshot': { readonly withinDays: number }
  readonly 'snapshot-too-old': { readonly olderThanDays: number }
  readonly 'too-many-snapshots': { readonly most: number }
  readonly 'image-end-of-life': { readonly warnWithinDays: number }
  readonly 'label-missing': { readonly keys: readonly string[] }
  readonly 'unencrypted-volume': NoParameters
  readonly 'no-tenant': NoParameters
  readonly 'data-location': { readonly countries: readonly string[] }
  readonly control: { readonly countries: readonly string[] }
  readonly jurisdiction: { readonly countries: readonly string[] }
  readonly certification: { readonly anyOf: readonly string[] }
  readonly 'data-class': { readonly dataClass: DataClass; readonly usersIn: readonly string[] }
  readonly 'seal-floor': { readonly atLeast: number }
  readonly 'closing-provider': NoParameters
  readonly 'stale-evidence': { readonly olderThanDays: number }
  readonly budget: {
    /** Decimal. */
    readonly monthly: string
    readonly currency: string
    readonly per: CostScope
    readonly warnAtPercent: number
  }
  readonly growth: { readonly percent: number; readonly per: CostScope }
  readonly 'price-rise': { readonly percent: number }
  readonly dependency: { readonly mostPercent: number; readonly of: readonly DependentOn[] }
}

/** What a sum of money is for: everything together, or each of these. */
export const costScopes = ['all', 'provider', 'service', 'tenant', 'account'] as const
export type CostScope = (typeof costScopes)[number]

/** What may be in foreign hands. */
export const dependentOn = ['spend', 'vcpu', 'storage'] as const
export type DependentOn = (typeof dependentOn)[number]

/** Rules about the run as a whole: what all accounts and bills say together. */
export const runRuleNames = ['budget', 'growth', 'price-rise', 'dependency'] as const
export type RunRuleName = (typeof runRuleNames)[number]
export type AccountRuleName = Exclude<RuleName, RunRuleName>

type NoParameters = Readonly<Record<string, never>>

export type RuleName = keyof RuleParameters

/** How bad it is, from the least to the worst. */
export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** The rules in the order in which they are explained, and how bad a finding is unless the policy says otherwise. */
export const ruleSeverities: Readonly<Record<RuleName, Severity>> = {
  'open-to-world': 'high',
  'image-end-of-life': 'high',
  'unencrypted-volume': 'medium',
  'volume-without-snapshot': 'medium',
  'snapshot-too-old': 'low',
  'too-many-snapshots': 'low',
  'orphaned-volume': 'low',
  'unused-address': 'low',
  'label-missing': 'low',
  'no-tenant': 'low',
  'data-location': 'high',
  control: 'high',
  jurisdiction: 'high',
  certification: 'high',
  'data-class': 'high',
  'seal-floor': 'high',
  'closing-provider': 'critical',
  'stale-evidence': 'low',
  budget: 'high',
  growth: 'medium',
  'price-rise': 'medium',
  dependency: 'high',
}

// Object.keys says string[], whatever the record.
export const ruleNames = Object.keys(ruleSeverities) as readonly RuleName[]

/** Whether the first is as bad as the second, or worse. */
export function reaches(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least)
}

export function isRunRule(rule: RuleName): rule is RunRuleName {
  return runRuleNames.some((name) => name === rule)
}
