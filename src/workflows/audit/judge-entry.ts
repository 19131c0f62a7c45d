import type { Finding, FindingResource } from '../../domain/audit.ts'
import type { AccountRuleName } from '../../domain/audit-rules.ts'
import type { Inventory, ResourceKind } from '../../domain/inventory.ts'
import { message } from '../../domain/message.ts'
import type { EntryOf, Place } from '../../domain/policy.ts'
import type { PaidFor } from './costs/paid-for.ts'
import type { AuditAccount } from './audit-account.ts'
import { fingerprint } from './fingerprint.ts'
import { rules } from './rules.ts'
import { selectResources, selectsAccount } from './select-resources.ts'
import type { Rule, Scope, Verdict } from './rule.ts'

/** What one entry says of one account; null where the entry is not about it. */
export function judgeEntry<N extends AccountRuleName>(
  entry: EntryOf<N>,
  account: AuditAccount,
  paid: PaidFor,
): readonly Finding[] | null {
  if (!selectsAccount(entry.select, account)) return null
  const rule: Rule<N> = rules[entry.rule]
  const { inventory } = account
  const kinds = kindsOf(entry, rule)
  const scope: Scope = {
    account,
    selected: selectResources(inventory, entry.select, kinds),
    isWhole: (kind) => isWhole(inventory, kind),
  }
  if (!concerns(entry, rule, scope)) return null
  const needed = new Set([...(rule.judges.length > 0 ? kinds : []), ...rule.reads])
  const unread = [...needed].filter((kind) => !scope.isWhole(kind))
  const verdicts = [...rule.judge(entry.with, scope), ...unread.map((kind) => notRead(kind, inventory))]
  const priced = rule.waste === true ? verdicts.map((verdict) => withCost(verdict, paid)) : verdicts
  return priced.map((verdict) => toFinding(verdict, entry, account))
}

/** An account rule looks at everything, to see whether the entry concerns the account. */
function kindsOf<N extends AccountRuleName>({ select }: EntryOf<N>, rule: Rule<N>): readonly ResourceKind[] {
  if (rule.judges.length > 0) return select.kinds ?? rule.judges
  return select.kinds ?? (rule.reads.length > 0 ? rule.reads : accountKinds)
}

/** What an account has because somebody runs something there. */
const accountKinds: readonly ResourceKind[] = ['servers', 'volumes', 'snapshots', 'publicIps']

/** A rule about the account as a whole concerns it where it has something of what the entry selects, if the entry selects at all. */
function concerns<N extends AccountRuleName>(
  { select }: EntryOf<N>,
  rule: Rule<N>,
  { selected, isWhole: whole }: Scope,
): boolean {
  const { tenants, labels, kinds } = select
  if (rule.judges.length > 0 || (tenants === null && labels === null && kinds === null)) return true
  return (
    Object.entries(selected).some(([, list]) => list.length > 0) || (kinds ?? accountKinds).some((kind) => !whole(kind))
  )
}

/** Whether all of a kind could be read. */
export function isWhole({ warnings }: Inventory, kind: ResourceKind): boolean {
  return !warnings.some((warning) => warning.why === 'failed' && (warning.kind === kind || warning.kind === null))
}

function withCost(verdict: Verdict, paid: PaidFor): Verdict {
  const cost = verdict.subject === null ? undefined : paid.get(verdict.subject.resource.id)
  return cost === undefined
    ? verdict
    : { ...verdict, message: message('audit.found.waste', { says: verdict.message, cost }) }
}

function notRead(kind: ResourceKind, { profile }: Inventory): Verdict {
  const says = message('audit.open.notRead', { kind: message(`inventory.kind.${kind}`), profile })
  return { verdict: 'undecided', subject: null, key: `unread ${kind}`, message: says, evidence: [] }
}

function toFinding<N extends AccountRuleName>(
  { verdict, subject, key, message: says, evidence, severity }: Verdict,
  entry: EntryOf<N>,
  account: AuditAccount,
): Finding {
  const { id, rule } = entry
  const resource = resourceOf(subject, account.inventory)
  return {
    id,
    rule,
    severity: severity ?? entry.severity,
    verdict,
    resource,
    message: says,
    evidence,
    fingerprint: fingerprint({ id, resource, key }),
    state: 'new',
    waiver: null,
    baselined: false,
    carried: false,
    place: placeOf(subject, account) ?? entry.place,
  }
}

function resourceOf(subject: Verdict['subject'], { profile, provider, region }: Inventory): FindingResource {
  const common = { profile, provider, region }
  if (subject === null) return { ...common, kind: 'account', id: profile, name: profile, tenant: null }
  const { id, name, tenant } = subject.resource
  return { ...common, kind: subject.kind, id, name, tenant }
}

function placeOf(subject: Verdict['subject'], { source }: AuditAccount): Place | null {
  if (subject === null || source.file === null) return null
  const line = source.lines.get(`${subject.kind} ${subject.resource.id}`)
  return line === undefined ? null : { file: source.file, line }
}
