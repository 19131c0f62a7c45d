import { isAccepted, matters, wholeRun } from '../../domain/audit.ts'
import type { AuditReport, AuditedAccount, FailedAccount, Finding, PassedEntry } from '../../domain/audit.ts'
import { isRunRule, severities, type RunRuleName, type Severity } from '../../domain/audit-rules.ts'
import type { Bill } from '../../domain/costs.ts'
import { resourceKinds, type Inventory } from '../../domain/inventory.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Policy, PolicyEntry } from '../../domain/policy.ts'
import { againstPrevious } from './against-previous.ts'
import { applyWaivers } from './apply-waivers.ts'
import { auditAccount, type AuditAccount, type AuditSource, type World } from './audit-account.ts'
import { costDifference } from './costs/cost-difference.ts'
import { costView } from './costs/cost-view.ts'
import { paidFor } from './costs/paid-for.ts'
import { estimateCosts } from './costs/estimate-costs.ts'
import { isWhole, judgeEntry } from './judge-entry.ts'
import { judgeRunEntry, lookedAtRun, type RunEvidence } from './judge-run-entry.ts'
import type { Baseline, PreviousAudit } from './previous-audit.ts'
import { rules } from './rules.ts'
import { sovereigntyOf } from './sovereignty.ts'

export interface AuditRequest {
  readonly policy: Policy
  readonly sources: readonly AuditSource[]
  /** Accounts that could not be read at all. */
  readonly failed: readonly FailedAccount[]
  readonly world: World
  readonly failOn: Severity
  readonly previous: PreviousAudit | null
  readonly baseline: Baseline | null
  /** Null: none was given. */
  readonly bill: Bill | null
  /** ISO 8601 UTC. */
  readonly takenAt: string
}

/** Applies a policy to inventories. Pure: the same request gives the same report, in whatever order resources come. */
export function audit(request: AuditRequest): AuditReport {
  const { policy, sources, failed, world, failOn, previous, baseline, bill, takenAt } = request
  const accounts = sources.map((source) => auditAccount(source, policy, world))
  const incomplete = failed.length > 0 || accounts.some(({ inventory }) => inventory.incomplete)
  const estimate = estimateCosts(accounts)
  const earlier = previous?.costs ?? null
  const lines = { bill: bill?.lines ?? null, estimate: estimate.lines, previous: earlier, today: world.today }
  const costs = costView(lines)
  const evidence = { accounts, costs, estimate: estimate.lines, world, incomplete }
  const judged = judgeAll(policy, evidence)
  const compared = againstPrevious({ findings: judged.findings, policy, wasSeen: seenIn(evidence, policy) }, previous)
  const waived = applyWaivers(compared.findings, policy.waivers, world.today)
  const all = waived.findings
    .map((finding) => ({ ...finding, baselined: baseline?.has(finding.fingerprint) ?? false }))
    .toSorted(inOrder)
  return {
    policy: { name: policy.name, file: policy.file },
    failOn,
    takenAt,
    incomplete,
    accounts: accounts.map(describe),
    failed,
    findings: all.filter(({ verdict }) => verdict === 'violated'),
    undecided: all.filter(({ verdict }) => verdict === 'undecided'),
    passed: judged.passed,
    totals: totalsOf(all, { accounts, policy, failOn }),
    sovereignty: sovereigntyOf(evidence),
    bill,
    estimate,
    difference: costDifference(bill === null ? null : costs, estimate.lines),
    previous: previous === null ? null : { takenAt: previous.takenAt, incomplete: previous.incomplete },
    warnings: [
      ...compared.warnings,
      ...waived.warnings,
      ...oldInventories(accounts),
      ...idleEntries(policy, judged),
      ...(bill?.warnings ?? []),
    ],
  }
}

interface Judged {
  readonly findings: readonly Finding[]
  readonly passed: readonly PassedEntry[]
  /** Ids of the entries that were about some account. */
  readonly applied: ReadonlySet<string>
}

