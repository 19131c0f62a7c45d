import { describe, expect, test } from 'vitest'
import { diffOffers } from '../../src/catalog/diff-offers.ts'
import { diffProviders } from '../../src/catalog/diff-providers.ts'
import { readAnyCatalogue, readCatalogueJson } from '../../src/catalog/read-catalogue.ts'
import { encodeCatalogue } from '../../src/catalog/encode-catalogue.ts'
import { emptyCatalogue, mergeCatalogue } from '../../src/catalog/merge-catalogue.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentListingJson } from '../../src/presenters/catalog/present-listing-data.ts'
import { presentDiffJson, presentDiffMarkdown, presentDiffTable } from '../../src/presenters/catalog/present-diff.ts'
import { bundledCatalogue } from './bundled.ts'
import { diffCatalogues } from '../../src/workflows/diff-catalogues.ts'
import type { Discount } from '../../src/domain/offers.ts'
import { evidence, part, price, server } from './samples.ts'

const english = await createTranslator('en')
const french = await createTranslator('fr')

const before = [
  server({ sku: 'gone' }),
  server({ sku: 'same' }),
  server({ sku: 'dearer', prices: [price('10', 'month'), price('0.02')] }),
  server({ sku: 'moved', prices: [price('1', 'month', 'USD')], vcpu: 2 }),
]
const after = [
  server({ sku: 'moved', prices: [price('1', 'month', 'EUR')], vcpu: 4, memoryGib: 8 }),
  server({ sku: 'dearer', prices: [price('11.50', 'month')] }),
  server({ sku: 'new' }),
  server({ sku: 'same', prices: [price('0.0100')], origin: 'user' }),
]
const alike = { discounts: [], providers: [] }
const diff = { ...diffOffers(before, after), ...alike }

test('a difference says what came, went, and changed by how much', () => {
  expect({ ...diff, added: diff.added.map(({ sku }) => sku), removed: diff.removed.map(({ sku }) => sku) }).toEqual({
    added: ['new'],
    removed: ['gone'],
    prices: [
      { id: 'cloud/r1/dearer', unit: 'month', currency: 'EUR', from: '10', to: '11.50', percent: 15 },
      { id: 'cloud/r1/dearer', unit: 'hour', currency: 'EUR', from: '0.02', to: null, percent: null },
      { id: 'cloud/r1/moved', unit: 'month', currency: 'EUR', from: '1', to: '1', percent: null },
    ],
    properties: [{ id: 'cloud/r1/moved', keys: ['memoryGib', 'vcpu'] }],
    ...alike,
  })
})

test('tiers of traffic are compared one by one', () => {
  const traffic = (amount: string) =>
    [100, null].map((upTo) => ({ upTo, price: price(upTo === null ? amount : '0', 'GB') }))
  const offer = (amount: string) =>
    ({ ...server(), kind: 'traffic', unit: 'GB', tiers: traffic(amount), prices: [] }) as const
  expect(diffOffers([offer('0.10')], [offer('0.09')]).prices).toEqual([
    { id: 'cloud/r1/s1', unit: 'GB', currency: 'EUR', from: '0.10', to: '0.09', percent: -10 },
  ])
})

test('discounts and what else is said of a provider are compared', () => {
  const discount = (what: string, percent: string) => ({ what, percent, kinds: ['server'], evidence }) as const
  const of = (discounts: readonly Discount[], lacks: readonly 'mail'[]) =>
    mergeCatalogue(emptyCatalogue, [part({ provider: { ...part().provider, discounts, lacks } })]).providers
  const changes = diffProviders(of([discount('a', '5'), discount('b', '10')], ['mail']), of([discount('b', '60')], []))
  expect(changes).toEqual({
    discounts: [
      { provider: 'cloud', what: 'a', kinds: ['server'], from: '5', to: null },
      { provider: 'cloud', what: 'b', kinds: ['server'], from: '10', to: '60' },
    ],
    providers: [{ id: 'cloud', keys: ['lacks'] }],
  })
  const nothing = { ...diffOffers(before, before), ...changes }
  expect(presentDiffTable(nothing, english, { width: 80, color: false })).toBe(
    '2 discounts changed\n- cloud, a: 5% → 0% of server\n- cloud, b: 10% → 60% of server\n\n' +
      '1 provider of which something else is said\n- cloud: lacks\n',
  )
})

