import type { PhaseResult, TenantResult } from '../../domain/migration.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Block } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { oneStop } from './one-stop.ts'
import { nextSection, type Paper } from './paper.ts'
import { uncleanBlocks } from './unclean-blocks.ts'

/** How a phase ended, tenant by tenant. */
export function presentPhase({ phase, plan, tenants, next }: PhaseResult, tr: Translator): Paper {
  return {
    title: tr.text('migrate.title', { phase: tr.text(`migrate.phase.${phase}`), plan }),
    sections: [
      { title: null, blocks: [tenantTable(tenants, tr)] },
      { title: null, blocks: [...uncleanBlocks(tenants, tr), verdict(phase, tenants, tr)] },
      nextSection(next, tr),
    ],
    result: {
      schema: 'broker/migrate/1',
      action: phase,
      plan,
      tenants: tenants.map(({ tenant, outcome, says, next: todo, unclean }) => ({
        tenant,
        outcome,
        text: clean(oneStop(tr.t(says))),
        next: todo === null ? null : clean(tr.t(todo)),
        unclean: [...unclean],
      })),
      next,
    },
  }
}

function tenantTable(tenants: readonly TenantResult[], tr: Translator): Block {
  const columns = [
    column.head(tr.text('migrate.column.tenant')),
    column.text(tr.text('migrate.column.outcome')),
    column.detail(tr.text('migrate.column.says')),
    column.detail(tr.text('migrate.column.next')),
  ]
  const rows = tenants.map(({ tenant, outcome, says, next }) =>
    row(
      [tenant, tr.text(`migrate.outcome.${outcome}`), oneStop(tr.t(says)), next === null ? '' : tr.t(next)],
      outcome === 'failed' ? 'warning' : 'plain',
    ),
  )
  return { kind: 'table', columns, rows }
}

function verdict(name: PhaseResult['phase'], tenants: readonly TenantResult[], tr: Translator): Block {
  const count = tenants.filter(({ outcome }) => outcome === 'failed').length
  const phase = tr.text(`migrate.phase.${name}`)
  if (count === 0) return paragraph(tr.text('migrate.verdict.done', { phase, count: tenants.length }), 'strong')
  return paragraph(tr.text('migrate.verdict.failed', { phase, count, total: tenants.length }), 'warning')
}
