import { criterionKeys } from '../../../domain/score.ts'
import { item, list, type ListItem, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'

/** Which rates, prices of which dates, ranked how. */
export function basisSection(view: ReportView): Section {
  const { tr, report } = view
  const { comparison, catalogue } = report
  const dates = { oldest: tr.date(catalogue.oldest), newest: tr.date(catalogue.newest) }
  const items: readonly ListItem[] = [
    item(tr.text('compare.basis.listPrices')),
    item(tr.text('compare.basis.rounding')),
    ...comparison.rates.map(({ rate, currency, date, source }) =>
      item(tr.text('compare.basis.rate', { rate: tr.number(rate, 6), currency, date: tr.date(date), source })),
    ),
    item(tr.text('compare.basis.prices', dates)),
    item(tr.text(`compare.basis.method.${comparison.method}`)),
    ...weights(view),
  ]
  return { title: tr.text('compare.section.basis'), blocks: [list(items)] }
}

function weights({ report, tr }: ReportView): readonly ListItem[] {
  const { weights: given, method } = report.comparison
  if (method === 'total-cost') return []
  const all = criterionKeys.flatMap((key) => {
    const weight = given[key]
    return weight === undefined ? [] : [`${tr.text(`compare.criterion.${key}`)} ${tr.number(weight)}`]
  })
  return [item(tr.text('compare.basis.weights', { weights: all.join(', ') }))]
}
