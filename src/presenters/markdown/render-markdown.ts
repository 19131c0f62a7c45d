import type { Evidence } from '../../domain/evidence.ts'
import type { Block, Section, Table } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { escapeLine, escapeMarkdown, sourceMarkdown } from './escape-markdown.ts'
import { createFootnotes, type Footnotes } from './footnotes.ts'

export interface MarkdownPage {
  readonly title: string
  readonly sections: readonly Section[]
  /** Heading above the footnotes. */
  readonly sources: string
  /** A source in words, where it is no address; left out: as it is. */
  readonly nameSource?: (source: string) => string
  /** Sentences about the kinds of sources, above them. */
  readonly explainSources?: (sources: readonly string[]) => readonly string[]
  /** What stands behind a source, such as its date. */
  readonly describe: (evidence: Evidence) => string
}

/** GitHub-flavoured Markdown; pieces of evidence become footnotes. */
export function renderMarkdown(page: MarkdownPage): string {
  const notes = createFootnotes()
  const parts = page.sections
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap((section) => sectionMarkdown(section, notes))
  const { nameSource = (source: string): string => source, explainSources = () => [] } = page
  const used = [...notes.all.values()]
  const sources = used.map(
    ({ number, evidence }) =>
      `[^${String(number)}]: ${sourceMarkdown(nameSource(evidence.source))}, ${escapeMarkdown(page.describe(evidence))}`,
  )
  const legends = explainSources(used.map(({ evidence }) => evidence.source)).map(escapeLine)
  const end = sources.length === 0 ? [] : [`## ${escapeMarkdown(page.sources)}`, ...legends, sources.join('\n')]
  return `${[`# ${escapeMarkdown(page.title)}`, ...parts, ...end].join('\n\n')}\n`
}

function sectionMarkdown({ title, blocks, folded }: Section, notes: Footnotes): readonly string[] {
  const texts = blocks.map((block) => blockMarkdown(block, notes)).filter((text) => text !== '')
  if (title === null) return texts
  if (folded === true) return [`<details><summary>${escapeHtml(title)}</summary>`, ...texts, '</details>']
  return [`## ${escapeMarkdown(title)}`, ...texts]
}

/** Within HTML nothing is Markdown. */
function escapeHtml(text: string): string {
  return clean(text).trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function blockMarkdown(block: Block, notes: Footnotes): string {
  switch (block.kind) {
    case 'paragraph': {
      const text = escapeLine(block.text)
      return block.tone === 'strong' ? `**${text}**` : text
    }
    case 'list':
      return block.items.map(({ text, evidence }) => `- ${escapeLine(text)}${notes.refer(evidence)}`).join('\n')
    case 'answers':
      return block.entries.map(({ question, text }) => answerMarkdown(question, text)).join('\n')
    case 'table':
      return tableMarkdown(block, notes)
    case 'command':
      return `${escapeLine(block.purpose)}\n\n\`\`\`sh\n${clean(block.line)}\n\`\`\``
  }
}

function answerMarkdown(question: string, text: string): string {
  return `- **${escapeMarkdown(question)}** – ${escapeMarkdown(text)}`
}

function tableMarkdown({ columns, rows }: Table, notes: Footnotes): string {
  const shown = columns
    .map((column, at) => ({ column, at }))
    .filter(({ column, at }) => column.only === null && rows.some(({ cells }) => (cells[at] ?? '') !== ''))
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const body = rows.map(({ cells, tone, evidence }) => {
    const texts = shown.map(({ column, at }) =>
      strong(escapeMarkdown(cells[at] ?? ''), tone === 'strong' && column.role !== 'detail'),
    )
    return line(texts.map((text, at) => (at === 0 ? text + notes.refer(evidence) : text)))
  })
  const titles = shown.map(({ column }) => escapeMarkdown(column.title))
  const rules = shown.map(({ column }) => (column.align === 'right' ? '---:' : '---'))
  return [line(titles), line(rules), ...body].join('\n')
}

function strong(text: string, wanted: boolean): string {
  return wanted && text !== '' ? `**${text}**` : text
}
