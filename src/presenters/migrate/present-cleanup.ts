import type { CleanupResult, LeftOver } from '../../domain/migration.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Block, type Section } from '../blocks/blocks.ts'
import { nextSection, type Paper } from './paper.ts'

/** What a cleanup removed, and what it left alone. */
export function presentCleanup({ plan, dryRun, removed, strays, next }: CleanupResult, tr: Translator): Paper {
  const sections: readonly Section[] = [
    {
      title: tr.text(dryRun ? 'migrate.cleanup.dryRun' : 'migrate.cleanup.title'),
      blocks: removed.length === 0 ? [paragraph(tr.text('migrate.cleanup.nothing'))] : [table(removed, tr)],
    },
    {
      title: tr.text('migrate.cleanup.strays'),
      blocks:
        strays.length === 0 ? [] : [table(strays, tr), paragraph(tr.text('migrate.cleanup.strays.says'), 'quiet')],
    },
    nextSection(next, tr),
  ]
  return {
    title: tr.text('migrate.title', { phase: tr.text('migrate.phase.cleanup'), plan }),
    sections,
    result: {
      schema: 'broker/migrate/1',
      action: 'cleanup',
      plan,
      dryRun,
      removed: [...removed],
      strays: [...strays],
      next,
    },
  }
}

function table(leftOvers: readonly LeftOver[], tr: Translator): Block {
  const columns = [
    column.head(tr.text('migrate.column.kind')),
    column.text(tr.text('migrate.column.side')),
    column.text(tr.text('migrate.column.id')),
    column.text(tr.text('migrate.column.name')),
  ]
  const rows = leftOvers.map(({ side, kind, id, name }) =>
    row([tr.text(`inventory.kind.${kind}`), tr.text(`migrate.side.${side}`), id, name]),
  )
  return { kind: 'table', columns, rows }
}
