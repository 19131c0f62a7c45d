import type { Assessor } from './facts.ts'
import type { Big } from './money.ts'
import { reaches, type RuleName, type Severity } from './audit-rules.ts'
import type { Bill, CostEstimate } from './costs.ts'
import type { Evidence } from './evidence.ts'
import type { ResourceKind } from './inventory.ts'
import type { Message } from './message.ts'
import type { Place } from './policy.ts'

/** The place of a finding about everything together. */
export const wholeRun = '(all)'

/** What a finding is about: a resource, the account as a whole, or the run as a whole (a budget, a price). */
export interface FindingResource {
  readonly profile: string
  /** As the inventory names it. */
  readonly provider: string
  readonly region: string | null
  readonly kind: ResourceKind | 'account' | 'run'
  /** Of an account its profile; of the run what a sum is for. */
  readonly id: string
  /** May be empty. */
  readonly name: string
  readonly tenant: string | null
}

/** `violated`: the rule is broken. `undecided`: what would tell is not known, which is never a pass. */
export type FindingVerdict = 'violated' | 'undecided'

/** Against the result of last time: not there then, there then as well, or there then and gone now. */
export type FindingState = 'new' | 'unchanged' | 'absent'

export interface AppliedWaiver {
  readonly owner: string
  readonly reason: string
  readonly until: string
  /** It ended before today: the finding counts, whatever its severity. */
  readonly expired: boolean
}

export interface Finding {
  /** Id of the entry of the policy. */
  readonly id: string
  readonly rule: RuleName
  readonly severity: Severity
  readonly verdict: FindingVerdict
  readonly resource: FindingResource
  readonly message: Message
  readonly evidence: readonly Evidence[]
  /** The same in every run for the same entry, resource and cause; 32 hexadecimal digits. */
  readonly fingerprint: string
  readonly state: FindingState
  readonly waiver: AppliedWaiver | null
  /** It was there when the baseline was written. */
  readonly baselined: boolean
  /** Found last time and not looked at this time, because its account or kind could not be read. */
  readonly carried: boolean
  /** Where it stands: the resource in the inventory file, else the entry in the policy. */
  readonly place: Place
}

/** An account whose inventory was audited. */
export interface AuditedAccount {
  readonly profile: string
  readonly provider: string
  readonly region: string | null
  readonly takenAt: string
  readonly incomplete: boolean
  readonly resources: number
  /** The inventory file; null: read live. */
  readonly file: string | null
}

/** An account that could not be read at all. */
export interface FailedAccount {
  readonly profile: string
  readonly reason: Message
}

/** Virtual processors and storage by who decides over the provider. */
export interface Dependency {
  readonly vcpu: DependencyShare
  readonly storageGib: DependencyShare
  /** Euros of the newest month, or of the estimate; null: nothing is known of costs, or a currency has no rate. */
  readonly spend: DependencyShare | null
}

/** `european` as `data/jurisdictions.yaml` defines it. */
export interface DependencyShare {
  readonly european: number
  readonly other: number
  /** Nobody knows who decides. */
  readonly unknown: number
}

/** Of the newest whole month of the bill, in one currency: its parts add up to `billed`. */
export interface CostDifference {
  readonly month: string
  readonly currency: string
  readonly estimated: Big
  readonly billed: Big
  /** Of the resources that both know. */
  readonly both: { readonly estimated: Big; readonly billed: Big }
  /** Billed for resources that no inventory has. */
  readonly unseen: Big
  /** Billed for no resource: traffic, support, tax, credits. */
  readonly general: Big
  /** Estimated, and not billed by that id. */
  readonly unbilled: Big
}

/** What is known of who stands behind an account. */
export interface AccountSovereignty {
  readonly profile: string
  /** Name in the facts; null where nothing says whose account it is. */
  readonly provider: string | null
  /** ISO 3166-1 alpha-2; null where unknown. */
  readonly country: string | null
  /** Law of the contract. */
  readonly jurisdiction: string | null
  /** Countries of those who decide in the end; null where unknown. */
  readonly control: readonly string[] | null
  readonly seal: SealText | null
}

export interface SealText {
  readonly low: number
  readonly high: number
  readonly estimated: boolean
  /** Who says so, each once. */
  readonly assessedBy: readonly Assessor[]
}

/** The lowest level of the accounts that a tenant has something in; an account of which nothing is known makes it unknown. */
export interface TenantSeal {
  readonly tenant: string
  readonly profiles: readonly string[]
  readonly seal: SealText | null
}

export interface Sovereignty {
  readonly accounts: readonly AccountSovereignty[]
  readonly tenants: readonly TenantSeal[]
  readonly dependency: Dependency
}

export interface AuditTotals {
  readonly accounts: number
  readonly resources: number
  readonly entries: number
  readonly new: number
  readonly unchanged: number
  readonly absent: number
  readonly undecided: number
  readonly waived: number
  readonly baselined: number
  /** Findings that make the run fail. */
  readonly failing: number
  /** Undecided ones that keep the run from being green. */
  readonly open: number
}

export interface AuditReport {
  readonly policy: { readonly name: string; readonly file: string }
  readonly failOn: Severity
  /** ISO 8601 UTC. */
  readonly takenAt: string
  /** An account or a part of one could not be read. */
  readonly incomplete: boolean
  readonly accounts: readonly AuditedAccount[]
  readonly failed: readonly FailedAccount[]
  /** The worst first; those that are gone last. */
  readonly findings: readonly Finding[]
  readonly undecided: readonly Finding[]
  readonly passed: readonly PassedEntry[]
  readonly totals: AuditTotals
  readonly sovereignty: Sovereignty
  /** Null without a bill. */
  readonly bill: Bill | null
  /** By the catalogue. */
  readonly estimate: CostEstimate
  /** What the bill has against what was estimated; null without both. */
  readonly difference: readonly CostDifference[] | null
  /** Null without a previous result. */
  readonly previous: { readonly takenAt: string; readonly incomplete: boolean } | null
  readonly warnings: readonly Message[]
}

/** An entry that found nothing wrong and nothing open in an account. */
export interface PassedEntry {
  readonly id: string
  readonly rule: RuleName
  readonly profile: string
}

/** Whether somebody has accepted a finding: by a waiver that still counts, or in the baseline. */
export function isAccepted({ waiver, baselined }: Finding): boolean {
  return waiver === null ? baselined : !waiver.expired
}

/** Whether a finding matters to the exit code: bad enough, or with a waiver that has ended; neither accepted nor gone. */
export function matters(finding: Finding, failOn: Severity): boolean {
  if (finding.state === 'absent' || isAccepted(finding)) return false
  return finding.waiver?.expired === true || reaches(finding.severity, failOn)
}
