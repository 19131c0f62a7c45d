import type { RuleName, Severity } from './audit-rules.ts'
import type { ResourceKind } from './inventory.ts'

/** A rule as it is explained. Its sentences are messages by its name. */
export interface RuleDescription {
  readonly rule: RuleName
  readonly severity: Severity
  /** Of an account rule empty. */
  readonly judges: readonly ResourceKind[]
  /** Whether it judges each account, or all of them and the bill together. */
  readonly scope: 'account' | 'run'
  /** Day of the table that it judges by, ISO 8601; null where it needs none. */
  readonly asOf: string | null
  readonly parameters: readonly {
    readonly name: string
    /** JSON; null: it must be given. */
    readonly default: string | null
  }[]
}

/** A policy that comes with the program. */
export interface PackDescription {
  readonly pack: string
  readonly failOn: Severity
  readonly entries: readonly {
    readonly id: string
    readonly rule: RuleName
    readonly severity: Severity
    /** JSON. */
    readonly with: string
  }[]
}

/** What `broker audit rules` explains: all, one rule, or one pack. */
export interface AuditManual {
  readonly rules: readonly RuleDescription[]
  readonly packs: readonly PackDescription[]
  /** Null: all of them, at a glance. */
  readonly chosen: string | null
}
