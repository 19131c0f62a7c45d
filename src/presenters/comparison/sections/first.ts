import type { Alternative } from '../../../domain/comparison.ts'
import type { ReportView } from '../report.ts'
import { isCurrent } from '../words.ts'
import { marksText, withinText } from './marks.ts'

/** Who is first, and what that means to somebody who has an invoice today. */
export function firstText(first: Alternative, view: ReportView): string {
  const { tr, report } = view
  const who = alikeText(first, view)
  const named =
    first.overall === null
      ? who
      : tr.text('compare.answer.first.points', { who, points: tr.number(first.overall.score, 0) })
  const marks = marksText(first, view)
  const said = marks === '' ? named : tr.text('compare.answer.first.marked', { said: named, marks })
  const against = againstToday(said, first, view)
  const today = report.comparison.alternatives.find((each) => isCurrent(each) && each.state !== 'excluded')
  const mayStay =
    today !== undefined &&
    today !== first &&
    today.closing === undefined &&
    first.overall !== null &&
    (today.overall?.high ?? 0) >= first.overall.score
  const text = mayStay && against !== null ? tr.text('compare.answer.first.stay', { said: against }) : against
  const within = withinText(first, view)
  if (within === '') return text ?? said
  return [text ?? tr.text('compare.answer.first.ended', { said }), within].join(' ')
}

/** With the regions of the same provider that score and cost the same. */
function alikeText(first: Alternative, { tr, words, report }: ReportView): string {
  const who = words.who(first)
  const { cost, overall } = first
  if (cost === null || overall === null) return who
  const alike = report.comparison.alternatives.filter(
    (each) =>
      each !== first &&
      each.provider === first.provider &&
      each.state === 'ranked' &&
      each.overall?.score === overall.score &&
      each.cost?.total.eq(cost.total) === true,
  )
  return alike.length === 0 ? who : tr.text('compare.answer.first.alike', { who, count: alike.length })
}

/** Null where nothing is paid today, or the first is what runs today. */
function againstToday(said: string, { cost }: Alternative, { tr, words }: ReportView): string | null {
  if (cost === null || cost.againstCurrent === null) return null
  const { difference, paybackMonths } = cost.againstCurrent
  const amount = words.difference(cost, 'invoice', difference)
  if (amount === tr.text('compare.difference.open')) return tr.text('compare.answer.first.open', { said })
  if (paybackMonths !== null) {
    return tr.text('compare.answer.first.cheaper', { said, difference: amount, count: paybackMonths })
  }
  return difference.gt(0)
    ? tr.text('compare.answer.first.dearer', { said, difference: amount })
    : tr.text('compare.answer.first.same', { said })
}
