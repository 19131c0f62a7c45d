import { describe, expect, test } from 'vitest'
import { decodeCatalogue } from '../../src/catalog/compiled-catalogue.ts'
import { digestOf, encodeCatalogue } from '../../src/catalog/encode-catalogue.ts'
import { emptyCatalogue, mergeCatalogue } from '../../src/catalog/merge-catalogue.ts'
import { readPriceFile } from '../../src/catalog/read-price-file.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import type { Discount } from '../../src/domain/offers.ts'
import { bundledCatalogue, bundledParts } from './bundled.ts'
import { evidence, part, price, server } from './samples.ts'

describe('laying price files over a catalogue', () => {
  const base = mergeCatalogue(emptyCatalogue, [part()])

  test('without files it stays the same object', () => {
    expect(mergeCatalogue(base, [])).toBe(base)
  })

  test('replaces offers of the same id, adds others, keeps the rest, and shows the place', () => {
    const cheaper = server({ origin: 'user', prices: [price('0.005')] })
    const added = server({ origin: 'user', sku: 's0' })
    const merged = mergeCatalogue(base, [part({ origin: 'user', offers: [cheaper, added] })])
    expect(merged.offers).toEqual([added, cheaper])
    expect([merged.oldest, merged.newest]).toEqual(['2026-05-01', '2026-05-01'])
  })

  test('a file may say only what differs of its provider', () => {
    const contract = { what: 'contract', percent: '10', kinds: [], evidence }
    const said = {
      id: 'cloud',
      name: null,
      model: null,
      website: null,
      closed: null,
      sells: ['mail' as const],
      lacks: null,
      discounts: [contract],
    }
    const merged = mergeCatalogue(base, [part({ origin: 'user', provider: said, regions: [], offers: [] })])
    expect(merged.providers).toEqual([
      {
        id: 'cloud',
        name: 'Cloud',
        model: 'cloud',
        website: 'https://cloud.example',
        closed: null,
        sells: ['mail', 'snapshot'],
        lacks: [],
        selfDeclared: false,
        discounts: [contract],
      },
    ])
    const dearer = { ...contract, percent: '5' }
    const again = mergeCatalogue(merged, [part({ origin: 'user', provider: { ...said, discounts: [dearer] } })])
    expect(again.providers[0]?.discounts).toEqual([dearer])
  })

  test('a provider that only the user brings is self-declared', () => {
    const own = part({
      origin: 'user',
      file: 'own.yaml',
      provider: { ...part().provider, id: 'own' },
      regions: [],
      offers: [],
    })
    expect(mergeCatalogue(base, [own]).providers.map(({ id, selfDeclared }) => [id, selfDeclared])).toEqual([
      ['cloud', false],
      ['own', true],
    ])
  })

  test('contradictions are told all at once, with their files', () => {
    const abroad = part({ file: 'a.yaml', regions: [{ provider: 'cloud', id: 'r1', country: 'DE', city: null }] })
    const nameless = part({
      file: 'b.yaml',
      provider: { ...part().provider, id: 'new', model: null },
      regions: [],
      offers: [],
    })
    const merging = () => mergeCatalogue(base, [abroad, nameless])
    expect(merging).toThrow(BrokerError)
    try {
      merging()
    } catch (error) {
      const problems =
        error instanceof BrokerError ? error.problems.map(({ file, message }) => [file, message.key]) : []
      expect(problems).toEqual([
        ['a.yaml', 'catalog.twoCountries'],
        ['b.yaml', 'catalog.noModel'],
      ])
    }
  })
})

