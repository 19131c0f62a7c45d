import type { DiffReport, FieldDifference } from '../../domain/migration-diff.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, item, list, paragraph, row, type Section } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { nextSection, type Paper } from '../migrate/paper.ts'

/** What differs between the plan, both sides and what was applied; `next` is what to type. */
export function presentDiff(report: DiffReport, next: string, tr: Translator): Paper {
  const { name, sides, newcomers, edits, incomplete } = report
  const same = sides.length === 0 && newcomers.length === 0 && (edits ?? []).length === 0
  return {
    title: tr.text('plan.diff.title', { name }),
    sections: [
      fieldSection(sides, tr, {
        title: tr.text('plan.diff.sides', { count: sides.length }),
        before: tr.text('plan.diff.before'),
        after: tr.text('plan.diff.after'),
      }),
      {
        title: tr.text('plan.diff.newcomers', { count: newcomers.length }),
        blocks:
          newcomers.length === 0
            ? []
            : [list(newcomers.map(({ kind, id, name: called }) => item(`${kind}: ${called} (${id})`)))],
      },
      fieldSection(edits ?? [], tr, {
        title: tr.text('plan.diff.edits', { count: (edits ?? []).length }),
        before: tr.text('plan.diff.applied'),
        after: tr.text('plan.diff.before'),
      }),
      {
        title: null,
        blocks: [
          ...(incomplete ? [paragraph(tr.text('check.incomplete'), 'warning')] : []),
          ...(same ? [paragraph(tr.text('plan.diff.same'), 'strong')] : []),
        ],
      },
      nextSection(next, tr),
    ],
    result: { schema: 'broker/migration-diff/1', ...report, next },
  }
}

interface Titles {
  readonly title: string
  readonly before: string
  readonly after: string
}

function fieldSection(fields: readonly FieldDifference[], tr: Translator, { title, ...titles }: Titles): Section {
  if (fields.length === 0) return { title: null, blocks: [] }
  const columns = [column.head(tr.text('check.column.where')), column.text(titles.before), column.text(titles.after)]
  const rows = fields.map(({ tenant, entry, path, before, after }) => {
    const where = [tenant, entry, path].flatMap((part) => part ?? []).join(': ')
    return row([where, clean(before ?? '–'), clean(after ?? '–')])
  })
  return { title, blocks: [{ kind: 'table', columns, rows }] }
}
