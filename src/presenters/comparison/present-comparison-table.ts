import type { Translator } from '../../messages/translator.ts'
import type { Section } from '../blocks/blocks.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import type { ComparisonReport, ReportView } from './report.ts'
import { answersSection } from './sections/answers.ts'
import { basisSection } from './sections/basis.ts'
import { costsSection } from './sections/costs.ts'
import { criteriaSection } from './sections/criteria.ts'
import { leftOutSection } from './sections/left-out.ts'
import { nextSection } from './sections/next-steps.ts'
import { notIncludedSection } from './sections/not-included.ts'
import { rankingSection } from './sections/ranking.ts'
import { legalSection, warningsSection } from './sections/remarks.ts'
import { trafficSection } from './sections/traffic.ts'
import { uncertainSection } from './sections/uncertain.ts'
import { weakestSection } from './sections/weakest.ts'
import { createWords } from './words.ts'

export interface TableOptions extends TerminalOptions {
  /** Every region and every reason, instead of one row per provider. */
  readonly all: boolean
  /** Without what to type next. */
  readonly quiet?: boolean
}

const sections: readonly ((view: ReportView) => Section)[] = [
  (view) => answersSection(view, 'terminal'),
  warningsSection,
  rankingSection,
  (view) => criteriaSection(view, 'terminal'),
  leftOutSection,
  costsSection,
  notIncludedSection,
  uncertainSection,
  (view) => weakestSection(view, 'terminal'),
  trafficSection,
  legalSection,
  basisSection,
  nextSection,
]

/** The comparison for a terminal: the answer first, then what it rests on. */
export function presentComparisonTable(report: ComparisonReport, tr: Translator, options: TableOptions): string {
  const view: ReportView = { report, tr, words: createWords(tr, report.comparison.currency), all: options.all }
  return renderTerminal(
    sections.filter((section) => options.quiet !== true || section !== nextSection).map((section) => section(view)),
    options,
  )
}
