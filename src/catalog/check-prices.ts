import { message, type Message } from '../domain/message.ts'
import { nearest } from '../domain/nearest.ts'
import { futureFlaw } from '../documents/deployment-knowledge.ts'
import { checkLimits } from './check-limits.ts'
import { checkTiers } from './check-tiers.ts'
import { asList, asRecord, asStrings, type Loose } from './loose.ts'
import type { Finding } from './price-finding.ts'

type Path = Finding['path']

interface Row {
  readonly path: Path
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
export function checkPrices(value: unknown, today: string | null = null): Finding[] {
  const file = asRecord(value)
  const sources = Object.keys(asRecord(file['sources']))
  const regions = Object.keys(asRecord(file['regions']))
  const rows = rowsOf(file, regions)
  return [
    ...checkRegions(file, rows, regions),
    ...rows.flatMap((row) => [
      ...checkPrice(row),
      ...checkTiers(row.row, row.path),
      ...checkLimits(row.row, row.path),
      ...checkBurst(row),
    ]),
    ...sourcesUsed(file).flatMap((used) => checkSource(used, sources)),
    ...twice(rows),
    ...soldAndNot(file),
    ...(today === null ? [] : ofTheFuture(file, today)),
  ]
}

/** Rows that bear a price, each with what its group says for all. */
function rowsOf(file: Loose, everywhere: readonly string[]): Row[] {
  const servers = asList(file['servers']).flatMap((group, index) => {
    const { sizes, ...shared } = asRecord(group)
    return asList(sizes).map((size, at) => ({
      path: ['servers', index, 'sizes', at],
      row: { ...shared, ...asRecord(size) },
    }))
  })
  const others = rowLists.flatMap((list) =>
    asList(file[list]).map((row, index) => ({ path: [list, index], row: asRecord(row) })),
  )
  return [...servers, ...others].map(({ path, row }) => ({
    path,
    row,
    regions: asStrings(row['regions']) ?? everywhere,
  }))
}

interface Part {
  readonly path: Path
  readonly part: Loose
}

/** Everything that can name regions or sources, where it names them itself: groups, sizes, rows, tiers, discounts. */
function partsOf(file: Loose): Part[] {
  const lists = ['servers', ...rowLists, 'discounts'].flatMap((list) =>
    asList(file[list]).map((part, index) => ({ path: [list, index], part: asRecord(part) })),
  )
  const closed = file['closed'] === undefined ? [] : [{ path: ['closed'], part: asRecord(file['closed']) }]
  return [...lists, ...closed].flatMap((outer) => [
    outer,
    ...['sizes', 'tiers'].flatMap((list) =>
      asList(outer.part[list]).map((part, index) => ({ path: [...outer.path, list, index], part: asRecord(part) })),
    ),
  ])
}

function checkRegions(file: Loose, rows: readonly Row[], known: readonly string[]): Finding[] {
  const nowhere = rows.find(({ regions }) => regions.length === 0)
  if (nowhere !== undefined) {
    return [{ path: nowhere.path, says: message('prices.noRegions'), hint: message('prices.noRegions.hint') }]
  }
  return partsOf(file).flatMap(({ path, part }) =>
    (asStrings(part['regions']) ?? [])
      .filter((region) => !known.includes(region))
      .map((region) => ({
        path: [...path, 'regions'],
        says: message('prices.unknownRegion', { region }),
        hint: among(region, known, 'prices.unknownRegion.hint'),
      })),
  )
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
  readonly path: Path
  readonly key: unknown
}

function sourcesUsed(file: Loose): Used[] {
  return partsOf(file).flatMap(({ path, part: { source } }) => {
    const keys = typeof source === 'object' ? Object.values(asRecord(source)) : [source]
    return keys.filter((key) => key !== undefined).map((key) => ({ path: [...path, 'source'], key }))
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

/** A source of a later day is a slip: nobody has read it yet. */
function ofTheFuture(file: Loose, today: string): Finding[] {
  return Object.entries(asRecord(file['sources'])).flatMap(([key, source]) => {
    const flaw = futureFlaw(asRecord(source)['date'], today)
    return flaw === null ? [] : [{ path: ['sources', key, 'date'], ...flaw }]
  })
}

function soldAndNot(file: Loose): Finding[] {
  const lacks = asStrings(file['lacks']) ?? []
  return (asStrings(file['sells']) ?? [])
    .filter((service) => lacks.includes(service))
    .map((service) => ({ path: ['lacks'], says: message('prices.soldAndNot', { service }), hint: null }))
}

const withoutTable = {
  'prices.unknownRegion.hint': 'prices.unknownRegion.hint.none',
  'prices.unknownSource.hint': 'prices.unknownSource.hint.none',
} as const

function among(
  word: string,
  known: readonly string[],
  key: 'prices.unknownRegion.hint' | 'prices.unknownSource.hint',
): Message {
  const near = nearest(word, known)
  if (near !== null) return message('prices.near', { near })
  return known.length === 0 ? message(withoutTable[key]) : message(key, { known: known.join(', ') })
}
