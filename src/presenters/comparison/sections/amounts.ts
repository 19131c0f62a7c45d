import type { Alternative, Cost } from '../../../domain/comparison.ts'
import { cents } from '../../../domain/money.ts'
import type { ReportView } from '../report.ts'
import { sentencesOf } from '../verdict-parts.ts'
import type { Priced } from './costs.ts'
import { lowestText } from './lowest.ts'
import { countLacking } from './not-included.ts'

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
  const isIncomplete = view.report.comparison.incomplete.length > 0
  return isIncomplete ? [view.tr.text('compare.answer.amounts.incompleteDeployment')] : lowestText(priced, view)
}

function netText(priced: readonly Priced[], view: ReportView): string {
  const { tr, words, report } = view
  const { currency } = report.comparison
  const otherwise = tr.text('compare.answer.amounts.all', { currency })
  if (priced.length === 0) return otherwise
  const key = priced.some(({ cost }) => arePaid(cost)) ? 'netWithHours' : 'net'
  const sentence = (amounts: string): string => tr.text(`compare.answer.amounts.${key}`, { currency, amounts })
  const amount = (cost: Cost): string => {
    const count = countLacking(cost, tr)
    const total = words.total(cost)
    return count === 0 ? total : tr.text('compare.answer.amounts.lacking', { amount: total, count })
  }
  return byCompleteness(priced, { sentence, amount, otherwise }, view)
}

/** Staff hours are money in the total, and may turn out to be more or fewer than expected. */
function arePaid({ operations: { money } }: Cost): boolean {
  return money !== null && !money.low.eq(money.high)
}

interface Telling {
  readonly sentence: (amounts: string) => string
  readonly amount: (cost: Cost) => string
  /** What is said in place of the sentence where no amount is complete; null: the sentence says it of them all. */
  readonly otherwise: string | null
}

/** What lacks something that is needed has a sentence of its own beside what does not: the two are no prices to compare. */
function byCompleteness(priced: readonly Priced[], telling: Telling, { tr, words }: ReportView): string {
  const { sentence, amount, otherwise } = telling
  const told = (some: readonly Priced[]): string =>
    tr.series(
      some.map(({ alternative, cost }) =>
        tr.text('compare.answer.amounts.of', { who: words.provider(alternative), amount: amount(cost) }),
      ),
    )
  const whole = priced.filter(({ cost }) => !cost.lowerBound)
  const partial = priced.filter(({ cost }) => cost.lowerBound)
  const lead = whole.length === 0 ? otherwise : sentence(told(whole))
  if (partial.length === 0 || lead === null) return sentence(told(priced))
  return [lead, tr.text('compare.answer.amounts.incomplete', { amounts: told(partial) })].join(' ')
}

/** Amounts are never taxed; what is to be paid is said where tax stays with the payer. */
function taxText(priced: readonly Priced[], view: ReportView): string {
  const { tr, words, report } = view
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
  const isAll = taxed.every(({ cost: { bill }, tax }) => tax.toPay.eq(cents(bill.times(tax.ratePercent).div(100))))
  const key = isAll ? 'compare.answer.amounts.taxedFully' : 'compare.answer.amounts.taxed'
  const sentence = (toPay: string): string => tr.text(key, { rate, toPay })
  return byCompleteness(taxed, { sentence, amount: (cost) => words.toPay(cost), otherwise: null }, view)
}
