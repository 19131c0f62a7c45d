import { expect, test } from 'vitest'
import { monthlyPrice } from '../../src/catalog/monthly-price.ts'
import type { Listing } from '../../src/domain/listing.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentListingMarkdown, presentListingTable } from '../../src/presenters/catalog/present-listing.ts'
import { presentListingCsv } from '../../src/presenters/catalog/present-listing-data.ts'
import { bundledCatalogue } from './bundled.ts'

const english = await createTranslator('en')
const french = await createTranslator('fr')
const bundled = bundledCatalogue()
const rates = [{ currency: 'USD', rate: '1.1567', date: '2026-08-14', source: 'ECB' }]

/** One offer of every sort of words. */
const ids = [
  'aws/ca-central-1/t3.nano',
  'aws/eu-west-3/ses',
  'aws/eu-west-3/traffic',
  'aws/eu-central-1/s3.standard',
  'hetzner/fsn1/backup',
  'hetzner/fsn1/cax11',
  'hetzner/fsn1/volume',
  'ovh/GRA/postgresql-business-db1-4',
  'ovh/GRA/t2-le-45',
  'ovh/GRA/traffic',
  'ovh/GRA/volume.snapshot',
  'scaleway/fr-par-1/STARDUST1-S',
]

function listing(given: Partial<Listing> = {}): Listing {
  const offers = bundled.offers.filter(({ id }) => ids.includes(id))
  return {
    catalogue: { ...bundled, offers, digest: 'sha256:0123456789abcdef', oldest: '2023-08-06', newest: '2026-11-21' },
    offers: offers.map((offer) => ({ offer, monthly: monthlyPrice(offer, 'EUR', rates) })),
    known: 2000,
    rates,
    limit: null,
    ...given,
  }
}

test('the list at 80 columns', async () => {
  const text = presentListingTable(listing({ limit: 11 }), english, { width: 80, color: false })
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  await expect(text).toMatchFileSnapshot('../golden/catalog/list-80.txt')
})

test('the list at 200 columns, in French', async () => {
  const text = presentListingTable(listing(), french, { width: 200, color: false })
  await expect(text).toMatchFileSnapshot('../golden/catalog/list-200.fr.txt')
})

test('the list as Markdown has its sources as footnotes', async () => {
  await expect(presentListingMarkdown(listing(), english)).toMatchFileSnapshot('../golden/catalog/list.md')
})

test('the list as CSV has a line for each price', async () => {
  await expect(presentListingCsv(listing())).toMatchFileSnapshot('../golden/catalog/list.csv')
})

test('an empty list says so', () => {
  const none = listing({ offers: [], catalogue: { ...bundled, offers: [], providers: [], regions: [] } })
  expect(presentListingTable(none, english, { width: 80, color: false })).toBe(
    `None of the ${english.number(2000)} known offers passes these filters.\n`,
  )
})
