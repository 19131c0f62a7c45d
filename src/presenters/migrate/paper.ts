import type { Translator } from '../../messages/translator.ts'
import type { Block, Section } from '../blocks/blocks.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'

/** A result with a paper for people and one for programs. */
export interface Paper {
  readonly sections: readonly Section[]
  readonly result: object
}

/** How a result is printed. */
export type PaperFormat =
  | ({ readonly kind: 'table' } & TerminalOptions)
  | { readonly kind: 'markdown' }
  | { readonly kind: 'json' }

export function printPaper({ sections, result }: Paper, format: PaperFormat): string {
  switch (format.kind) {
    case 'table':
      return renderTerminal(sections, format)
    case 'markdown':
      return renderMarkdown(sections)
    case 'json':
      return `${JSON.stringify(result, null, 2)}\n`
  }
}

/** The last line of every command. */
export function nextBlocks(next: string | null, tr: Translator): readonly Block[] {
  return next === null ? [] : [{ kind: 'command', purpose: tr.text('migrate.next'), line: next }]
}
