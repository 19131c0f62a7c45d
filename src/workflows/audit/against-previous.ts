import type { Finding } from '../../domain/audit.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Policy } from '../../domain/policy.ts'
import type { PreviousAudit } from './previous-audit.ts'

export interface ComparedFindings {
  /** Those of today with their states, those that are gone, and those that nobody could look at. */
  readonly findings: readonly Finding[]
  readonly warnings: readonly Message[]
}

export interface Now {
  readonly findings: readonly Finding[]
  readonly policy: Policy
  /** Whether the place of a finding was read well enough to say that it is gone. */
  readonly wasSeen: (finding: Finding) => boolean
}

/**
 * Compares with the last run. What was found then is `absent` only where its place was looked at again; where it was not, it is carried on
 * as undecided, so that a cloud that cannot be read mends nothing.
 */
export function againstPrevious(now: Now, previous: PreviousAudit | null): ComparedFindings {
  if (previous === null) return { findings: now.findings, warnings: [] }
  const before = new Map(previous.findings.map((finding) => [finding.fingerprint, finding]))
  const today = new Set(now.findings.map(({ fingerprint }) => fingerprint))
  const entries = new Set(now.policy.entries.map(({ id }) => id))
  const gone = [...before.values()].filter(
    ({ fingerprint, verdict, carried: was }) => !today.has(fingerprint) && (verdict === 'violated' || was),
  )
  const asked = gone.filter(({ id }) => entries.has(id))
  const dropped = gone.filter(({ id }) => !entries.has(id))
  return {
    findings: [
      ...now.findings.map((finding) => ({ ...finding, state: stateOf(finding, before.get(finding.fingerprint)) })),
      ...asked.map((finding) => (now.wasSeen(finding) ? absent(finding) : carried(finding))),
    ],
    warnings: droppedWarnings(dropped),
  }
}

/** A check that was undecided and is now broken is news. */
function stateOf(finding: Finding, before: Finding | undefined): Finding['state'] {
  if (before === undefined) return 'new'
  return finding.verdict === 'violated' && before.verdict === 'undecided' && !before.carried ? 'new' : 'unchanged'
}

function absent(finding: Finding): Finding {
  return { ...finding, verdict: 'violated', state: 'absent', waiver: null, baselined: false, carried: false }
}

function carried(finding: Finding): Finding {
  return { ...finding, verdict: 'undecided', state: 'unchanged', waiver: null, baselined: false, carried: true }
}

function droppedWarnings(dropped: readonly Finding[]): readonly Message[] {
  const counts = new Map<string, number>()
  for (const { id } of dropped) counts.set(id, (counts.get(id) ?? none) + 1)
  return [...counts].map(([entry, count]) => message('audit.warning.dropped', { entry, count }))
}

const none = 0
