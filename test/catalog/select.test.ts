import { expect, test } from 'vitest'
import { monthlyPrice } from '../../src/catalog/monthly-price.ts'
import { selectOffers, sortOffers, type OfferFilter } from '../../src/catalog/select-offers.ts'
import { catalogueOf } from '../../src/catalog/merge-catalogue.ts'
import type { Offer } from '../../src/domain/offers.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { readFilter, readLimit, type TypedFilter } from '../../src/workflows/offer-filter.ts'
import { evidence, price, server } from './samples.ts'

const rates = [{ currency: 'USD', rate: '1.25', date: '2026-08-14', source: 'ECB' }]
const volume: Offer = {
  id: 'cloud/r1/disk',
  provider: 'cloud',
  region: 'r1',
  sku: 'disk',
  origin: 'user',
  kind: 'volume',
  prices: [price('0.0001', 'GiB-hour')],
  class: 'general',
  minGib: 1,
  stepGib: 1,
  maxGib: 100,
  maxPerServer: null,
}
const small = server({ prices: [price('0.01'), price('5', 'month')] })
const large = server({
  sku: 's2',
  region: 'r2',
  vcpu: 8,
  memoryGib: 32,
  arch: 'arm64',
  prices: [price('0.1', 'hour', 'USD')],
})
const weak = server({
  provider: 'other',
  cpu: 'dedicated',
  stock: 'limited',
  prices: [{ ...price('9', 'month'), evidence: { ...evidence, confidence: 'stale' } }],
})
const unpriced = server({ sku: 's3', prices: [] })

const provider = {
  name: 'x',
  model: 'cloud',
  website: '',
  closed: null,
  sells: [],
  lacks: [],
  selfDeclared: false,
  discounts: [],
} as const
const catalogue = catalogueOf({
  providers: [
    { id: 'cloud', ...provider },
    { id: 'other', ...provider },
  ],
  regions: [
    { provider: 'cloud', id: 'r1', country: 'FR', city: null },
    { provider: 'cloud', id: 'r2', country: 'DE', city: null },
    { provider: 'other', id: 'r1', country: 'CH', city: null },
  ],
  offers: [volume, small, large, weak, unpriced],
})

const everything: OfferFilter = {
  provider: [],
  region: [],
  country: [],
  kind: [],
  arch: [],
  cpu: [],
  stock: [],
  confidence: [],
  vcpuMin: null,
  memoryMin: null,
  maxPrice: null,
}

function chosen(filter: Partial<OfferFilter>): string[] {
  const selection = { filter: { ...everything, ...filter }, sort: 'id', currency: 'EUR', rates } as const
  return selectOffers(catalogue, selection).offers.map(({ id }) => id)
}

test.each<[Partial<OfferFilter>, Offer[]]>([
  [{}, [volume, small, large, weak, unpriced]],
  [{ provider: ['other'] }, [weak]],
  [{ region: ['r2'] }, [large]],
  [{ country: ['FR', 'CH'] }, [volume, small, weak, unpriced]],
  [{ kind: ['volume'] }, [volume]],
  [{ arch: ['arm64'] }, [large]],
  [{ cpu: ['dedicated'] }, [weak]],
  [{ stock: ['limited'] }, [weak]],
  [{ confidence: ['stale'] }, [weak]],
  [{ vcpuMin: 4 }, [large]],
  [{ memoryMin: 4 }, [small, large, weak, unpriced]],
  [{ maxPrice: '6' }, [volume, small]],
  [{ provider: ['cloud'], country: ['CH'] }, []],
])('the filter %j keeps what it should', (filter, kept) => {
  expect(chosen(filter)).toEqual(kept.map(({ id }) => id))
})

test('what is chosen is a catalogue of its own, without providers and regions that have nothing left', () => {
  const selection = { filter: { ...everything, provider: ['other'] }, sort: 'id', currency: 'EUR', rates } as const
  const part = selectOffers(catalogue, selection)
  expect([part.providers.map(({ id }) => id), part.regions.length, part.digest === catalogue.digest]).toEqual([
    ['other'],
    1,
    false,
  ])
  expect(selectOffers(catalogue, { ...selection, filter: everything })).toBe(catalogue)
})

test('a month costs the cheapest way to pay, converted; traffic what comes after the free part', () => {
  const tier = (amount: string, upTo: number | null) => ({ upTo, price: price(amount, 'GB') })
  const traffic: Offer = {
    ...volume,
    kind: 'traffic',
    unit: 'GB',
    tiers: [tier('0', 100), tier('0.05', null)],
    prices: [],
  }
  const month = (offer: Offer) => {
    const found = monthlyPrice(offer, 'EUR', rates)
    return found === null ? null : `${found.amount.toFixed()} ${found.currency} / ${found.per}`
  }
  expect([small, large, volume, traffic, unpriced].map(month)).toEqual([
    '5 EUR / month',
    '58.4 EUR / month',
    '0.073 EUR / GiB-month',
    '0.05 EUR / GB',
    null,
  ])
  expect(monthlyPrice(large, 'CHF', rates)).toBe(null)
})

test('offers are sorted by price, CPUs or memory; what has none comes last', () => {
  const by = (sort: 'id' | 'price' | 'vcpu' | 'memory') =>
    sortOffers([unpriced, large, volume, small], { sort, currency: 'EUR', rates }).map(({ sku }) => sku)
  expect([by('id'), by('price'), by('vcpu'), by('memory')]).toEqual([
    ['s3', 's2', 'disk', 's1'],
    ['disk', 's1', 's2', 's3'],
    ['s3', 's1', 's2', 'disk'],
    ['s3', 's1', 's2', 'disk'],
  ])
})

const typed: TypedFilter = {
  provider: [],
  region: [],
  country: [],
  kind: [],
  arch: [],
  cpu: [],
  stock: [],
  confidence: [],
  vcpuMin: undefined,
  memoryMin: undefined,
  maxPrice: undefined,
  limit: '50',
  sort: 'id',
  currency: 'eur',
}

test('filters are read as typed: any case, commas, numbers', () => {
  const given = {
    ...typed,
    provider: ['CLOUD, other'],
    country: ['fr'],
    vcpuMin: '2',
    memoryMin: ' 0.5',
    maxPrice: '10.50',
  }
  expect(readFilter(given, catalogue, rates)).toEqual({
    filter: {
      ...everything,
      provider: ['cloud', 'other'],
      country: ['FR'],
      vcpuMin: 2,
      memoryMin: 0.5,
      maxPrice: '10.50',
    },
    sort: 'id',
    currency: 'EUR',
    rates,
  })
  expect([readLimit('0'), readLimit('7')]).toEqual([null, 7])
})

test.each<[Partial<TypedFilter>, string, string]>([
  [{ provider: ['clowd'] }, 'catalog.flag.unknown', 'prices.near'],
  [{ country: ['EU'] }, 'catalog.flag.unknown', 'catalog.flag.unknown.next'],
  [{ vcpuMin: '-1' }, 'catalog.flag.number', 'catalog.flag.number.next'],
  [{ maxPrice: '10 EUR' }, 'catalog.flag.number', 'catalog.flag.number.next'],
  [{ currency: 'CAD' }, 'rate.missing', 'catalog.flag.currency.next'],
])('%j is refused, and says what to do', (given, says, next) => {
  try {
    readFilter({ ...typed, ...given }, catalogue, rates)
    expect.unreachable()
  } catch (error) {
    expect(error instanceof BrokerError ? [error.kind, error.says.key, error.next?.key] : error).toEqual([
      'usage',
      says,
      next,
    ])
  }
})
