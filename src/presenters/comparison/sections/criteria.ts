import type { Alternative } from '../../../domain/comparison.ts'
import { criterionKeys, type Interval } from '../../../domain/score.ts'
import { type Block, column, item, list, paragraph, row, type Section } from '../../blocks/blocks.ts'
import type { Medium, ReportView } from '../report.ts'
import { sealText } from '../seal.ts'
import { contraryItems, levelItems } from './levels.ts'
import { outsideItems } from './outside.ts'
import { rankedGroups } from './ranked-groups.ts'

const comparedAtMost = 3

type Scored = Alternative & Pick<{ [K in keyof Alternative]: NonNullable<Alternative[K]> }, 'criteria' | 'overall'>

/** Points for each of the seven criteria, side by side; absent without scores. */
export function criteriaSection(view: ReportView, medium: Medium): Section {
  const { tr, words } = view
  const scored = rankedGroups(view).flatMap(({ best }) => (isScored(best) ? [best] : []))
  const shown = view.all ? scored : scored.slice(0, comparedAtMost)
  if (shown.length === 0) return { title: null, blocks: [] }
  const columns = [
    column.head(tr.text('compare.column.criterion')),
    ...shown.map((each) => column.number(view.all ? words.who(each) : words.provider(each))),
  ]
  const rows = [
    ...criterionKeys.map((key) =>
      row([tr.text(`compare.criterion.${key}`), ...shown.map(({ criteria }) => points(criteria[key], view))]),
    ),
    row([tr.text('compare.criterion.overall'), ...shown.map(({ overall }) => points(overall, view))], 'strong'),
  ]
  const seals = shown.flatMap((each) => {
    if (each.seal === null) return []
    return [item(tr.text('compare.seal.of', { who: words.who(each), seal: sealText(each.seal, view) }))]
  })
  const scale = seals.length === 0 ? [] : [item(tr.text('compare.seal.scale'))]
  return {
    title: tr.text('compare.section.criteria'),
    blocks: [
      { kind: 'table', columns, rows },
      list([
        ...seals,
        ...scale,
        ...levelItems(shown, view),
        ...outsideItems(shown, view),
        ...contraryItems(shown, view),
      ]),
      // A paper has the evidence of the first in its annex.
      ...(medium === 'terminal' ? pointer(shown, view) : []),
    ],
  }
}

/** The table stays short; the evidence is one flag away. */
function pointer([first]: readonly Scored[], { tr }: ReportView): readonly Block[] {
  return first === undefined ? [] : [paragraph(tr.text('evidence.pointer', { id: first.id }), 'quiet')]
}

/** `67`, or `67 (58–79)` where the evidence allows more than one answer. */
export function points({ score, low, high }: Interval, { tr }: ReportView): string {
  const round = (value: number): string => tr.number(value, 0)
  if (round(low) === round(high)) return round(score)
  return tr.text('compare.points.range', { score: round(score), low: round(low), high: round(high) })
}

function isScored(alternative: Alternative): alternative is Scored {
  return alternative.criteria !== null && alternative.overall !== null
}
