import type { Alternative } from '../../../domain/comparison.ts'
import type { ReportView } from '../report.ts'
import { marksText } from './marks.ts'
import { rankedGroups } from './ranked-groups.ts'

/** Where the explained one stands, when it is not the first. */
export function thisText(alternative: Alternative, view: ReportView): string {
  const { tr, words, report } = view
  const { rank, overall } = alternative
  const marks = isClosed(alternative) ? '' : marksText(alternative, view)
  const name = words.who(alternative)
  const who = marks === '' ? name : tr.text('compare.answer.first.marked', { said: name, marks })
  if (rank === null) return tr.text('compare.answer.this.notRanked', { who })
  const all = report.comparison.alternatives.filter(({ state }) => state === 'ranked').length
  const groups = rankedGroups({ report, all: false })
  const place = 1 + groups.findIndex(({ best, others }) => best === alternative || others.includes(alternative))
  const places = tr.text('compare.answer.this.places', { place, providers: groups.length, rank, all })
  if (overall === null) return tr.text('compare.answer.this.rank', { who, places })
  return tr.text('compare.answer.this.points', { who, places, points: tr.number(overall.score, 0) })
}

/** Excluded for it, which the reasons say with the day. */
function isClosed({ reasons }: Alternative): boolean {
  return reasons.some(({ constraint }) => constraint === 'closed')
}

/** How the explained one stands to the first: told apart from it or not, dearer or cheaper. Empty where it is not ranked. */
export function judgement(alternative: Alternative, first: Alternative, view: ReportView): string {
  const { tr } = view
  if (alternative.rank === null) return ''
  const apart =
    first.overall === null || alternative.overall === null
      ? null
      : first.overall.low > alternative.overall.high
        ? 'behind'
        : 'close'
  return [
    ...(apart === null ? [] : [tr.text(`compare.answer.this.${apart}`)]),
    ...price(alternative, first, view),
  ].join(' ')
}

function price({ cost }: Alternative, first: Alternative, { tr, words }: ReportView): readonly string[] {
  if (cost === null || first.cost === null) return []
  const difference = words.difference(cost, first.cost, cost.total.minus(first.cost.total))
  if (difference === tr.text('compare.difference.open')) return [tr.text('compare.answer.this.unclear')]
  if (difference === tr.text('compare.difference.none')) return [tr.text('compare.answer.this.same')]
  return [tr.text('compare.answer.this.difference', { difference })]
}
