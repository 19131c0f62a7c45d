import type { Alternative, Reason } from '../../domain/comparison.ts'
import type { ProviderFacts } from '../../domain/facts.ts'
import { message } from '../../domain/message.ts'
import type { Billed } from '../cost/bill-alternatives.ts'
import { offersUsed } from '../placement/offers-used.ts'
import type { PlacedProduct } from '../criteria/fact-lookup.ts'
import { findFact } from '../criteria/fact-lookup.ts'
import { isToday } from '../criteria/situation.ts'

/** That something placed there ends; days are ISO 8601 calendar dates. */
export interface ClosingNotice {
  readonly announced: string
  readonly ends: string
}

export interface ClosingKnowledge {
  readonly facts: readonly ProviderFacts[]
  /** From which what is placed is told, for notices about a part of what the provider sells. */
  readonly billed?: readonly Billed[]
}

/** The notice that ends first among those on what is placed, each product by its narrowest entry; null without any. */
export function closingNotice(alternative: Alternative, known: ClosingKnowledge): ClosingNotice | null {
  const { provider, region } = alternative
  return noticeFor(known.facts, { provider, region, products: () => productsOf(alternative, known.billed ?? []) })
}

interface Place {
  readonly provider: string
  readonly region: string
  /** Asked for only where there are notices at all. */
  readonly products: () => readonly PlacedProduct[]
}

/** The notice that ends first among those on these products of a region, each by its narrowest entry; null without any. */
export function noticeFor(
  book: readonly ProviderFacts[],
  { provider, region, products: list }: Place,
): ClosingNotice | null {
  const facts = book.find((one) => one.provider === provider)?.facts
  if (facts?.closingNotice === undefined) return null
  const products = list()
  const asked = products.length === 0 ? [[]] : products.map((product) => [product])
  const notices = asked.flatMap((one) => {
    const found = findFact({ facts, region, products: one }, 'closingNotice')
    return found.known && found.value !== null ? [found.value] : []
  })
  return notices.toSorted((a, b) => (a.ends < b.ends ? -1 : 1))[0] ?? null
}

/** Whatever is placed or stands on the bill. */
function productsOf(alternative: Alternative, billed: readonly Billed[]): readonly PlacedProduct[] {
  const market = billed.find((one) => one.alternative.id === alternative.id)?.market
  const offers = market === undefined ? [] : offersUsed(alternative, market)
  const priced = offers.map(({ sku, kind }) => ({ sku, kind }))
  const priceless = alternative.placements.filter(({ sku }) => priced.every((one) => one.sku !== sku))
  return [...priced, ...priceless.map(({ sku }) => ({ sku, kind: null }))]
}

/** Keeps the notice with each alternative; what has ended by `today` is excluded. What runs today still runs. */
export function withClosing(
  alternatives: readonly Alternative[],
  known: ClosingKnowledge & { readonly today: string },
): readonly Alternative[] {
  return alternatives.map((alternative) => {
    const closing = closingNotice(alternative, known)
    if (closing === null) return alternative
    if (closing.ends > known.today || isToday(alternative)) return { ...alternative, closing }
    if (alternative.reasons.some(({ constraint }) => constraint === 'closed')) return alternative
    const closed: Reason = { constraint: 'closed', text: message('bill.closed', { date: { date: closing.ends } }) }
    return { ...alternative, closing, state: 'excluded', reasons: [closed, ...alternative.reasons] }
  })
}
