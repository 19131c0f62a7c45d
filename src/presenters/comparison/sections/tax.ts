import type { Alternative } from '../../../domain/comparison.ts'
import type { ReportView } from '../report.ts'

/** Whether the amounts are taxed: never; and what of the tax stays with the payer. */
export function taxText(alternatives: readonly Alternative[], { tr, report }: ReportView): string {
  const { currency } = report.comparison
  const taxes = alternatives.flatMap(({ cost }) => cost?.tax ?? [])
  const [tax] = taxes
  if (tax === undefined) return tr.text('compare.basis.untaxed', { currency })
  const rate = tr.number(tax.ratePercent)
  const recovered = taxes.every(({ toPay }) => toPay.eq(0))
  return tr.text(recovered ? 'compare.basis.recovered' : 'compare.basis.taxed', { currency, rate })
}
