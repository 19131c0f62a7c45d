import type { Alternative } from '../../domain/comparison.ts'
import type { Translator } from '../../messages/translator.ts'
import { list, type Section } from '../blocks/blocks.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import type { ComparisonReport, Medium, ReportView } from './report.ts'
import { answersSection } from './sections/answers.ts'
import { backupBlocks } from './sections/backups.ts'
import { billLinesSection } from './sections/bill-lines.ts'
import { hoursSection, notesSection, reasonsSection, totalSection } from './sections/bill-to-total.ts'
import { declaredNote } from './sections/declared.ts'
import { pointsSections } from './sections/points.ts'
import { gapItems } from './sections/not-included.ts'
import { meanings, smallPrint } from './sections/uncertain.ts'
import { createWords } from './words.ts'

/** One bill, line by line, for a terminal. */
export function presentExplanation(
  report: ComparisonReport,
  tr: Translator,
  options: TerminalOptions & { readonly alternative: Alternative },
): string {
  const view: ReportView = { report, tr, words: createWords(tr, report.comparison.currency), all: true }
  return renderTerminal(explanationSections(options.alternative, view, 'terminal'), options)
}

/** The sections of {@link presentExplanation}, for any format. */
export function explanationSections(alternative: Alternative, view: ReportView, medium: Medium): readonly Section[] {
  const { tr } = view
  const uncertain: Section = {
    title: tr.text('compare.section.uncertain'),
    blocks:
      alternative.cost === null
        ? []
        : [list([...gapItems(alternative, view), ...smallPrint(alternative, view), ...meanings([alternative], view)])],
  }
  return [
    answersSection(view, medium, alternative),
    { title: null, blocks: declaredNote([alternative], view) },
    reasonsSection(alternative, view),
    billLinesSection(alternative, view, medium),
    notesSection(alternative, view),
    { title: null, blocks: backupBlocks([alternative], view) },
    totalSection(alternative, view),
    hoursSection(alternative, view),
    uncertain,
    ...pointsSections(alternative, view, medium),
  ]
}
