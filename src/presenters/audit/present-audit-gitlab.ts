import { isAccepted, type AuditReport, type Finding } from '../../domain/audit.ts'
import type { Severity } from '../../domain/audit-rules.ts'
import type { Translator } from '../../messages/translator.ts'
import { clean } from '../clean-text.ts'
import { findingText } from './finding-words.ts'

/** The words of GitLab's code quality report. */
const levels: Readonly<Record<Severity, string>> = {
  info: 'info',
  low: 'minor',
  medium: 'major',
  high: 'critical',
  critical: 'blocker',
}

/** What is there and nobody has accepted: GitLab itself compares two reports by fingerprint. */
export function presentAuditGitlab({ findings, undecided }: AuditReport, tr: Translator): string {
  const present = [...findings, ...undecided].filter((finding) => finding.state !== 'absent' && !isAccepted(finding))
  return `${JSON.stringify(
    present.map((finding) => issue(finding, tr)),
    null,
    2,
  )}\n`
}

function issue(finding: Finding, tr: Translator) {
  const { id, severity, fingerprint, place, resource } = finding
  return {
    description: clean(`${resource.profile}: ${findingText(finding, tr)}`),
    check_name: id,
    fingerprint,
    severity: levels[severity],
    location: { path: place.file, lines: { begin: place.line } },
  }
}
