import type { Translator } from '../../messages/translator.ts'
import { type Block, paragraph, type Section } from '../blocks/blocks.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import type { MigrateResult } from '../schemas/migrate-result.ts'
import type { CheckResult } from '../schemas/migration-check-result.ts'
import type { DiffResult } from '../schemas/migration-diff-result.ts'
import type { PlanResult } from '../schemas/migration-plan-result.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'

/** A result for people, and the same for programs. */
export interface Paper {
  readonly title: string
  readonly sections: readonly Section[]
  readonly result: MigrateResult | PlanResult | CheckResult | DiffResult
}

/** How a result is printed. */
export type PaperFormat =
  ({ readonly kind: 'table' } & TerminalOptions) | { readonly kind: 'markdown' } | { readonly kind: 'json' }

export function printPaper({ title, sections, result }: Paper, format: PaperFormat): string {
  switch (format.kind) {
    case 'table':
      return renderTerminal(sections, format)
    case 'markdown':
      return renderMarkdown({ title, sections, sources: '', describe: () => '' })
    case 'json':
      return `${JSON.stringify(result, null, 2)}\n`
  }
}

/** The last line of every command. */
export function nextSection(next: string | null, tr: Translator): Section {
  return { title: null, blocks: [next === null ? paragraph(tr.text('migrate.next.nothing')) : nextBlock(next, tr)] }
}

function nextBlock(line: string, tr: Translator): Block {
  return { kind: 'command', purpose: tr.text('migrate.next'), line }
}
