import { message, type Message } from '../domain/message.ts'
import { nearest } from '../documents/nearest.ts'
import { checkTiers } from './check-tiers.ts'
import { asList, asRecord, asStrings, type Loose } from './loose.ts'
import type { Finding } from './price-finding.ts'

interface Row {
  readonly path: readonly (string | number)[]
  readonly row: Loose
  readonly regions: readonly string[]
}

const rowLists = [
  'volumes',
  'snapshots',
  'traffic',
  'addresses',
  'backups',
  'objectStorage',
  'databases',
  'loadBalancers',
  'mail',
  'support',
] as const

const amounts = ['hour', 'month', 'percent', 'per1000'] as const

/** All findings of a price file. Looks at whatever has the right shape, so that they can be told beside the errors of shape. */
export function checkPrices(value: unknown): Finding[] {
  const file = asRecord(value)
  const sources = Object.keys(asRecord(file['sources']))
  const regions = Object.keys(asRecord(file['regions']))
  const rows = rowsOf(file, regions)
  return [
    ...rows.flatMap((row) => [...checkRegions(row, regions), ...checkPrice(row), ...checkTiers(row.row, row.path)]),
    ...rows.flatMap(checkBurst),
    ...sourcesUsed(file, rows).flatMap((used) => checkSource(used, sources)),
    ...twice(rows),
    ...soldAndNot(file),
  ]
}

function rowsOf(file: Loose, everywhere: readonly string[]): Row[] {
  const servers = asList(file['servers']).flatMap((group, index) => {
    const { sizes, ...shared } = asRecord(group)
    return asList(sizes).map((size, at) => {
      const row = { ...shared, ...asRecord(size) }
      return { path: ['servers', index, 'sizes', at], row, regions: asStrings(row['regions']) ?? everywhere }
    })
  })
  const others = rowLists.flatMap((list) =>
    asList(file[list]).map((each, index) => {
      const row = asRecord(each)
      return { path: [list, index], row, regions: asStrings(row['regions']) ?? everywhere }
    }),
  )
  return [...servers, ...others]
}

function checkRegions({ path, regions }: Row, known: readonly string[]): Finding[] {
  if (regions.length === 0) {
    return [{ path, says: message('prices.noRegions'), hint: message('prices.noRegions.hint') }]
  }
  return regions
    .filter((region) => !known.includes(region))
    .map((region) => ({
      path,
      says: message('prices.unknownRegion', { region }),
      hint: among(region, known, 'prices.unknownRegion.hint'),
    }))
}

function checkPrice({ path, row }: Row): Finding[] {
  const priced = amounts.some((key) => row[key] !== undefined) || asList(row['tiers']).length > 0
  const unknown = row['unknown'] !== undefined
  if (!priced && !unknown) return [{ path, says: message('prices.noPrice'), hint: message('prices.noPrice.hint') }]
  if (priced && unknown)
    return [{ path, says: message('prices.pricedAndUnknown'), hint: message('prices.noPrice.hint') }]
  const tiersHave = asList(row['tiers']).every((tier) => asRecord(tier)['source'] !== undefined)
  const sourced = row['source'] !== undefined || (tiersHave && asList(row['tiers']).length > 0)
  return unknown || sourced ? [] : [{ path, says: message('prices.noSource'), hint: message('prices.noSource.hint') }]
}

function checkBurst({ path, row }: Row): Finding[] {
  if (row['cpu'] !== 'burstable' || row['baseline'] !== undefined) return []
  return [{ path, says: message('prices.noBaseline'), hint: message('prices.noBaseline.hint') }]
}

interface Used {
  readonly path: readonly (string | number)[]
  readonly key: unknown
}

function sourcesUsed(file: Loose, rows: readonly Row[]): Used[] {
  const discounts = asList(file['discounts']).map((each, index) => ({
    path: ['discounts', index],
    row: asRecord(each),
  }))
  const closed = file['closed'] === undefined ? [] : [{ path: ['closed'], row: asRecord(file['closed']) }]
  const tiers = rows.flatMap(({ path, row }) =>
    asList(row['tiers']).map((tier, index) => ({ path: [...path, 'tiers', index], row: asRecord(tier) })),
  )
  return [...rows, ...tiers, ...discounts, ...closed].flatMap(({ path, row }) => {
    const source = row['source']
    const keys = typeof source === 'object' ? Object.values(asRecord(source)) : [source]
    return keys.filter((key) => key !== undefined).map((key) => ({ path, key }))
  })
}

function checkSource({ path, key }: Used, known: readonly string[]): Finding[] {
  if (typeof key !== 'string' || known.includes(key)) return []
  const says = message('prices.unknownSource', { source: key })
  return [{ path, says, hint: among(key, known, 'prices.unknownSource.hint') }]
}

function twice(rows: readonly Row[]): Finding[] {
  const seen = new Set<string>()
  return rows.flatMap(({ path, row, regions }) => {
    const sku = typeof row['sku'] === 'string' ? row['sku'] : path[0] === 'traffic' ? 'traffic' : null
    if (sku === null) return []
    const again = regions.filter((region) => seen.has(`${region}/${sku}`))
    for (const region of regions) seen.add(`${region}/${sku}`)
    if (again.length === 0) return []
    const says = message('prices.twice', { sku, regions: again.join(', ') })
    return [{ path, says, hint: message('prices.twice.hint') }]
  })
}

function soldAndNot(file: Loose): Finding[] {
  const lacks = asStrings(file['lacks']) ?? []
  return (asStrings(file['sells']) ?? [])
    .filter((service) => lacks.includes(service))
    .map((service) => ({ path: ['lacks'], says: message('prices.soldAndNot', { service }), hint: null }))
}

function among(
  word: string,
  known: readonly string[],
  key: 'prices.unknownRegion.hint' | 'prices.unknownSource.hint',
): Message {
  const near = nearest(word, known)
  if (near !== null) return message('prices.near', { near })
  return message(key, { known: known.length === 0 ? '–' : known.join(', ') })
}