test('a price file is laid over the catalogue beside it', () => {
  const text = `schema: broker/prices/1
provider: hetzner
currency: EUR
sources: { deal: { source: our contract, date: 2026-08-14 } }
regions: { fsn1: { country: DE } }
servers: [{ regions: [fsn1], source: deal, sizes: [{ sku: cx23, vcpu: 2, memory: 4, month: 1 }] }]
`
  const sides = [
    { kind: 'bundled', text: encodeCatalogue(bundledCatalogue()) },
    { kind: 'file', named: { file: 'mine.yaml', text } },
  ] as const
  const { prices, ...rest } = diffCatalogues(...sides)
  expect(rest).toEqual({ added: [], removed: [], properties: [], ...alike })
  expect(prices.map(({ id, unit, to }) => ({ id, unit, to }))).toEqual([
    { id: 'hetzner/fsn1/cx23', unit: 'hour', to: null },
    { id: 'hetzner/fsn1/cx23', unit: 'month', to: '1' },
  ])
  expect(diffCatalogues(sides[1], sides[0]).added).toEqual([])
})

describe('presented', () => {
  test('as a table', () => {
    expect(presentDiffTable(diff, english, { width: 80, color: false })).toMatchInlineSnapshot(`
      "3 prices changed
      Offer            Unit   Before      After  Change
      ─────────────────────────────────────────────────
      cloud/r1/dearer  month  €10.00     €11.50    +15%
      cloud/r1/dearer  hour    €0.02  not known
      cloud/r1/moved   month   €1.00      €1.00

      1 new offer
      - cloud/r1/new – 2 vCPU, 4 GiB, 40 GiB disk

      1 offer gone
      - cloud/r1/gone – 2 vCPU, 4 GiB, 40 GiB disk

      1 offer with other properties
      - cloud/r1/moved: memoryGib and vcpu
      "
    `)
    expect(presentDiffTable({ ...diffOffers(before, before), ...alike }, french, { width: 80, color: false })).toBe(
      'Rien n’a changé.\n',
    )
  })

  test('as Markdown and JSON', () => {
    const names = { from: 'a.json', to: 'b.json' }
    expect(presentDiffMarkdown(diff, english, names).split('\n')[0]).toBe('# What changed from a.json to b.json')
    expect(JSON.parse(presentDiffJson(diff, names))).toEqual({
      schema: 'broker/catalog-diff/1',
      from: 'a.json',
      to: 'b.json',
      added: ['cloud/r1/new'],
      removed: ['cloud/r1/gone'],
      prices: diff.prices,
      properties: diff.properties,
      discounts: [],
      providers: [],
    })
  })
})

describe('reading catalogues back', () => {
  const bundled = bundledCatalogue()
  const rates = [{ currency: 'USD', rate: '1.1567', date: '2026-08-14', source: 'ECB' }]
  const json = presentListingJson({ catalogue: bundled, offers: [], known: 0, rates, limit: null })

  test('the JSON of a list is the same catalogue, with its rates', () => {
    expect(readCatalogueJson({ file: 'c.json', text: json })).toEqual({ catalogue: bundled, rates })
  })

  test('a compiled catalogue is read as well', () => {
    expect(readCatalogueJson({ file: 'c.json', text: encodeCatalogue(bundled) })).toEqual({
      catalogue: bundled,
      rates: null,
    })
  })

  test('the digest is that of the contents, whatever the file claims', () => {
    const changed = json.replace('"amount": "0.0952"', '"amount": "0.0953"')
    const { catalogue } = readCatalogueJson({ file: 'c.json', text: changed })
    expect(catalogue.digest).not.toBe(bundled.digest)
  })

  test('a price file is a catalogue of its own, even without a model', () => {
    const text = `schema: broker/prices/1
provider: ovh
currency: EUR
sources: { mine: { source: my contract, date: 2026-01-01 } }
regions: { GRA: { country: FR } }
addresses: [{ sku: ip, family: ipv4, month: 1, source: mine }]
`
    const read = readAnyCatalogue({ file: 'mine.yaml', text })
    expect(read.kind === 'prices' ? read.part.offers.map(({ id }) => id) : read.kind).toEqual(['ovh/GRA/ip'])
  })

  test.each([
    ['another schema', '{"schema":"broker/compare/1"}', 'catalog.notACatalogue'],
    ['no JSON', 'hello', 'catalog.notACatalogue'],
    ['an offer nowhere', JSON.stringify({ ...asDocument(), offers: [server()] }), 'catalog.notACatalogue'],
    [
      'a number for an amount',
      JSON.stringify({ ...asDocument(), rates: [{ currency: 'USD' }] }),
      'document.invalidFiles',
    ],
  ])('%s is refused', (_, text, key) => {
    try {
      readCatalogueJson({ file: 'c.json', text })
      expect.unreachable()
    } catch (error) {
      expect(error instanceof BrokerError ? [error.kind, error.says.key] : error).toEqual(['usage', key])
    }
  })

  function asDocument(): object {
    const { providers, digest, oldest, newest } = mergeCatalogue(emptyCatalogue, [part()])
    return { schema: 'broker/catalog/1', digest, oldest, newest, rates: [], providers, regions: [], offers: [] }
  }
})
