import type { Listing } from '../../domain/listing.ts'
import { message } from '../../domain/message.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, paragraph, row, type Block, type Section } from '../blocks/blocks.ts'
import { renderMarkdown } from '../markdown/render-markdown.ts'
import { renderTerminal, type TerminalOptions } from '../terminal/render-terminal.ts'
import { evidenceOf, notesOn, priceWords, whatIs } from './offer-words.ts'

/** The offers as a table for a terminal, up to the limit. */
export function presentListingTable(listing: Listing, tr: Translator, options: TerminalOptions): string {
  return renderTerminal(sections(listing, tr, listing.limit), options)
}

/** The same as Markdown, all offers. */
export function presentListingMarkdown(listing: Listing, tr: Translator): string {
  return renderMarkdown({
    title: tr.text('catalog.title'),
    sections: sections(listing, tr, null),
    sources: tr.text('catalog.sources'),
    describe: ({ date, confidence }) =>
      tr.text('catalog.evidence', { date: tr.date(date), confidence: message(`catalog.confidence.${confidence}`) }),
  })
}

function sections(listing: Listing, tr: Translator, limit: number | null): readonly Section[] {
  const shown = limit === null ? listing.offers : listing.offers.slice(0, limit)
  const hidden = listing.offers.length - shown.length
  const more = hidden === 0 ? [] : [paragraph(tr.text('catalog.hidden', { count: hidden }), 'warning')]
  if (shown.length === 0) {
    const none = tr.text('catalog.none', { count: listing.known })
    return [{ title: null, blocks: [paragraph(none, 'warning')] }, closedProviders(listing, tr)]
  }
  return [
    { title: null, blocks: [offerTable(listing, shown, tr), ...more] },
    { title: null, blocks: summary(listing, tr) },
    closedProviders(listing, tr),
  ]
}

function offerTable({ catalogue }: Listing, shown: Listing['offers'], tr: Translator): Block {
  const countries = new Map(catalogue.regions.map(({ provider, id, country }) => [`${provider}/${id}`, country]))
  const rows = shown.map(({ offer, monthly }) => {
    const country = countries.get(`${offer.provider}/${offer.region}`)
    const evidence = evidenceOf(offer, monthly)
    const notes = notesOn({ offer, evidence, country }, tr)
    const weak = evidence !== undefined && evidence.confidence !== 'sourced'
    const cells = [offer.id, whatIs(offer, tr), priceWords(monthly, tr), notes]
    return row(cells, weak ? 'warning' : 'plain', evidence === undefined ? [] : [evidence])
  })
  const columns = [
    column.head(tr.text('catalog.column.offer')),
    column.text(tr.text('catalog.column.what')),
    column.number(tr.text('catalog.column.price')),
    column.detail(tr.text('catalog.column.notes')),
  ]
  return { kind: 'table', columns, rows }
}

function summary({ catalogue, offers, known }: Listing, tr: Translator): readonly Block[] {
  const { oldest, newest, digest, providers, regions } = catalogue
  const dates = { oldest: tr.date(oldest), newest: tr.date(newest), digest: digest.slice(0, 19) }
  const counts = {
    offers: message('catalog.count.offers', { count: offers.length }),
    known: message('catalog.count.known', { count: known }),
    providers: message('catalog.count.providers', { count: providers.length }),
    regions: message('catalog.count.regions', { count: regions.length }),
  }
  return [
    paragraph(tr.text('catalog.summary', counts), 'quiet'),
    paragraph(tr.text('catalog.summary.dates', dates), 'quiet'),
  ]
}

/** A provider that has closed sells nothing and would else be invisible. */
function closedProviders({ catalogue }: Listing, tr: Translator): Section {
  const blocks = catalogue.providers.flatMap(({ name, closed }) =>
    closed === null ? [] : [paragraph(tr.text('catalog.closed', { name, date: tr.date(closed.date) }), 'quiet')],
  )
  return { title: null, blocks }
}
