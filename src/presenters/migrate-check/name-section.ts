import type { NameFinding } from '../../domain/migration-check.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, row, type Section } from '../blocks/blocks.ts'

/** Where names point, and for how long others may keep that. */
export function nameSection(names: readonly NameFinding[] | null, tr: Translator): Section {
  if (names === null || names.length === 0) return { title: null, blocks: [] }
  const columns = [
    column.head(tr.text('check.column.name')),
    column.text(tr.text('check.column.points')),
    column.number(tr.text('check.column.ttl')),
    column.text(tr.text('check.column.state')),
  ]
  const rows = names.map((finding) =>
    row(
      [
        finding.name,
        finding.addresses.join(', '),
        finding.ttlSeconds === null
          ? tr.text('check.ttl.unknown')
          : tr.text('check.ttl', { seconds: tr.number(finding.ttlSeconds) }),
        state(finding, tr),
      ],
      finding.old.length > 0 || finding.error !== null ? 'warning' : 'plain',
    ),
  )
  return { title: tr.text('check.section.names'), blocks: [{ kind: 'table', columns, rows }] }
}

function state({ addresses, old, new: fresh, error }: NameFinding, tr: Translator): string {
  if (error !== null) return tr.text('check.name.failed', { error })
  if (addresses.length === 0) return tr.text('check.name.none')
  if (old.length > 0) return tr.text(fresh.length > 0 ? 'check.name.both' : 'check.name.old')
  return tr.text(fresh.length > 0 ? 'check.name.new' : 'check.name.other')
}
