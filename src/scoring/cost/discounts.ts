import type { BillPart } from '../../domain/comparison.ts'
import { billParts, hasTwoReadings } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import { Big, sum, zero } from '../../domain/money.ts'
import type { Currency } from '../../domain/money.ts'
import type { Discount } from '../../domain/offers.ts'
import type { Draft, LineContext } from './draft.ts'
import { percentLine } from './draft.ts'
import { byCheaperReading } from './uncertainty.ts'

/** Negotiated discounts as negative lines, one for each part of the bill they touch. Each is taken from list prices. */
export function discountLines(
  request: {
    readonly discounts: readonly Discount[]
    readonly drafts: readonly Draft[]
    readonly currency: Currency
    readonly provider: string
  },
  context: LineContext,
): readonly Draft[] {
  const own = request.drafts.filter(({ line }) => line.offer?.startsWith(`${request.provider}/`) === true)
  return request.discounts.flatMap((discount) =>
    billParts.flatMap((part) => {
      const touched = own.filter((draft) => isTouched(draft, discount, part)).map(({ line }) => line)
      const base = sum(touched.map(({ amount }) => amount))
      if (base.eq(zero)) return []
      const head = { part, component: null, what: message('bill.line.discount', { what: discount.what }) }
      const percent = new Big(discount.percent).neg().toFixed()
      const { evidence } = discount
      const of = { percent, currency: request.currency, evidence, offer: null }
      const full = percentLine(head, { ...of, base }, context)
      if (!hasTwoReadings(touched)) return [full]
      const { line } = percentLine(head, { ...of, base: sum(touched.map(byCheaperReading)) }, context)
      return [{ ...full, line: { ...full.line, cheaperReading: line.amount } }]
    }),
  )
}

function isTouched({ kind, line }: Draft, discount: Discount, part: BillPart): boolean {
  return line.part === part && (discount.kinds.length === 0 || (kind !== null && discount.kinds.includes(kind)))
}
