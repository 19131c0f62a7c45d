import type { AuditReport } from '../../domain/audit.ts'
import type { Message } from '../../domain/message.ts'
import type { Translator } from '../../messages/translator.ts'
import type { TerminalOptions } from '../terminal/render-terminal.ts'
import type { AuditFormat } from './formats.ts'

export interface AuditView {
  readonly translator: Translator
  readonly view: TerminalOptions & {
    /** Name and version, for SARIF. */
    readonly program: string
  }
}

/** Names of the files when several formats go to one folder: where tools look for them. */
const files: Readonly<Record<AuditFormat, string>> = {
  table: 'audit.txt',
  json: 'audit.json',
  markdown: 'audit.md',
  csv: 'audit.csv',
  sarif: 'audit.sarif',
  junit: 'junit.xml',
  gitlab: 'gl-code-quality-report.json',
}

export function auditFile(format: AuditFormat): string {
  return files[format]
}

/** The report in one format. What a format needs is loaded only where it is asked for. */
export async function presentAudit(
  format: AuditFormat,
  report: AuditReport,
  { translator, view }: AuditView,
): Promise<string> {
  switch (format) {
    case 'table':
      return (await import('./present-audit-text.ts')).presentAuditTable(report, translator, view)
    case 'json':
      return (await import('./present-audit-json.ts')).presentAuditJson(report, translator)
    case 'markdown':
      return (await import('./present-audit-text.ts')).presentAuditMarkdown(report, translator)
    case 'csv':
      return (await import('./present-audit-csv.ts')).presentAuditCsv(report, translator)
    case 'sarif':
      return (await import('./present-audit-sarif.ts')).presentAuditSarif(report, translator, view.program)
    case 'junit':
      return (await import('./present-audit-junit.ts')).presentAuditJunit(report, translator)
    case 'gitlab':
      return (await import('./present-audit-gitlab.ts')).presentAuditGitlab(report, translator)
  }
}

/** A translator that puts each message into words once, however many formats ask for it. */
export function rememberMessages(translator: Translator): Translator {
  const said = new WeakMap<Message, string>()
  const t = (message: Message): string => {
    const known = said.get(message)
    if (known !== undefined) return known
    const text = translator.t(message)
    said.set(message, text)
    return text
  }
  return { ...translator, t }
}
