import type { BillLine, BillPart } from '../../domain/comparison.ts'
import type { Evidence } from '../../domain/evidence.ts'
import type { Message } from '../../domain/message.ts'
import type { Big } from '../../domain/money.ts'
import { cents } from '../../domain/money.ts'
import type { Offer, OfferKind, Price } from '../../domain/offers.ts'
import type { Converter } from './convert.ts'
import type { Purchase } from './purchase.ts'
import { exactQuantity } from './purchase.ts'
import { aged } from './uncertainty.ts'

/** A line of the bill, and the kind of offer it pays for, which discounts ask for. */
export interface Draft {
  readonly kind: OfferKind | null
  readonly line: BillLine
}

export interface LineHead {
  readonly part: BillPart
  readonly component: string | null
  readonly what: Message
  readonly derivation?: Message
  /** Where it is another provider than the alternative's own. */
  readonly seller?: string
}

/** What every line needs to know besides what it pays for. */
export interface LineContext {
  readonly convert: Converter
  /** ISO 8601 date against which evidence ages. */
  readonly today: string
}

export function purchaseLine(head: LineHead, bought: Purchase, context: LineContext): Draft {
  const quantity = exactQuantity(bought.price.unit, bought.amount)
  return offerLine(head, { ...bought, quantity, count: bought.amount.count }, context)
}

/** A line for a quantity that was worked out elsewhere, such as a tier of traffic. */
export function offerLine(
  head: LineHead,
  bought: { readonly offer: Offer; readonly price: Price; readonly quantity: Big; readonly count: number },
  context: LineContext,
): Draft {
  const { offer, price, quantity, count } = bought
  const rate = context.convert(price.currency)?.rate ?? null
  const amount = cents(quantity.times(price.amount).times(rate ?? 1))
  const line: BillLine = {
    ...head,
    offer: offer.id,
    sku: offer.sku,
    count,
    quantity,
    unit: price.unit,
    unitPrice: { amount: price.amount, currency: price.currency },
    rate,
    amount,
    evidence: aged(price.evidence, context.today),
    origin: offer.origin,
  }
  return { kind: offer.kind, line }
}

/** `percent` of an amount that is already in the currency of the comparison. */
export function percentLine(
  head: LineHead,
  of: {
    readonly base: Big
    readonly percent: string
    readonly currency: string
    readonly evidence: Evidence
    readonly offer: Offer | null
  },
  context: LineContext,
): Draft {
  const quantity = of.base.div(100)
  const line: BillLine = {
    ...head,
    offer: of.offer?.id ?? null,
    sku: of.offer?.sku ?? null,
    count: 1,
    quantity,
    unit: 'percent',
    unitPrice: { amount: of.percent, currency: of.currency },
    rate: null,
    amount: cents(quantity.times(of.percent)),
    evidence: aged(of.evidence, context.today),
    origin: of.offer?.origin ?? 'user',
  }
  return { kind: of.offer?.kind ?? null, line }
}
