import type { AuditReport, Finding } from '../../domain/audit.ts'
import type { Translator } from '../../messages/translator.ts'
import { clean } from '../clean-text.ts'
import { costJson } from './cost-json.ts'
import type { AuditBaseline, AuditResult } from '../schemas/audit-result.ts'

/** As the schema `broker/audit/1` describes it. */
export function presentAuditJson(report: AuditReport, tr: Translator): string {
  const {
    failed,
    findings,
    undecided,
    warnings,
    bill: _bill,
    estimate: _estimate,
    difference: _difference,
    ...rest
  } = report
  const result = {
    schema: 'broker/audit/1',
    ...rest,
    failed: failed.map(({ profile, reason }) => ({ profile, reason: clean(tr.t(reason)) })),
    findings: findings.map((finding) => findingJson(finding, tr)),
    undecided: undecided.map((finding) => findingJson(finding, tr)),
    cost: costJson(report),
    warnings: warnings.map((warning) => clean(tr.t(warning))),
  } satisfies AuditResult
  return `${JSON.stringify(result, null, 2)}\n`
}

function findingJson({ verdict, ...finding }: Finding, tr: Translator): AuditResult['findings'][number] {
  return { ...finding, message: clean(tr.t(finding.message)), waivedUntil: finding.waiver?.until ?? null }
}

/** Everything that is there today, as accepted. */
export function presentBaseline({ policy, takenAt, findings, undecided }: AuditReport, tr: Translator): string {
  const accepted = [...findings, ...undecided].filter(({ state }) => state !== 'absent')
  const baseline = {
    schema: 'broker/audit-baseline/1',
    policy: policy.name,
    takenAt,
    findings: accepted
      .map(({ fingerprint, id, resource: { profile }, message }) => ({
        fingerprint,
        id,
        profile,
        message: clean(tr.t(message)),
      }))
      .toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)),
  } satisfies AuditBaseline
  return `${JSON.stringify(baseline, null, 2)}\n`
}
