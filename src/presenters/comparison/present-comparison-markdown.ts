import type { Alternative } from '../../domain/comparison.ts'
import type { Translator } from '../../messages/translator.ts'
import type { Section } from '../blocks/blocks.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { sourceLegends, sourceText } from '../source-text.ts'
import { explanationSections } from './present-explanation.ts'
import type { ComparisonReport, ReportView } from './report.ts'
import { answersSection } from './sections/answers.ts'
import { basisSection } from './sections/basis.ts'
import { billLinesSection } from './sections/bill-lines.ts'
import { costsSection } from './sections/costs.ts'
import { criteriaSection } from './sections/criteria.ts'
import { leftOutSection } from './sections/left-out.ts'
import { notIncludedSection } from './sections/not-included.ts'
import { methodSection, reproduceSection } from './sections/paper.ts'
import { pointsSections } from './sections/points.ts'
import { rankedGroups } from './sections/ranked-groups.ts'
import { rankingSection } from './sections/ranking.ts'
import { legalSection, warningsSection } from './sections/remarks.ts'
import { trafficSection } from './sections/traffic.ts'
import { uncertainSection } from './sections/uncertain.ts'
import { weakestSection } from './sections/weakest.ts'
import { sureText } from './sure.ts'
import { createWords } from './words.ts'

export interface MarkdownOptions {
  /** Every region and every reason, instead of one row per provider. */
  readonly all: boolean
  /** Only the bill of this one, line by line. */
  readonly explain: Alternative | null
}

const sections: readonly ((view: ReportView) => Section | readonly Section[])[] = [
  (view) => answersSection(view, 'markdown'),
  warningsSection,
  rankingSection,
  (view) => criteriaSection(view, 'markdown'),
  costsSection,
  notIncludedSection,
  uncertainSection,
  (view) => weakestSection(view, 'markdown'),
  trafficSection,
  leftOutSection,
  legalSection,
  methodSection,
  basisSection,
  (view) => reproduceSection(view),
  firstInDetail,
]

/** A paper to decide on: the answer, the figures, and where each of them comes from. */
export function presentComparisonMarkdown(report: ComparisonReport, tr: Translator, options: MarkdownOptions): string {
  const { comparison } = report
  const view: ReportView = { report, tr, words: createWords(tr, comparison.currency), all: options.all }
  const shown =
    options.explain === null
      ? sections.flatMap((section) => section(view))
      : [...explanationSections(options.explain, view, 'markdown'), reproduceSection(view, options.explain)]
  return renderMarkdown({
    title: tr.text('compare.title', { deployment: comparison.deployment }),
    sections: shown,
    sources: tr.text('compare.paper.sources'),
    nameSource: (source) => sourceText(source, tr),
    explainSources: (sources) => sourceLegends(sources, tr),
    describe: (evidence) =>
      tr.text('compare.paper.footnote', {
        date: { date: evidence.date },
        confidence: sureText(evidence, 'fact', tr),
      }),
  })
}

/** The bill of the first, and the evidence behind its points. */
function firstInDetail(view: ReportView): readonly Section[] {
  const [first] = rankedGroups(view)
  return first === undefined
    ? []
    : [billLinesSection(first.best, view, 'markdown'), ...pointsSections(first.best, view, 'markdown')]
}
