import { message } from '../../domain/message.ts'
import { sum } from '../../domain/money.ts'
import type { Price, SupportOffer } from '../../domain/offers.ts'
import type { BillRequest } from './bill-request.ts'
import type { Draft } from './draft.ts'
import { percentLine, purchaseLine } from './draft.ts'
import type { Portion } from './portion.ts'
import { lines, missing, nothing } from './portion.ts'
import { purchase } from './purchase.ts'
import { byName, firstDifference } from '../order.ts'

/** The cheapest support that answers when and as fast as wanted. A price in per cent is one of the servers. */
export function billSupport(request: BillRequest, compute: readonly Draft[]): Portion {
  const wanted = request.deployment.support
  if (wanted === null) return nothing
  const words = { hours: message(`bill.support.${wanted.hours}`), response: wanted.responseHours }
  const drafts = request.market.offers.support
    .filter(
      (offer) =>
        (wanted.hours === 'business' || offer.hours === 'always') && offer.responseHours <= wanted.responseHours,
    )
    .flatMap((offer) => supportLines(offer, request, compute))
    .sort((a, b) => firstDifference(a.line.amount.cmp(b.line.amount), byName(a.line.offer ?? '', b.line.offer ?? '')))
  const [best] = drafts
  return best === undefined ? missing(message('bill.missing.support', words), message('bill.why.noPrice')) : lines(best)
}

function supportLines(offer: SupportOffer, request: BillRequest, compute: readonly Draft[]): readonly Draft[] {
  const head = { part: 'support', component: null, what: message('bill.line.support') } as const
  const base = sum(compute.map((draft) => draft.line.amount))
  const share = (price: Price): Draft =>
    percentLine(
      head,
      { base, percent: price.amount, currency: request.deployment.currency, evidence: price.evidence, offer },
      request.context,
    )
  const flat = purchase(offer, { count: 1, gibEach: null }, request.prices)
  const percent = offer.prices.filter((price) => price.unit === 'percent').map(share)
  return flat === null ? percent : [purchaseLine(head, flat, request.context), ...percent]
}
