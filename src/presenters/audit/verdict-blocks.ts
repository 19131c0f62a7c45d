import type { AuditReport } from '../../domain/audit.ts'
import type { Translator } from '../../messages/translator.ts'
import { paragraph, type Block } from '../blocks/blocks.ts'

/** One sentence that says whether the build is green, and one with the numbers. */
export function verdictBlocks(report: AuditReport, tr: Translator): readonly Block[] {
  const { totals, policy, previous, accounts } = report
  const incomplete = accounts.filter((account) => account.incomplete).map(({ profile }) => profile)
  const missing = [...report.failed.map(({ profile }) => profile), ...incomplete]
  return [
    paragraph(verdictText(report, tr), 'strong'),
    ...(missing.length === 0
      ? []
      : [paragraph(tr.text('audit.incomplete', { profiles: tr.list(missing) }), 'warning' as const)]),
    paragraph(tr.text('audit.head', { policy: policy.name, ...totals })),
    ...(previous === null
      ? []
      : [paragraph(tr.text('audit.against', { date: { date: previous.takenAt }, ...totals }))]),
  ]
}

/** The one line of a run. */
export function verdictText({ totals, failOn, incomplete }: AuditReport, tr: Translator): string {
  const severity = tr.text(`audit.severity.${failOn}`)
  if (totals.failing > 0) return tr.text('audit.verdict.red', { count: totals.failing, severity })
  if (totals.open > 0) return tr.text('audit.verdict.open', { count: totals.open, severity })
  return tr.text(incomplete ? 'audit.verdict.incomplete' : 'audit.verdict.green', { severity })
}
