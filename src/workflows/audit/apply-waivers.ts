import type { AppliedWaiver, Finding } from '../../domain/audit.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Waiver } from '../../domain/policy.ts'
import { matchesPattern } from '../inventory/match-pattern.ts'

export interface WaivedFindings {
  readonly findings: readonly Finding[]
  /** Waivers that match nothing. */
  readonly warnings: readonly Message[]
}

/** Of several waivers for one finding the one that lasts longest counts. One that has ended makes the finding count all the more. */
export function applyWaivers(findings: readonly Finding[], waivers: readonly Waiver[], today: string): WaivedFindings {
  const used = new Set<Waiver>()
  const waived = findings.map((finding) => {
    if (finding.state === 'absent') return finding
    const matching = waivers.filter((waiver) => matches(waiver, finding))
    for (const waiver of matching) used.add(waiver)
    const [last] = matching.toSorted((a, b) => (a.until < b.until ? 1 : -1))
    return last === undefined ? finding : { ...finding, waiver: applied(last, today) }
  })
  const unused = waivers.filter((waiver) => !used.has(waiver))
  return { findings: waived, warnings: unused.map(unusedWarning) }
}

function applied({ owner, reason, until }: Waiver, today: string): AppliedWaiver {
  return { owner, reason, until, expired: until < today }
}

function matches({ entry, resource, tenant, fingerprint }: Waiver, finding: Finding): boolean {
  const { id, name, tenant: own } = finding.resource
  return (
    entry === finding.id &&
    (fingerprint === null || fingerprint === finding.fingerprint) &&
    (resource === null || matchesPattern(id, resource) || matchesPattern(name, resource)) &&
    (tenant === null || (own !== null && matchesPattern(own, tenant)))
  )
}

function unusedWarning({ entry, owner, until, place }: Waiver): Message {
  const where = `${place.file}:${String(place.line)}`
  return message('audit.warning.unusedWaiver', { entry, owner, until: { date: until }, where })
}
