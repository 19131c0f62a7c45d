import type { CriteriaManual } from '../../domain/manual.ts'
import type { Translator } from '../../messages/translator.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import { criteriaSections, manualSections } from './present-criteria.ts'

export function presentCriteriaTable(manual: CriteriaManual, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(criteriaSections(manual, tr), options)
}

export function presentCriteriaMarkdown(manual: CriteriaManual, tr: Translator): string {
  return renderMarkdown({
    title: tr.text('criteria.manual.title'),
    sections: manualSections(manual, tr),
    sources: tr.text('facts.title.sources'),
    describe: ({ date, confidence }) => `${date}, ${tr.text(`facts.confidence.${confidence}`)}`,
  })
}
