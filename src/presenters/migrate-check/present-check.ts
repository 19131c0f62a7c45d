import type { CheckFinding, CheckReport } from '../../domain/migration-check.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Block, type Section } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { nextSection, type Paper } from '../migrate/paper.ts'
import { sentence } from '../sentence.ts'
import { nameSection } from './name-section.ts'

/** Everything that was found, errors first; `next` is what to type. */
export function presentCheck(report: CheckReport, next: string, tr: Translator): Paper {
  const { findings, ...rest } = report
  return {
    title: tr.text('check.title', { name: report.name }),
    sections: [...sections(report, tr), nextSection(next, tr)],
    result: {
      schema: 'broker/migration-check/1',
      ...rest,
      findings: findings.map(({ says, next: todo, ...finding }) => ({
        ...finding,
        text: clean(tr.t(says)),
        todo: clean(tr.t(todo)),
      })),
      next,
    },
  }
}

function sections(report: CheckReport, tr: Translator): readonly Section[] {
  const { name, source, target, tenants, findings, incomplete } = report
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const ends = { name, source: source.profile, target: target.profile }
  const head =
    tenants === null ? tr.text('check.head', ends) : tr.text('check.head.some', { ...ends, tenants: listed(tenants) })
  return [
    { title: null, blocks: [paragraph(head)] },
    findingSection(tr.text('check.section.errors', { count: errors.length }), errors, tr),
    findingSection(tr.text('check.section.warnings', { count: warnings.length }), warnings, tr),
    nameSection(report.names, tr),
    {
      title: null,
      blocks: [
        ...(incomplete ? [paragraph(tr.text('check.incomplete'), 'warning')] : []),
        verdict(errors.length, warnings.length, tr),
      ],
    },
  ]
}

const mostNamed = 10

function listed(names: readonly string[]): string {
  return names.length > mostNamed ? `${names.slice(0, mostNamed).join(', ')}, …` : names.join(', ')
}

function findingSection(title: string, findings: readonly CheckFinding[], tr: Translator): Section {
  if (findings.length === 0) return { title: null, blocks: [] }
  const columns = [
    column.head(tr.text('check.column.where')),
    column.text(tr.text('check.column.says')),
    column.detail(tr.text('check.column.next')),
  ]
  const rows = findings.map(({ tenant, entry, severity, says, next }) =>
    row(
      [tenant === null ? entry : `${tenant}: ${entry}`, sentence(tr.t(says)), tr.t(next)],
      severity === 'error' ? 'warning' : 'plain',
    ),
  )
  return { title, blocks: [{ kind: 'table', columns, rows }] }
}

function verdict(errors: number, warnings: number, tr: Translator): Block {
  if (errors > 0) return paragraph(tr.text('check.verdict.errors', { count: errors }), 'warning')
  if (warnings > 0) return paragraph(tr.text('check.verdict.warnings', { count: warnings }), 'strong')
  return paragraph(tr.text('check.verdict.ok'), 'strong')
}
