import type { Block, Command, ListItem, Section } from '../blocks/blocks.ts'
import { clean } from '../clean-text.ts'
import { cellWidth, wrap } from './cells.ts'
import { renderAnswers } from './render-answers.ts'
import { createPaint, type Paint } from './paint.ts'
import { renderTable } from './render-table.ts'
import { wrapCommand } from './wrap-command.ts'

const margin = '  '
/** Text is easier to read on short lines; only tables use the whole of a wide terminal. */
const widestText = 100

export interface TerminalOptions {
  /** Columns of the terminal; 80 where the output is none. */
  readonly width: number
  readonly color: boolean
}

/** Sections as lines for a terminal, with a newline at the end. */
export function renderTerminal(sections: readonly Section[], options: TerminalOptions): string {
  const width = Math.max(options.width, 20)
  const page = { width, textWidth: Math.min(width, widestText), paint: createPaint(options.color) }
  const parts = sections.filter((section) => section.blocks.length > 0).map((section) => sectionLines(section, page))
  return parts.map((lines) => `${lines.join('\n')}\n`).join('\n')
}

interface Page {
  readonly width: number
  readonly textWidth: number
  readonly paint: Paint
}

function sectionLines(section: Section, page: Page): readonly string[] {
  const title = section.title === null ? [] : wrap(clean(section.title), page.textWidth)
  return [
    ...title.map((line) => page.paint(line, 'title')),
    ...section.blocks.flatMap((block) => blockLines(block, page)),
  ]
}

function blockLines(block: Block, page: Page): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return wrap(clean(block.text), page.textWidth).map((line) => page.paint(line, block.tone))
    case 'list':
      return block.items.flatMap((item) => itemLines(item, page))
    case 'answers':
      return renderAnswers(block, page.textWidth, page.paint)
    case 'table':
      return renderTable(block, page.width, page.paint)
    case 'command':
      return commandLines(block, page)
  }
}

function itemLines(item: ListItem, page: Page): readonly string[] {
  const mark = item.tone === 'warning' ? '! ' : '- '
  return wrap(clean(item.text), page.textWidth - 2).map((line, at) =>
    page.paint((at === 0 ? mark : '  ') + line, item.tone),
  )
}

/** What is typed goes under its purpose where it does not fit beside it. */
function commandLines(command: Command, page: Page): readonly string[] {
  const purpose = clean(command.purpose)
  const line = clean(command.line)
  const together = `${purpose}  ${line}`
  if (cellWidth(together) <= page.textWidth) return [`${purpose}  ${page.paint(line, 'strong')}`]
  const lines = wrapCommand(line, page.textWidth - margin.length)
  return [...wrap(purpose, page.textWidth), ...lines.map((each) => margin + page.paint(each, 'strong'))]
}
