import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRatesFile } from '../../src/catalog/rates-file.ts'
import type { Offer, Price } from '../../src/domain/offers.ts'
import { bundledCatalogue } from './bundled.ts'

const catalogue = bundledCatalogue()
const byId = new Map(catalogue.offers.map((offer) => [offer.id, offer]))
const today = new Date().toISOString().slice(0, 10)

function pricesOf(offer: Offer): readonly Price[] {
  return offer.kind === 'traffic' ? offer.tiers.map((tier) => tier.price) : offer.prices
}

describe('every bundled figure', () => {
  test('has a source, and a date that is not in the future', () => {
    const wrong = catalogue.offers.filter((offer) =>
      pricesOf(offer).some(
        ({ evidence }) =>
          evidence.source.length < 5 || !/^20\d\d-\d\d-\d\d$/.test(evidence.date) || evidence.date > today,
      ),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('is a plain decimal', () => {
    const wrong = catalogue.offers.filter((offer) =>
      pricesOf(offer).some(({ amount }) => !/^\d+(\.\d+)?$/.test(amount)),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('is in a region whose country is known', () => {
    const known = new Set(catalogue.regions.map(({ provider, id }) => `${provider}/${id}`))
    expect(catalogue.offers.filter(({ provider, region }) => !known.has(`${provider}/${region}`))).toEqual([])
    expect(catalogue.regions.filter(({ country }) => !/^[A-Z]{2}$/.test(country))).toEqual([])
  })
})

test('no region mixes countries: regions of one provider are split where the country changes', () => {
  const countries = Object.fromEntries(
    catalogue.regions
      .filter(({ provider }) => ['ovh', 'hetzner'].includes(provider))
      .map(({ id, country }) => [id, country]),
  )
  expect(countries).toEqual({
    GRA: 'FR',
    SBG: 'FR',
    RBX: 'FR',
    DE1: 'DE',
    WAW1: 'PL',
    UK1: 'GB',
    fsn1: 'DE',
    nbg1: 'DE',
    hel1: 'FI',
    ash: 'US',
    hil: 'US',
    sin: 'SG',
  })
})

test('the providers are there, Cloudwatt among the closed ones', () => {
  expect(catalogue.providers.find(({ id }) => id === 'cloudwatt')?.closed).toMatchObject({ date: '2020-02-01' })
  expect(catalogue.providers.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['aws', 'exoscale', 'hetzner', 'infomaniak', 'ovh', 'scaleway', 'stackit', 'upcloud']),
  )
})

test.each([
  ['hetzner/fsn1/cx23', 'month', '5.49', 'EUR', '2026-08-17'],
  ['hetzner/nbg1/cx33', 'month', '8.49', 'EUR', '2026-08-17'],
  ['hetzner/hel1/cpx22', 'month', '19.49', 'EUR', '2026-08-17'],
  ['hetzner/fsn1/ccx13', 'month', '42.99', 'EUR', '2026-08-17'],
  ['hetzner/fsn1/ccx23', 'month', '85.99', 'EUR', '2026-08-17'],
  ['hetzner/fsn1/cax11', 'hour', '0.0096', 'EUR', '2026-09-09'],
  ['hetzner/ash/cpx11', 'month', '17.49', 'EUR', '2026-08-17'],
  ['hetzner/sin/cpx12', 'month', '15.49', 'EUR', '2026-09-03'],
  ['hetzner/fsn1/volume', 'GiB-month', '0.0572', 'EUR', '2026-05-27'],
  ['hetzner/fsn1/primary-ipv4', 'month', '0.5', 'EUR', '2026-08-17'],
  ['hetzner/fsn1/backup', 'percent', '20', 'EUR', '2026-06-30'],
  ['hetzner/fsn1/traffic', 'GiB', '0.0009765625', 'EUR', '2026-05-27'],
  ['aws/eu-central-1/ebs.gp3', 'GiB-month', '0.0952', 'USD', '2026-08-26'],
  ['aws/eu-central-1/ebs.snapshot', 'GiB-month', '0.054', 'USD', '2026-09-11'],
  ['aws/eu-west-3/ebs.gp3', 'GiB-month', '0.0928', 'USD', '2026-10-09'],
  ['aws/eu-west-3/t3.micro', 'hour', '0.0118', 'USD', '2026-08-08'],
  ['aws/eu-west-3/t4g.nano', 'hour', '0.0047', 'USD', '2026-08-08'],
  ['aws/eu-central-1/c6a.large', 'hour', '0.0873', 'USD', '2026-08-14'],
  ['aws/ca-central-1/t3.nano', 'hour', '0.0058', 'USD', '2023-08-06'],
  ['ovh/GRA/b3-8', 'hour', '0.0512', 'EUR', '2026-08-14'],
  ['ovh/UK1/volume.classic', 'GiB-hour', '0.000066', 'EUR', '2026-08-14'],
  ['ovh/DE1/object.standard', 'GiB-hour', '0.00001111', 'EUR', '2026-08-14'],
  ['scaleway/fr-par-1/STARDUST1-S', 'hour', '0.0006', 'EUR', '2026-07-03'],
  ['scaleway/it-mil-1/flexible-ipv4', 'hour', '0.004', 'EUR', '2025-06-26'],
  ['exoscale/hr-zag-1/block-storage', 'GiB-month', '0.1022', 'EUR', '2026-05-20'],
  ['infomaniak/dc3-a/a1-ram2-disk0', 'hour', '0.00363', 'EUR', '2026-05-20'],
] as const)('%s costs by the %s what its source says', (id, unit, amount, currency, date) => {
  const offer = byId.get(id)
  const found = offer?.prices.find((price) => price.unit === unit)
  expect({ amount: found?.amount, currency: found?.currency, date: found?.evidence.date }).toEqual({
    amount,
    currency,
    date,
  })
})

test('AWS sizes with the g of Graviton are arm64, and no others', () => {
  const wrong = catalogue.offers.filter(
    (offer) =>
      offer.kind === 'server' && offer.provider === 'aws' && /^[a-z]+\d+g/.test(offer.sku) !== (offer.arch === 'arm64'),
  )
  expect(wrong).toEqual([])
})

test('what is no ordinary server says so', () => {
  expect(byId.get('scaleway/fr-par-1/STARDUST1-S')).toMatchObject({ stock: 'limited' })
  expect(byId.get('aws/eu-west-3/t4g.small')).toMatchObject({ cpu: 'burstable', baseline: 0.2, arch: 'arm64' })
  expect(byId.get('aws/eu-central-1/t3.2xlarge')).toMatchObject({ cpu: 'burstable', baseline: 0.4, arch: 'x86' })
  expect(byId.get('hetzner/fsn1/cx23')).toMatchObject({ stock: 'limited' })
  expect(byId.get('ovh/GRA/t2-le-45')).toMatchObject({ gpu: true })
})

test('lists that hold a selection say so, whole or for a region', () => {
  const partial = catalogue.regions.filter(({ complete }) => complete === false)
  expect([...new Set(partial.map(({ provider }) => provider))].toSorted()).toEqual([
    'aws-eusc',
    'cleura',
    'hetzner',
    'outscale',
    'stackit',
  ])
  const hetzner = partial.filter(({ provider }) => provider === 'hetzner').map(({ id }) => id)
  expect(hetzner.toSorted()).toEqual(['ash', 'hil', 'sin'])
  expect(catalogue.providers.find(({ id }) => id === 'hetzner')?.soldOut?.date).toBe('2026-09-03')
})

test('AWS traffic has 100 GB free for the account, then falling tiers', () => {
  const offer = byId.get('aws/eu-west-3/traffic')
  const tiers = offer?.kind === 'traffic' ? offer.tiers.map(({ upTo, price }) => [upTo, price.amount]) : null
  expect([offer?.kind === 'traffic' ? offer.unit : null, tiers]).toEqual([
    'GiB',
    [
      [100, '0'],
      [10240, '0.09'],
      [51200, '0.085'],
      [153600, '0.07'],
      [null, '0.05'],
    ],
  ])
})

test('prices that nobody could source are not passed off as sourced', () => {
  const confidence = (id: string) => byId.get(id)?.prices.map((price) => price.evidence.confidence)
  expect({
    snapshot: confidence('aws/eu-west-3/ebs.snapshot'),
    canada: confidence('aws/ca-central-1/t3.micro'),
    old: confidence('aws/ca-central-1/t3.nano'),
    mail: confidence('aws/eu-west-3/ses'),
    january: confidence('ovh/GRA/postgresql-business-db1-4'),
    elsewhere: confidence('scaleway/nl-ams-2/sbs-5k'),
    paris: confidence('scaleway/fr-par-1/sbs-5k'),
  }).toEqual({
    snapshot: ['unverified'],
    canada: ['unverified'],
    old: ['stale'],
    mail: ['unverified'],
    january: ['stale'],
    elsewhere: ['unverified'],
    paris: ['sourced'],
  })
})

/** How each provider counts: a size as it prints it, and what it is in GiB here. */
test.each([
  ['aws/eu-central-1/m6i.large', { memoryGib: 8, diskGib: 0 }],
  ['hetzner/fsn1/cx23', { memoryGib: 4, diskGib: 40 / 1.073741824, trafficIncluded: 20480 }],
  ['ovh/GRA/b2-7', { memoryGib: 7, diskGib: 50, ipv4Included: true }],
  ['scaleway/fr-par-1/DEV1-S', { memoryGib: 2, diskGib: 0 }],
  ['exoscale/ch-gva-2/standard.medium', { memoryGib: 4, diskGib: 10, trafficIncluded: 1036.6 }],
  ['infomaniak/dc4-a/a2-ram4-disk20-perf1', { memoryGib: 4, diskGib: 20 }],
  ['netcup/at-vie/vps-1000-g12', { memoryGib: 8, diskGib: 256 / 1.073741824 }],
  ['contabo/de-muc/cloud-vps-10', { memoryGib: 8, diskGib: 75 / 1.073741824, trafficIncluded: 32000 }],
  ['upcloud/fi-hel1/premium-1xCPU-1GB', { memoryGib: 1, diskGib: 25 }],
  ['nws/nbg4/s1.small', { memoryGib: 2, diskGib: 25 }],
  ['safespring/se-sto/l2-c2r4-100', { memoryGib: 4, diskGib: 100 }],
] as const)('%s has its sizes in GiB', (id, sizes) => {
  expect(byId.get(id)).toMatchObject(sizes)
})

test.each([
  ['aws/eu-central-1/ebs.gp3', { minGib: 1, stepGib: 1, maxGib: 16384, maxPerServer: 26 }],
  ['aws/eu-central-1/ebs.st1', { class: 'capacity', minGib: 125 }],
  ['hetzner/fsn1/volume', { minGib: 10, stepGib: 1, maxGib: 10240, maxPerServer: 16 }],
  ['ovh/GRA/volume.classic', { minGib: 10, stepGib: 1, maxGib: 4096, maxPerServer: null }],
  [
    'scaleway/fr-par-1/sbs-5k',
    { minGib: 5 / 1.073741824, stepGib: 1 / 1.073741824, maxGib: 10000 / 1.073741824, maxPerServer: 15 },
  ],
  ['exoscale/at-vie-1/block-storage', { minGib: 10, maxGib: 10240, maxPerServer: 5 }],
  ['infomaniak/dc3-a/volume.perf1', { minGib: 1, maxPerServer: null }],
] as const)('%s has the limits that its provider states', (id, limits) => {
  expect(byId.get(id)).toMatchObject(limits)
})

test('the rates are those of the European Central Bank, with their dates', () => {
  const file = join(import.meta.dirname, '../../data/rates.yaml')
  const rates = readRatesFile({ file, text: readFileSync(file, 'utf8') })
  expect(rates.map(({ currency, rate, date }) => [currency, rate, date])).toEqual([
    ['CHF', '0.9373', '2026-08-13'],
    ['CZK', '24.226', '2026-08-13'],
    ['DKK', '7.4757', '2026-08-13'],
    ['GBP', '0.8549', '2026-08-13'],
    ['NOK', '10.986', '2026-08-13'],
    ['PLN', '4.3048', '2026-08-13'],
    ['SEK', '11.0285', '2026-08-13'],
    ['USD', '1.1567', '2026-08-14'],
  ])
})