function judgeAll({ entries }: Policy, evidence: RunEvidence): Judged {
  const { accounts, costs, estimate } = evidence
  const ids = accounts.flatMap(({ inventory }) => resourceKinds.flatMap((kind) => inventory[kind].map(({ id }) => id)))
  const paid = paidFor(costs, estimate, new Set(ids))
  const findings: Finding[] = []
  const passed: PassedEntry[] = []
  const applied = new Set<string>()
  for (const account of accounts) {
    for (const entry of entries) {
      if (isRunEntry(entry)) continue
      const found = judgeEntry(entry, account, paid)
      if (found === null) continue
      applied.add(entry.id)
      findings.push(...found)
      if (found.length === 0) passed.push({ id: entry.id, rule: entry.rule, profile: account.inventory.profile })
    }
  }
  for (const entry of entries.filter(isRunEntry)) {
    const found = judgeRunEntry(entry, evidence)
    applied.add(entry.id)
    findings.push(...found)
    if (found.length === 0) passed.push({ id: entry.id, rule: entry.rule, profile: wholeRun })
  }
  return { findings, passed, applied }
}

type RunEntry = Extract<PolicyEntry, { readonly rule: RunRuleName }>

function isRunEntry(entry: PolicyEntry): entry is RunEntry {
  return isRunRule(entry.rule)
}

/** Seen again: its account is there, and everything that its rule looks at could be read. */
function seenIn(evidence: RunEvidence, { entries }: Policy): (finding: Finding) => boolean {
  const ofRun = entries.filter(isRunEntry)
  return ({ id, rule, resource }) => {
    if (isRunRule(rule)) return ofRun.some((entry) => entry.id === id && lookedAtRun(entry, evidence))
    const { judges, reads } = rules[rule]
    const needed = [...reads, ...(resource.kind === 'account' || resource.kind === 'run' ? judges : [resource.kind])]
    return evidence.accounts.some(
      ({ inventory }) =>
        inventory.profile === resource.profile &&
        inventory.region === resource.region &&
        needed.every((kind) => isWhole(inventory, kind)),
    )
  }
}

/** Gone ones last; then by severity, the worst first; then by entry, account and resource. */
function inOrder(a: Finding, b: Finding): number {
  const gone = Number(a.state === 'absent') - Number(b.state === 'absent')
  const severity = severities.indexOf(b.severity) - severities.indexOf(a.severity)
  return [gone, severity].find((difference) => difference !== 0) ?? (sortKey(a) < sortKey(b) ? -1 : 1)
}

function sortKey({ id, resource, fingerprint }: Finding): string {
  return [id, resource.profile, resource.tenant ?? '\uffff', resource.name, resource.id, fingerprint].join('\u0000')
}

function describe({ source, inventory }: AuditAccount): AuditedAccount {
  const { profile, provider, region, takenAt, incomplete } = inventory
  return { profile, provider, region, takenAt, incomplete, resources: countOf(inventory), file: source.file }
}

function countOf(inventory: Inventory): number {
  return resourceKinds.reduce((count, kind) => count + inventory[kind].length, 0)
}

function totalsOf(
  all: readonly Finding[],
  { accounts, policy, failOn }: { accounts: readonly AuditAccount[]; policy: Policy; failOn: Severity },
): AuditReport['totals'] {
  const violated = all.filter(({ verdict }) => verdict === 'violated')
  const undecided = all.filter(({ verdict }) => verdict === 'undecided')
  const present = all.filter(({ state }) => state !== 'absent')
  const inState = (state: Finding['state']): number => violated.filter((finding) => finding.state === state).length
  return {
    accounts: accounts.length,
    resources: accounts.reduce((count, { inventory }) => count + countOf(inventory), 0),
    entries: policy.entries.length,
    new: inState('new'),
    unchanged: inState('unchanged'),
    absent: inState('absent'),
    undecided: undecided.length,
    waived: present.filter(({ waiver }) => waiver !== null && !waiver.expired).length,
    baselined: present.filter((finding) => finding.baselined && isAccepted(finding)).length,
    failing: violated.filter((finding) => matters(finding, failOn)).length,
    open: undecided.filter((finding) => matters(finding, failOn)).length,
  }
}

const oldAfterDays = 2

/** A file says how things were when it was written. */
function oldInventories(accounts: readonly AuditAccount[]): readonly Message[] {
  return accounts.flatMap(({ inventory, source, world }) => {
    const days = Math.floor((Date.parse(world.today) - Date.parse(inventory.takenAt)) / 86_400_000)
    if (source.file === null || days < oldAfterDays) return []
    return [
      message('audit.warning.oldInventory', { file: source.file, date: { date: inventory.takenAt }, count: days }),
    ]
  })
}

/** An entry that is about no account checks nothing, which is easily taken for a pass. */
function idleEntries({ entries }: Policy, { applied }: Judged): readonly Message[] {
  return entries.filter(({ id }) => !applied.has(id)).map(({ id }) => message('audit.warning.idleEntry', { entry: id }))
}
