import type { AccountRuleName, RuleParameters, Severity } from '../../domain/audit-rules.ts'
import type { Evidence } from '../../domain/evidence.ts'
import type { ResourceKind, ResourceOf } from '../../domain/inventory.ts'
import type { FindingVerdict } from '../../domain/audit.ts'
import type { Message } from '../../domain/message.ts'
import type { Resource } from '../../domain/resources.ts'
import type { AuditAccount } from './audit-account.ts'

/** What a rule looks at: one account, and of its resources those that the entry selects. */
export interface Scope {
  readonly account: AuditAccount
  readonly selected: { readonly [K in ResourceKind]: readonly ResourceOf[K][] }
  /** Whether all of a kind could be read. */
  readonly isWhole: (kind: ResourceKind) => boolean
}

/** What a rule says; about what it says nothing, it has nothing to say against. */
export interface Verdict {
  readonly verdict: FindingVerdict
  /** Null: the account as a whole. */
  readonly subject: { readonly kind: ResourceKind; readonly resource: Resource } | null
  /** Tells findings of one rule and resource apart; part of the fingerprint, so no number that changes by itself. */
  readonly key: string
  readonly message: Message
  readonly evidence: readonly Evidence[]
  /** Where it is not that of the entry. */
  readonly severity?: Severity
}

/** A rule is a pure function over one account. */
export interface Rule<N extends AccountRuleName> {
  /** Kinds whose resources it judges; of an account rule empty. */
  readonly judges: readonly ResourceKind[]
  /** Kinds that it has to read besides. */
  readonly reads: readonly ResourceKind[]
  /** It can judge any kind, if the entry selects it. */
  readonly anyKind?: true
  /** What it finds is paid for and serves nobody: the finding says how much, where that is known. */
  readonly waste?: true
  readonly judge: (parameters: RuleParameters[N], scope: Scope) => readonly Verdict[]
}

/** A verdict on one resource. */
export function about(
  kind: ResourceKind,
  resource: Resource,
  says: { readonly verdict?: FindingVerdict; readonly key?: string; readonly message: Message },
): Verdict {
  const { verdict = 'violated', key = '' } = says
  return { verdict, subject: { kind, resource }, key, message: says.message, evidence: [] }
}

/** How people call a resource. */
export function called({ name, id }: Resource): string {
  return name === '' ? id : name
}

const msPerDay = 86_400_000

/** Days between two instants; null where one is not known. */
export function ageDays(from: string | null, to: string): number | null {
  return from === null ? null : (Date.parse(to) - Date.parse(from)) / msPerDay
}
