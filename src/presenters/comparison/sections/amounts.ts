import type { Alternative } from '../../../domain/comparison.ts'
import { cents } from '../../../domain/money.ts'
import type { ReportView } from '../report.ts'
import { sentencesOf } from '../verdict-parts.ts'
import type { Priced } from './costs.ts'
import { lowestText } from './lowest.ts'

/** What those shown cost, taxed or not, what is to be paid, and who has the lowest complete total. */
export function amountsText(shown: readonly Alternative[], view: ReportView, isVerdict: boolean): string {
  const { tr, report } = view
  const priced = shown.flatMap((alternative) =>
    alternative.cost === null ? [] : [{ alternative, cost: alternative.cost }],
  )
  const sentences = isVerdict ? sentencesOf('amounts', report.comparison.verdict.sentences) : []
  const said = sentences.map((sentence) => tr.t(sentence))
  return [
    ...said,
    netText(said.length > 0 ? [] : priced, view),
    ...(isVerdict ? totalsText(priced, view) : []),
    taxText(priced, view),
  ].join(' ')
}

/** No total is complete where the deployment is not. */
function totalsText(priced: readonly Priced[], view: ReportView): readonly string[] {
  const isIncomplete = view.report.comparison.warnings.some(({ key }) => key === 'bill.warning.incompleteDeployment')
  return isIncomplete ? [view.tr.text('compare.answer.amounts.incompleteDeployment')] : lowestText(priced, view)
}

function netText(priced: readonly Priced[], { tr, words, report }: ReportView): string {
  const { currency } = report.comparison
  const each = priced.map(({ alternative, cost }) => {
    return tr.text('compare.answer.amounts.of', { who: words.provider(alternative), amount: words.total(cost) })
  })
  if (each.length === 0) return tr.text('compare.answer.amounts.all', { currency })
  return tr.text('compare.answer.amounts.net', { currency, amounts: tr.series(each) })
}

/** Amounts are never taxed; what is to be paid is said where tax stays with the payer. */
function taxText(priced: readonly Priced[], { tr, words, report }: ReportView): string {
  const taxed = priced.flatMap(({ alternative, cost }) =>
    cost.tax === null ? [] : [{ alternative, cost, tax: cost.tax }],
  )
  const [one] = taxed
  const anybody = report.comparison.alternatives.find(({ cost }) => cost !== null && cost.tax !== null)?.cost?.tax
  if (one === undefined && anybody) {
    return tr.text('compare.answer.amounts.onTop', { rate: tr.number(anybody.ratePercent) })
  }
  if (one === undefined) return tr.text('compare.answer.amounts.noRate')
  const rate = tr.number(one.tax.ratePercent)
  if (taxed.every(({ tax }) => tax.toPay.eq(0))) return tr.text('compare.answer.amounts.recovered', { rate })
  const toPay = taxed.map(({ alternative, cost }) =>
    tr.text('compare.answer.amounts.of', { who: words.provider(alternative), amount: words.toPay(cost) }),
  )
  const isAll = taxed.every(({ cost: { bill }, tax }) => tax.toPay.eq(cents(bill.times(tax.ratePercent).div(100))))
  return tr.text(isAll ? 'compare.answer.amounts.taxedFully' : 'compare.answer.amounts.taxed', {
    rate,
    toPay: tr.series(toPay),
  })
}
