/**
 * A catalogue of 200,000 offers that nobody sells: 20 providers with 10 regions of 1,000 offers, each with a price of its own.
 * The same bytes every time, in the format of the compiled catalogue.
 */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const providers = 20
const regionsEach = 10
const serversEach = 985
const countries = ['DE', 'FR', 'FI', 'NL', 'PL', 'SE', 'IT', 'ES', 'AT', 'BE']
const date = '2026-11-01'
const evidence = { source: 'synthetic', date, confidence: 'sourced' }

/** Numbers below 1 that look random and are the same every time. */
function sequence(seed) {
  let state = seed
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648
}

const price = (amount, unit) => ({ amount: amount.toFixed(4), currency: 'EUR', unit, evidence })

/** The first providers bear names of which facts are known, so that they are scored like real ones. */
const known = readdirSync(join(import.meta.dirname, '../data/facts'))
  .sort()
  .map((file) => file.replace('.yaml', ''))

function provider(index) {
  const id = known[index] ?? `cloud-${String(index).padStart(2, '0')}`
  return {
    id,
    name: `Cloud ${index}`,
    model: 'cloud',
    website: `https://${id}.example`,
    closed: null,
    sells: ['database', 'object-storage', 'load-balancer', 'snapshot', 'backup', 'mail', 'file-share'],
    lacks: [],
    selfDeclared: false,
    discounts: [],
  }
}

function server(base, index, next) {
  const vcpu = 1 + (index % 64)
  const memoryGib = vcpu * (1 + (index % 8))
  return {
    ...base(`server-${index}`, [price((vcpu * 4 + memoryGib * 1.5) * (0.7 + 0.6 * next()), 'month')]),
    kind: 'server',
    vcpu,
    baseline: 1,
    cpu: index % 3 === 0 ? 'dedicated' : 'shared',
    memoryGib,
    diskGib: 20 * (1 + (index % 16)),
    disk: index % 2 === 0 ? 'local' : 'replicated',
    arch: index % 10 === 9 ? 'arm64' : 'x86',
    stock: 'general',
    gpu: false,
    trafficIncluded: 1000,
    ipv4Included: index % 2 === 0,
    takesVolumes: true,
  }
}

const volume = { minGib: 1, stepGib: 1, maxGib: 16384, maxPerServer: 24 }
const database = { engine: 'postgresql', diskGib: 100, nodes: 1 }

/** What a region sells besides servers: fifteen offers. */
function others(base, next) {
  const storage = ['capacity', 'general', 'fast'].map((name, index) => ({
    ...base(`volume-${name}`, [price(0.03 * (index + 1) * (0.8 + 0.4 * next()), 'GiB-month')]),
    kind: 'volume',
    class: name,
    ...volume,
  }))
  const databases = [1, 2, 4, 8, 16, 32].map((vcpu) => ({
    ...base(`database-${vcpu}`, [price(30 * vcpu * (0.8 + 0.4 * next()), 'month')]),
    kind: 'database',
    vcpu,
    memoryGib: 4 * vcpu,
    ...database,
  }))
  return [
    ...storage,
    ...databases,
    { ...base('snapshot', [price(0.03, 'GiB-month')]), kind: 'snapshot', incremental: true },
    {
      ...base('traffic', []),
      kind: 'traffic',
      unit: 'GB',
      tiers: [{ upTo: null, price: price(0.01 + 0.05 * next(), 'GB') }],
    },
    { ...base('ipv4', [price(2 + next(), 'month')]), kind: 'address', family: 'ipv4' },
    { ...base('backup', [price(0.02, 'GiB-month')]), kind: 'backup' },
    { ...base('objects', [price(0.02, 'GiB-month')]), kind: 'object-storage' },
    { ...base('balancer', [price(10 + next(), 'month')]), kind: 'load-balancer' },
  ]
}

function offersOf(region, next) {
  const base = (sku, prices) => ({
    id: `${region.provider}/${region.id}/${sku}`,
    provider: region.provider,
    region: region.id,
    sku,
    origin: 'bundled',
    prices,
  })
  return [...Array.from({ length: serversEach }, (_, index) => server(base, index, next)), ...others(base, next)]
}

/** The whole catalogue, without digest. */
export function syntheticCatalogue() {
  const next = sequence(42)
  const all = Array.from({ length: providers }, (_, index) => provider(index))
  const regions = all.flatMap(({ id }, index) =>
    Array.from({ length: regionsEach }, (_, number) => ({
      provider: id,
      id: `region-${number}`,
      country: countries[(index + number) % countries.length],
      city: null,
    })),
  )
  return {
    oldest: date,
    newest: date,
    providers: all,
    regions,
    offers: regions.flatMap((region) => offersOf(region, next)),
  }
}

/** Writes the catalogue as the program reads it. Needs the built program. */
export async function writeSyntheticCatalogue(file) {
  const { digestOf, encodeCatalogue } = await import('../dist/catalog/encode-catalogue.js')
  const catalogue = syntheticCatalogue()
  writeFileSync(file, encodeCatalogue({ ...catalogue, digest: digestOf(catalogue) }))
  return catalogue.offers.length
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2] ?? 'synthetic-catalogue.json'
  console.log(`${await writeSyntheticCatalogue(file)} offers in ${file}`)
}
