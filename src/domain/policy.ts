import type { RuleName, RuleParameters, Severity } from './audit-rules.ts'
import type { ResourceKind } from './inventory.ts'

/** A line of a file of the user's; lines start at 1. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** Which resources an entry is about. Null: all. In patterns `*` stands for any letters and `?` for one. */
export interface Selector {
  readonly profiles: readonly string[] | null
  /** As the account's facts or its inventory name it. */
  readonly providers: readonly string[] | null
  readonly regions: readonly string[] | null
  readonly tenants: readonly string[] | null
  /** Each key with a pattern for its value. */
  readonly labels: Readonly<Record<string, string>> | null
  readonly kinds: readonly ResourceKind[] | null
}

/** A rule as a policy uses it. */
export interface EntryOf<N extends RuleName> {
  /** Unique in the policy; part of the fingerprints of its findings. */
  readonly id: string
  readonly rule: N
  readonly severity: Severity
  readonly select: Selector
  readonly with: RuleParameters[N]
  readonly place: Place
}

export type PolicyEntry = { readonly [N in RuleName]: EntryOf<N> }[RuleName]

/** An exception that somebody answers for until a day. */
export interface Waiver {
  /** Id of the entry whose findings it is about. */
  readonly entry: string
  /** Pattern for the id or the name of the resource; null: any. */
  readonly resource: string | null
  /** Pattern; null: any. */
  readonly tenant: string | null
  /** Of one finding; null: any. */
  readonly fingerprint: string | null
  readonly owner: string
  readonly reason: string
  /** Last day on which it counts, ISO 8601. */
  readonly until: string
  readonly place: Place
}

/** What the user states of an account because its inventory cannot. */
export interface StatedAccount {
  /** Name of the provider in the facts; null: not stated. */
  readonly provider: string | null
  /** Region by the name that the facts use. */
  readonly region: string | null
  /** ISO 3166-1 alpha-2: where the data lies. */
  readonly country: string | null
  readonly place: Place
}

/** What is asked of the accounts. */
export interface Policy {
  readonly name: string
  /** The file, or the name of the pack. */
  readonly file: string
  readonly entries: readonly PolicyEntry[]
  readonly waivers: readonly Waiver[]
  /** By profile. */
  readonly accounts: ReadonlyMap<string, StatedAccount>
  /** Findings at least as bad make a run fail. */
  readonly failOn: Severity
}
