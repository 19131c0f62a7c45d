import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encodeCatalogue } from '../../src/catalog/encode-catalogue.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { presentListingJson } from '../../src/presenters/catalog/present-listing-data.ts'
import { listCatalogue } from '../../src/workflows/list-catalogue.ts'
import type { TypedFilter } from '../../src/workflows/offer-filter.ts'
import { openCatalogue, type CatalogueTexts } from '../../src/workflows/open-catalogue.ts'
import { bundledCatalogue } from './bundled.ts'

const bundled = bundledCatalogue()
const rates = [{ currency: 'USD', rate: '1.1567', date: '2026-08-14', source: 'ECB' }]
const texts: CatalogueTexts = {
  bundled: encodeCatalogue(bundled),
  rates: JSON.stringify(rates),
  catalogue: null,
  prices: [],
}
const example = readFileSync(join(import.meta.dirname, '../../docs/examples/openstack.example.yaml'), 'utf8')

const contract = `schema: broker/prices/1
provider: hetzner
currency: EUR
sources: { contract: { source: our contract of 2026, date: 2026-09-01 } }
regions: { fsn1: { country: DE } }
servers:
  - source: contract
    cpu: dedicated
    sizes: [{ sku: ccx13, vcpu: 2, memory: 8, disk: 80, month: 39 }]
discounts: [{ what: frame contract, percent: 3, source: contract }]
`

test('without files it is the bundled catalogue', async () => {
  expect(await openCatalogue(texts)).toEqual({ catalogue: bundled, rates })
})

test('price files of the user lie over it', async () => {
  const prices = [
    { file: 'openstack.yaml', text: example },
    { file: 'contract.yaml', text: contract },
  ]
  const { catalogue } = await openCatalogue({ ...texts, prices })
  const offer = (id: string) => catalogue.offers.find((each) => each.id === id)
  expect(offer('hetzner/fsn1/ccx13')).toMatchObject({ origin: 'user', prices: [{ amount: '39', unit: 'month' }] })
  expect(offer('hetzner/nbg1/ccx13')).toMatchObject({ origin: 'bundled', prices: [{}, { amount: '42.99' }] })
  expect(offer('our-openstack/paris/c1.large')).toMatchObject({ prices: [{ evidence: { confidence: 'unverified' } }] })
  expect(offer('our-openstack/lyon/swift')).toMatchObject({ prices: [] })
  const provider = (id: string) => catalogue.providers.find((each) => each.id === id)
  expect(provider('our-openstack')).toMatchObject({ selfDeclared: true, model: 'openstack' })
  expect(provider('hetzner')).toMatchObject({
    selfDeclared: false,
    discounts: [{ what: 'frame contract', percent: '3' }],
  })
})

test('the problems of several files are told together', async () => {
  const prices = [
    { file: 'a.yaml', text: 'schema: broker/prices/1\nprovider: a\ncurrency: euro\n' },
    { file: 'b.yaml', text: 'schema: broker/prices/2\nprovider: b\ncurrency: EUR\n' },
  ]
  const error = await openCatalogue({ ...texts, prices }).catch((thrown: unknown) => thrown)
  expect(error instanceof BrokerError ? error.problems.map(({ file, line }) => [file, line]) : error).toEqual([
    ['a.yaml', 3],
    ['b.yaml', 1],
  ])
})

test('a list as JSON can be taken in place of the bundled catalogue, and listed again to the same bytes', async () => {
  const everything: TypedFilter = {
    provider: ['hetzner'],
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
    sort: 'price',
    currency: 'EUR',
  }
  const first = presentListingJson(await listCatalogue(texts, everything))
  const replayed = { ...texts, rates: '[]', catalogue: { file: 'catalogue.json', text: first } }
  expect(presentListingJson(await listCatalogue(replayed, { ...everything, provider: [] }))).toBe(first)
})
