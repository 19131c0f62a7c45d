import type { Alternative } from '../../../domain/comparison.ts'
import type { Evidence } from '../../../domain/evidence.ts'
import { factMaxAgeDays } from '../../../domain/facts.ts'
import { type CriterionKey, criterionKeys, type CriterionScore, type IndicatorScore } from '../../../domain/score.ts'
import { column, item, list, paragraph, row, type Block, type Row, type Section } from '../../blocks/blocks.ts'
import { indicatorName, indicatorValue } from '../indicator-words.ts'
import { sourceLegends, sourceText } from '../../source-text.ts'
import type { Medium, ReportView } from '../report.ts'
import { sealText } from '../seal.ts'
import { sureText } from '../sure.ts'
import { isCurrent } from '../words.ts'
import { points } from './criteria.ts'
import { contraryItems, levelItems } from './levels.ts'
import { outsideItems } from './outside.ts'

type Criteria = NonNullable<Alternative['criteria']>

/** Every indicator behind the points of one alternative: value, points, weight, why, and the evidence. Empty without scores. */
export function pointsSections(alternative: Alternative, view: ReportView, medium: Medium): readonly Section[] {
  const { tr, words } = view
  const { criteria, overall, seal } = alternative
  if (criteria === null) return []
  const sources = medium === 'terminal' ? numberSources(criteria) : new Map<string, number>()
  const rows = criterionKeys.flatMap((key) => criterionRows(key, criteria[key], { alternative, view, sources }))
  const sum =
    overall === null
      ? []
      : [row([tr.text('compare.criterion.overall'), '', '', points(overall, view), '', ''], 'strong')]
  const levels =
    seal === null
      ? []
      : [
          paragraph(sealSentence(seal, view)),
          list([
            ...levelItems([alternative], view),
            ...outsideItems([alternative], view),
            ...contraryItems([alternative], view),
          ]),
        ]
  const listed = [...sources].map(([source, number]) =>
    item(tr.text('evidence.source', { source: sourceText(source, tr), number })),
  )
  const legends = sourceLegends([...sources.keys()], tr).map((text) => paragraph(text, 'quiet'))
  return [
    {
      title: tr.text('evidence.title', { who: words.who(alternative) }),
      blocks: [
        paragraph(tr.text('evidence.note', { count: factMaxAgeDays }), 'quiet'),
        ...(isCurrent(alternative) ? [paragraph(tr.text('evidence.today'), 'warning')] : []),
        table([...rows, ...sum], medium, view),
        ...levels,
      ],
    },
    { title: tr.text('evidence.sources'), blocks: listed.length === 0 ? [] : [list(listed), ...legends] },
  ]
}

function table(rows: readonly Row[], medium: Medium, { tr }: ReportView): Block {
  const columns = [
    column.head(tr.text('evidence.column.indicator')),
    column.text(tr.text('evidence.column.value')),
    column.number(tr.text('evidence.column.weight')),
    column.number(tr.text('compare.column.points')),
    column.detail(tr.text('evidence.column.why')),
    (medium === 'terminal' ? column.detail : column.text)(tr.text('evidence.column.evidence')),
  ]
  return { kind: 'table', columns, rows }
}

function sealSentence(seal: NonNullable<Alternative['seal']>, view: ReportView): string {
  const { tr } = view
  const rate = (score: number): string => tr.number(score, 1)
  return tr.text('evidence.seal', {
    seal: sealText(seal, view),
    score: rate(seal.score.score),
    calculator: rate(seal.calculator.score),
  })
}

function numberSources(criteria: Criteria): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const { source } of criterionKeys.flatMap((key) => criteria[key].indicators.flatMap((each) => each.evidence))) {
    if (!numbers.has(source)) numbers.set(source, numbers.size + 1)
  }
  return numbers
}

interface Context {
  readonly alternative: Alternative
  readonly view: ReportView
  readonly sources: ReadonlyMap<string, number>
}

function criterionRows(key: CriterionKey, criterion: CriterionScore, context: Context): readonly Row[] {
  const { tr, report } = context.view
  const weight = report.comparison.weights[key]
  const name = tr.text(`compare.criterion.${key}`)
  const title = weight === undefined ? name : tr.text('evidence.criterion', { criterion: name, weight })
  return [
    row([title, '', '', points(criterion, context.view), '', ''], 'strong'),
    ...criterion.indicators.map((indicator) => indicatorRow(indicator, context)),
    ...criterion.notApplicable.map((id) =>
      row([indicatorName(id, tr), tr.text('evidence.notApplicable'), '', '', '', ''], 'quiet'),
    ),
  ]
}

function indicatorRow(indicator: IndicatorScore, { alternative, view, sources }: Context): Row {
  const { tr } = view
  const { id, weight, evidence } = indicator
  // That one stands above the table once.
  const reason = isCurrent(alternative) && indicator.reason?.key === 'criteria.reason.today' ? null : indicator.reason
  const cells = [
    indicatorName(id, tr),
    indicatorValue(indicator, alternative, view),
    tr.number(weight),
    points(indicator, view),
    tr.series([reason, indicator.note].flatMap((each) => (each ? [tr.t(each)] : []))),
    evidenceText(indicator, sources, tr),
  ]
  return row(cells, 'plain', evidence)
}

/** `sourced, 22 Nov 2026 [3]`; what needs no source is said to be computed. */
function evidenceText({ evidence, status }: IndicatorScore, sources: Context['sources'], tr: ReportView['tr']): string {
  if (evidence.length === 0) return status === 'unknown' ? '' : tr.text('evidence.computed')
  const piece = (each: Evidence): string => {
    const words = tr.text('evidence.piece', { sure: sureText(each, 'fact', tr), date: { date: each.date } })
    const number = sources.get(each.source)
    return number === undefined ? words : tr.text('evidence.numbered', { piece: words, number })
  }
  return tr.series([...new Set(evidence.map(piece))])
}
