import { wholeRun, type AuditReport } from '../../domain/audit.ts'
import type { CostTotal } from '../../domain/costs.ts'
import { totalCosts } from '../../domain/total-costs.ts'
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
  'amount',
  'currency',
]

/** One line for each finding and each undecided check; then one for each month and provider of the bill, with the verdict `cost`. */
export function presentAuditCsv({ findings, undecided, bill }: AuditReport, tr: Translator): string {
  const lines = [...findings, ...undecided].map((finding): CsvCell[] => {
    const { fingerprint, verdict, state, severity, id, rule, resource, message, waiver, baselined, carried } = finding
    const { profile, provider, region, tenant, kind, id: resourceId, name } = resource
    return [
      ...[fingerprint, verdict, state, severity, id, rule, profile, provider, region, tenant, kind, resourceId, name],
      ...[tr.t(message), waiver?.until ?? null, waiver?.owner ?? null, String(baselined), String(carried)],
      ...[null, null],
    ]
  })
  return renderCsv([head, ...lines, ...totalCosts(bill?.lines ?? [], 'provider').map(costCells)])
}

function costCells({ month, name, currency, billed }: CostTotal): readonly CsvCell[] {
  const known = new Map<string, CsvCell>([
    ['verdict', 'cost'],
    ['profile', wholeRun],
    ['provider', name],
    ['kind', 'run'],
    ['id', month],
    ['amount', billed.toFixed()],
    ['currency', currency],
  ])
  return head.map((column) => known.get(column) ?? null)
}
