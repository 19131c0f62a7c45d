import { cellWidth, padCell, wrap } from '../presenters/terminal/cells.ts'
import type { Paint } from '../presenters/terminal/paint.ts'

/** A piece of help: a heading with lines below it. */
export interface HelpSection {
  readonly title: string | null
  readonly lines: readonly string[]
}

export interface Page {
  readonly width: number
  readonly paint: Paint
}

const widest = 100

export function text(words: string, page: Page, indent = ''): readonly string[] {
  return wrap(words, Math.min(page.width, widest) - indent.length).map((line) => indent + line)
}

/** Terms on the left, what they mean on the right; below each other where the terminal is narrow. */
export function definitions(
  pairs: readonly (readonly [term: string, meaning: string])[],
  page: Page,
): readonly string[] {
  const width = Math.min(page.width, widest)
  const terms = Math.max(...pairs.map(([term]) => cellWidth(term)), 1)
  const room = width - terms - 4
  if (room < 24)
    return pairs.flatMap(([term, meaning]) => [`  ${page.paint(term, 'strong')}`, ...text(meaning, page, '      ')])
  return pairs.flatMap(([term, meaning]) =>
    wrap(meaning, room).map((line, at) =>
      `  ${page.paint(padCell(at === 0 ? term : '', terms, 'left'), 'strong')}  ${line}`.trimEnd(),
    ),
  )
}

export function pageText(sections: readonly HelpSection[], page: Page): string {
  return sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => [...(title === null ? [] : [page.paint(title, 'title')]), ...lines, ''].join('\n'))
    .join('\n')
}
