import type { CatalogueDiff, DiscountChange, PriceChange } from '../../domain/listing.ts'
import type { Offer } from '../../domain/offers.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, item, list, paragraph, row, type Section } from '../blocks/blocks.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import { unitWords, whatIs } from './offer-words.ts'

/** Names of the two sides, as the user gave them. */
export interface DiffNames {
  readonly from: string
  readonly to: string
}

export function presentDiffTable(diff: CatalogueDiff, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(sections(diff, tr), options)
}

export function presentDiffMarkdown(diff: CatalogueDiff, tr: Translator, { from, to }: DiffNames): string {
  const title = tr.text('catalog.diff.title', { from, to })
  return renderMarkdown({
    title,
    sections: sections(diff, tr),
    sources: tr.text('catalog.sources'),
    describe: () => '',
  })
}

/** `broker/catalog-diff/1`: ids of offers that came and went, prices and properties that changed. */
export function presentDiffJson(diff: CatalogueDiff, { from, to }: DiffNames): string {
  const { added, removed, prices, properties, discounts, providers } = diff
  const ids = (offers: readonly Offer[]): string[] => offers.map(({ id }) => id)
  const document = {
    schema: 'broker/catalog-diff/1',
    from,
    to,
    added: ids(added),
    removed: ids(removed),
    prices,
    properties,
    discounts,
    providers,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function sections(diff: CatalogueDiff, tr: Translator): readonly Section[] {
  const { added, removed, prices, properties, discounts, providers } = diff
  const count = [added, removed, prices, properties, discounts, providers].reduce((sum, { length }) => sum + length, 0)
  if (count === 0) return [{ title: null, blocks: [paragraph(tr.text('catalog.diff.none'))] }]
  return [
    priceSection(prices, tr),
    offerSection(tr.text('catalog.diff.added', { count: added.length }), added, tr),
    offerSection(tr.text('catalog.diff.removed', { count: removed.length }), removed, tr),
    listed(
      tr.text('catalog.diff.properties', { count: properties.length }),
      properties.map(({ id, keys }) => `${id}: ${tr.list(keys)}`),
    ),
    listed(
      tr.text('catalog.diff.discounts', { count: discounts.length }),
      discounts.map((change) => discountText(change, tr)),
    ),
    listed(
      tr.text('catalog.diff.providers', { count: providers.length }),
      providers.map(({ id, keys }) => `${id}: ${tr.list(keys)}`),
    ),
  ]
}

function listed(title: string, lines: readonly string[]): Section {
  return { title, blocks: lines.length === 0 ? [] : [list(lines.map((line) => item(line)))] }
}

function discountText({ provider, what, kinds, from, to }: DiscountChange, tr: Translator): string {
  const percent = (value: string | null): string =>
    tr.text('catalog.diff.percent', { percent: tr.number(Number(value ?? 0), 1) })
  const values = { provider, what, from: percent(from), to: percent(to) }
  if (kinds.length === 0) return tr.text('catalog.diff.discount', values)
  return tr.text('catalog.diff.discount.kinds', { ...values, kinds: tr.list(kinds) })
}

function priceSection(prices: readonly PriceChange[], tr: Translator): Section {
  const title = tr.text('catalog.diff.prices', { count: prices.length })
  if (prices.length === 0) return { title, blocks: [] }
  const money = (amount: string | null, currency: string): string =>
    amount === null ? tr.text('catalog.price.unknown') : tr.money({ amount, currency })
  const rows = prices.map(({ id, unit, currency, from, to, percent }) => {
    const change = percent === null ? '' : tr.text('catalog.diff.percent', { percent: signed(percent, tr) })
    return row([id, tr.t(unitWords(unit)), money(from, currency), money(to, currency), change])
  })
  const columns = [
    column.head(tr.text('catalog.column.offer')),
    column.text(tr.text('catalog.column.unit')),
    column.number(tr.text('catalog.column.before')),
    column.number(tr.text('catalog.column.after')),
    column.number(tr.text('catalog.column.change')),
  ]
  return { title, blocks: [{ kind: 'table', columns, rows }] }
}

function offerSection(title: string, offers: readonly Offer[], tr: Translator): Section {
  if (offers.length === 0) return { title, blocks: [] }
  return { title, blocks: [list(offers.map((offer) => item(`${offer.id} – ${whatIs(offer, tr)}`)))] }
}

function signed(percent: number, tr: Translator): string {
  return `${percent > 0 ? '+' : ''}${tr.number(percent, 1)}`
}
