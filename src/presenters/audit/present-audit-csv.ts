import type { AuditReport } from '../../domain/audit.ts'
import type { Translator } from '../../messages/translator.ts'
import { renderCsv, type CsvCell } from '../csv/render-csv.ts'

const head = [
  'fingerprint',
  'verdict',
  'state',
  'severity',
  'entry',
  'rule',
  'profile',
  'provider',
  'region',
  'tenant',
  'kind',
  'id',
  'name',
  'message',
  'waived_until',
  'waiver_owner',
  'baselined',
  'carried',
]

/** One line for each finding and each undecided check. */
export function presentAuditCsv({ findings, undecided }: AuditReport, tr: Translator): string {
  const lines = [...findings, ...undecided].map((finding): CsvCell[] => {
    const { fingerprint, verdict, state, severity, id, rule, resource, message, waiver, baselined, carried } = finding
    const { profile, provider, region, tenant, kind, id: resourceId, name } = resource
    return [
      ...[fingerprint, verdict, state, severity, id, rule, profile, provider, region, tenant, kind, resourceId, name],
      ...[tr.t(message), waiver?.until ?? null, waiver?.owner ?? null, String(baselined), String(carried)],
    ]
  })
  return renderCsv([head, ...lines])
}
