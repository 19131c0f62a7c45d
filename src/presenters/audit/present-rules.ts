import type { AuditManual, PackDescription, RuleDescription } from '../../domain/audit-manual.ts'
import type { MessageKey } from '../../messages/keys.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Section } from '../blocks/blocks.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import type { AuditRulesResult } from '../schemas/audit-rules-result.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'

export function presentRulesTable(manual: AuditManual, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(sections(manual, tr), options)
}

export function presentRulesMarkdown(manual: AuditManual, tr: Translator): string {
  const title = manual.chosen ?? tr.text('audit.rules.help.summary')
  return renderMarkdown({ title, sections: sections(manual, tr), sources: '', describe: () => '' })
}

/** As the schema `broker/audit-rules/1` describes it. */
export function presentRulesJson({ rules, packs }: AuditManual, tr: Translator): string {
  const result = {
    schema: 'broker/audit-rules/1',
    rules: rules.map(({ rule, parameters, ...rest }) => ({
      rule,
      ...rest,
      says: tr.text(`audit.rule.${rule}`),
      detail: tr.text(`audit.rule.${rule}.detail`),
      parameters: parameters.map((each) => ({ ...each, says: parameterText(each.name, tr) })),
    })),
    packs,
  } satisfies AuditRulesResult
  return `${JSON.stringify(result, null, 2)}\n`
}

function sections({ rules, packs, chosen }: AuditManual, tr: Translator): readonly Section[] {
  if (chosen === null) return [ruleTable(rules, tr), packTable(packs, tr)]
  return [...rules.flatMap((rule) => ruleSections(rule, tr)), ...packs.map((pack) => packSection(pack, tr))]
}

function ruleTable(rules: readonly RuleDescription[], tr: Translator): Section {
  const columns = [column.head(tr.text('audit.manual.column.rule')), column.text(tr.text('audit.manual.column.says'))]
  const rows = rules.map(({ rule }) => row([rule, tr.text(`audit.rule.${rule}`)]))
  return { title: tr.text('audit.manual.rules'), blocks: [{ kind: 'table', columns, rows }] }
}

function packTable(packs: readonly PackDescription[], tr: Translator): Section {
  const columns = [column.head(tr.text('audit.manual.column.pack')), column.text(tr.text('audit.manual.rules'))]
  const rows = packs.map(({ pack, entries }) => row([pack, entries.map(({ id }) => id).join(', ')]))
  return { title: tr.text('audit.manual.packs'), blocks: [{ kind: 'table', columns, rows }] }
}

function ruleSections(
  { rule, severity, judges, scope, asOf, parameters }: RuleDescription,
  tr: Translator,
): readonly Section[] {
  const kinds = tr.list(judges.map((kind) => tr.text(`inventory.kind.${kind}`)))
  const looks = judges.length === 0 ? tr.text(`audit.manual.${scope}`) : tr.text('audit.manual.judges', { kinds })
  const blocks = [
    paragraph(tr.text(`audit.rule.${rule}`), 'strong'),
    paragraph(tr.text(`audit.rule.${rule}.detail`)),
    paragraph(looks),
    ...(asOf === null ? [] : [paragraph(tr.text('audit.manual.asOf', { date: tr.date(asOf) }))]),
    paragraph(tr.text('audit.manual.severity', { severity: tr.text(`audit.severity.${severity}`) })),
  ]
  return [{ title: rule, blocks }, parameterSection(parameters, tr)]
}

function parameterSection(parameters: RuleDescription['parameters'], tr: Translator): Section {
  if (parameters.length === 0) return { title: null, blocks: [] }
  const columns = [
    column.head(tr.text('audit.manual.column.parameter')),
    column.text(tr.text('audit.manual.column.default')),
    column.text(tr.text('audit.manual.column.says')),
  ]
  const rows = parameters.map(({ name, default: value }) =>
    row([name, value ?? tr.text('audit.manual.required'), parameterText(name, tr)]),
  )
  return { title: tr.text('audit.manual.parameters'), blocks: [{ kind: 'table', columns, rows }] }
}

function packSection({ pack, failOn, entries }: PackDescription, tr: Translator): Section {
  const columns = [
    column.head(tr.text('audit.column.entry')),
    column.text(tr.text('audit.column.severity')),
    column.text(tr.text('audit.manual.column.with')),
    column.detail(tr.text('audit.manual.column.says')),
  ]
  const rows = entries.map(({ id, rule, severity, with: told }) =>
    row([id, tr.text(`audit.severity.${severity}`), told === '{}' ? '' : told, tr.text(`audit.rule.${rule}`)]),
  )
  const fails = paragraph(tr.text('audit.manual.failOn', { severity: tr.text(`audit.severity.${failOn}`) }))
  return { title: tr.text('audit.manual.entries', { pack }), blocks: [{ kind: 'table', columns, rows }, fails] }
}

/** Every parameter of the same name means the same. */
function parameterText(name: string, tr: Translator): string {
  // A test looks at the parameters of all rules.
  return tr.text(`audit.parameter.${name}` as MessageKey)
}
