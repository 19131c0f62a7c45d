import type { Evidence } from '../../domain/evidence.ts'

/**
 * A report before it has a format: sections of plain text. Nothing here is escaped, cleaned, coloured or wrapped;
 * the renderers (terminal, Markdown) do that.
 */
export interface Section {
  /** Null: the section has no heading, such as the verdict at the top. */
  readonly title: string | null
  readonly blocks: readonly Block[]
  /** A detail that a format which can fold shows on demand. */
  readonly folded?: true
}

export type Block = Paragraph | List | Table | Command | Answers

export type Tone = 'plain' | 'strong' | 'quiet' | 'warning'

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: string
  readonly tone: Tone
}

export interface List {
  readonly kind: 'list'
  readonly items: readonly ListItem[]
}

/** Questions that every reader has, each with its answer beside it. */
export interface Answers {
  readonly kind: 'answers'
  readonly entries: readonly Answer[]
}

export interface Answer {
  readonly question: string
  readonly text: string
  readonly tone: Tone
}

export interface ListItem {
  readonly text: string
  readonly tone: Tone
  readonly evidence: readonly Evidence[]
}

export interface Table {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export interface Column {
  readonly title: string
  readonly align: 'left' | 'right'
  /** `head`: names the row. `value`: what the row says. `detail`: goes under the row where the line is too short for it. */
  readonly role: 'head' | 'value' | 'detail'
  /** A column that only a terminal needs; Markdown has footnotes in its place. */
  readonly only: 'terminal' | null
}

export interface Row {
  /** One for each column; an empty text is an empty cell. */
  readonly cells: readonly string[]
  readonly tone: Tone
  readonly evidence: readonly Evidence[]
}

/** What to type next. */
export interface Command {
  readonly kind: 'command'
  readonly purpose: string
  readonly line: string
}

export function paragraph(text: string, tone: Tone = 'plain'): Paragraph {
  return { kind: 'paragraph', text, tone }
}

export function item(text: string, evidence: readonly Evidence[] = [], tone: Tone = 'plain'): ListItem {
  return { text, tone, evidence }
}

export function list(items: readonly ListItem[]): List {
  return { kind: 'list', items }
}

export function row(cells: readonly string[], tone: Tone = 'plain', evidence: readonly Evidence[] = []): Row {
  return { cells, tone, evidence }
}

export const column = {
  head: (title: string): Column => ({ title, align: 'left', role: 'head', only: null }),
  text: (title: string): Column => ({ title, align: 'left', role: 'value', only: null }),
  number: (title: string): Column => ({ title, align: 'right', role: 'value', only: null }),
  detail: (title: string): Column => ({ title, align: 'left', role: 'detail', only: null }),
  source: (title: string): Column => ({ title, align: 'left', role: 'detail', only: 'terminal' }),
} as const