describe('discounts', () => {
  const discount = (what: string, percent: string, kinds: Discount['kinds'] = []): Discount => {
    return { what, percent, kinds, evidence }
  }
  const laid = (files: Readonly<Record<string, readonly Discount[]>>) => () =>
    mergeCatalogue(
      emptyCatalogue,
      Object.entries(files).map(([file, discounts]) => part({ file, provider: { ...part().provider, discounts } })),
    )

  test.each<[string, Readonly<Record<string, readonly Discount[]>>, string, string, string]>([
    ['of one file', { 'a.yaml': [discount('x', '100', ['server']), discount('y', '60')] }, 'a.yaml', 'server', '160'],
    ['of two files', { 'a.yaml': [discount('x', '60')], 'b.yaml': [discount('y', '60')] }, 'b.yaml', 'server', '120'],
    ['of one kind', { 'a.yaml': [discount('x', '100', ['mail'])] }, 'a.yaml', 'mail', '100'],
  ])('%s that leave nothing to pay are refused, with the file', (_what, files, file, kind, percent) => {
    const message = { key: 'catalog.discounts', values: { provider: 'Cloud', kind, percent } }
    expect(laid(files)).toThrow(
      expect.objectContaining({ kind: 'usage', problems: [expect.objectContaining({ file, line: null, message })] }),
    )
  })

  test.each<Readonly<Record<string, readonly Discount[]>>>([
    { 'a.yaml': [discount('x', '60', ['server']), discount('y', '60', ['volume']), discount('z', '39.9')] },
    { 'a.yaml': [discount('x', '60'), discount('y', '60')], 'b.yaml': [discount('y', '30')] },
  ])('below 100 %% on every kind they are taken (%#)', (files) => {
    expect(laid(files)).not.toThrow()
  })
})

describe('the digest', () => {
  test('does not depend on the order of files', () => {
    const parts = bundledParts()
    const there = mergeCatalogue(emptyCatalogue, parts)
    const back = mergeCatalogue(emptyCatalogue, parts.toReversed())
    expect(back).toEqual(there)
    expect(there.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  test('changes with a price, a date, a property and a discount', () => {
    const digest = (given: Parameters<typeof part>[0]) => mergeCatalogue(emptyCatalogue, [part(given)]).digest
    const dated = { ...price('0.01'), evidence: { ...evidence, date: '2026-05-02' } }
    const digests = [
      digest({}),
      digest({ offers: [server({ prices: [price('0.02')] })] }),
      digest({ offers: [server({ prices: [dated] })] }),
      digest({ offers: [server({ vcpu: 3 })] }),
      digest({ provider: { ...part().provider, discounts: [{ what: 'x', percent: '1', kinds: [], evidence }] } }),
    ]
    expect(new Set(digests).size).toBe(5)
  })

  test('is the same for contents whose objects are no longer shared', () => {
    const copy = structuredClone(bundledCatalogue())
    expect(digestOf(JSON.parse(JSON.stringify(copy)) as typeof copy)).toBe(copy.digest)
  })
})

describe('the compiled catalogue', () => {
  test('decodes to what was encoded, and encodes to the same text again', () => {
    const bundled = bundledCatalogue()
    const text = encodeCatalogue(bundled)
    expect(decodeCatalogue(text)).toEqual(bundled)
    expect(encodeCatalogue(decodeCatalogue(text))).toBe(text)
  })

  test.each(['', '[]', '{"schema":"broker/compiled-catalogue/0"}', '{'])('refuses %j', (text) => {
    expect(() => decodeCatalogue(text)).toThrow(BrokerError)
  })
})

test('what a file leaves out of a size it replaces stays as it was', () => {
  const known = server({ prices: [price('1', 'month')], trafficIncluded: 20, ipv4Included: true, disk: 'replicated' })
  const mine = `schema: broker/prices/1
provider: cloud
currency: EUR
sources: { deal: { source: our contract, date: 2026-05-01 } }
regions: { r1: { country: FR } }
servers: [{ source: deal, stock: limited, sizes: [{ sku: s1, vcpu: 2, memory: 4, month: 0.5 }] }]
`
  const base = mergeCatalogue(emptyCatalogue, [part({ offers: [known] })])
  const merged = mergeCatalogue(base, [readPriceFile({ file: 'mine.yaml', text: mine, origin: 'user' })])
  const deal = { source: 'our contract', date: '2026-05-01', confidence: 'sourced' }
  expect(merged.offers).toEqual([
    { ...known, origin: 'user', stock: 'limited', prices: [{ ...price('0.5', 'month'), evidence: deal }] },
  ])
})
