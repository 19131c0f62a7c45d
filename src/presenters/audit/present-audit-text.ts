import type { AuditReport } from '../../domain/audit.ts'
import type { Translator } from '../../messages/translator.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import { auditSections } from './audit-sections.ts'

export function presentAuditTable(report: AuditReport, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(auditSections(report, tr), options)
}

/** For a merge request: short first, details folded. */
export function presentAuditMarkdown(report: AuditReport, tr: Translator): string {
  return renderMarkdown({
    title: tr.text('audit.title', { policy: report.policy.name }),
    sections: auditSections(report, tr),
    sources: tr.text('audit.sources'),
    describe: ({ date, confidence }) => `${date}, ${tr.text(`facts.confidence.${confidence}`)}`,
  })
}
