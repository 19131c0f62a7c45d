import type { Message } from '../domain/message.ts'
import { message } from '../domain/message.ts'
import { nearest } from '../domain/nearest.ts'
import { futureFlaw } from './deployment-knowledge.ts'

/** What no shape can say about a fact; `path` begins at its key. */
export interface FactFlaw {
  readonly path: readonly PropertyKey[]
  readonly says: Message
  readonly hint: Message | null
}

export interface FactLimits {
  /** ISO 8601 calendar date: nothing has begun after it. Left out: not checked. */
  readonly today?: string | undefined
  /** The regions there are. Left out or empty: not checked. */
  readonly regions?: readonly string[]
}

interface Entry {
  readonly value?: unknown
  readonly regions?: readonly string[] | undefined
  readonly products?: readonly string[] | undefined
}

/** Their entries are lists that are joined. */
const joinedFacts: ReadonlySet<string> = new Set(['certifications', 'foreignReach', 'ownershipChanges', 'incidents'])

type Placed = { readonly key: string; readonly path: readonly PropertyKey[]; readonly entry: Entry }

/** Dates the wrong way round, beginnings still to come, regions that do not exist. */
export function factFlaws(facts: Readonly<Record<string, unknown>>, limits: FactLimits): readonly FactFlaw[] {
  const own = holderOfNothing(facts)
  const flaws = entriesOf(facts).flatMap((placed) => [
    ...(own ? keptByNobody(placed) : []),
    ...wrongWayRound(placed),
    ...overFull(placed),
    ...belowNothing(placed),
    ...(limits.today === undefined ? [] : stillToCome(placed, limits.today)),
    ...nowhere(placed, limits.regions ?? []),
  ])
  return [...flaws, ...saidTwice(facts), ...zonesAmiss(facts, limits.regions?.length ?? 0)]
}

/** The provider encrypts no volume anywhere, so it can offer nothing for their keys either. */
function holderOfNothing(facts: Readonly<Record<string, unknown>>): boolean {
  const said = entriesOf(facts).filter(({ key }) => key === 'encryptionAtRest')
  return said.length > 0 && said.every(({ entry }) => entry.value === 'by-customer')
}

function keptByNobody({ key, path, entry: { value } }: Placed): readonly FactFlaw[] {
  if (key !== 'keyHolder' || value === undefined || value === 'none') return []
  return [{ path: [...path, 'value'], says: message('evidence.keyHolder.none'), hint: null }]
}

function entriesOf(facts: Readonly<Record<string, unknown>>): readonly Placed[] {
  return Object.entries(facts).flatMap(([key, found]): readonly Placed[] => {
    if (Array.isArray(found)) return found.map((entry: Entry, index) => ({ key, path: [key, index], entry }))
    return typeof found === 'object' && found !== null ? [{ key, path: [key], entry: found }] : []
  })
}

function wrongWayRound({ key, path, entry: { value } }: Placed): readonly FactFlaw[] {
  if (key === 'closingNotice') return order(value, ['announced', 'ends'], [...path, 'value'])
  if (key !== 'certifications') return []
  return listOf(value).flatMap((one, index) => order(one, ['validFrom', 'validUntil'], [...path, 'value', index]))
}

function order(
  value: unknown,
  [from, to]: readonly [string, string],
  path: readonly PropertyKey[],
): readonly FactFlaw[] {
  const [begins, ends] = [dayOf(value, from), dayOf(value, to)]
  if (begins === null || ends === null || begins <= ends) return []
  return [{ path: [...path, to], says: message('evidence.dates.order', { from, to, begins, ends }), hint: null }]
}

function stillToCome({ key, path, entry: { value } }: Placed, today: string): readonly FactFlaw[] {
  const flaw = key === 'founded' ? futureFlaw(value, today) : null
  return flaw === null ? [] : [{ path: [...path, 'value'], says: flaw.says, hint: null }]
}

/** Every region that a fact, or a certificate among them, is narrowed to. */
export function regionsNamed(facts: Readonly<Record<string, unknown>>): readonly string[] {
  return entriesOf(facts).flatMap((placed) => regionsOf(placed).map(({ region }) => region))
}

function nowhere(placed: Placed, known: readonly string[]): readonly FactFlaw[] {
  if (known.length === 0) return []
  return regionsOf(placed).flatMap(({ region, path }) =>
    known.includes(region) ? [] : [noRegion(region, path, known)],
  )
}

interface NamedRegion {
  readonly region: string
  readonly path: readonly PropertyKey[]
}

function regionsOf({ key, path, entry }: Placed): readonly NamedRegion[] {
  const ofCertificates = key === 'certifications' ? listOf(entry.value) : []
  const scopes = [
    { path: [...path, 'regions'], regions: entry.regions },
    ...ofCertificates.map((one, index) => ({
      path: [...path, 'value', index, 'regions'],
      regions: isRecord(one) ? one['regions'] : null,
    })),
  ]
  return scopes.flatMap((scope) =>
    listOf(scope.regions).flatMap((region, index) =>
      typeof region === 'string' ? [{ region, path: [...scope.path, index] }] : [],
    ),
  )
}

function noRegion(region: string, path: readonly PropertyKey[], known: readonly string[]): FactFlaw {
  const hint = message('evidence.region.known', { known: nearest(region, known) ?? known.join(', ') })
  return { path, says: message('evidence.region.unknown', { region }), hint }
}

const shares = ['capitalPercent', 'votesPercent'] as const
/** Published shares are rounded. */
const fullPercent = 100.5

/** Holders cannot have more than there is. */
function overFull({ key, path, entry: { value } }: Placed): readonly FactFlaw[] {
  if (key !== 'holders') return []
  return shares.flatMap((share) => {
    const sum = listOf(value).reduce<number>((all, one) => all + (numberOf(one, share) ?? 0), 0)
    if (sum <= fullPercent) return []
    const says = message('evidence.holders.sum', { key: share, sum: Math.round(10 * sum) / 10 })
    return [{ path: [...path, 'value'], says, hint: null }]
  })
}

/** No price falls by more than the whole of it. */
function belowNothing({ key, path, entry: { value } }: Placed): readonly FactFlaw[] {
  if (key !== 'priceHistory' || !isRecord(value)) return []
  return listOf(value['changes']).flatMap((change, index) => {
    const percent = numberOf(change, 'percent')
    if (percent === null || percent >= -100) return []
    const says = message('evidence.percent.fall', { percent })
    return [{ path: [...path, 'value', 'changes', index, 'percent'], says, hint: null }]
  })
}

/** Of a fact that is no list, two entries that hold for the same contradict each other or say nothing new. */
function saidTwice(facts: Readonly<Record<string, unknown>>): readonly FactFlaw[] {
  const seen = new Set<string>()
  return entriesOf(facts).flatMap(({ key, path, entry: { regions, products } }) => {
    const at = JSON.stringify([key, regions?.toSorted() ?? 'all', products?.toSorted() ?? 'all'])
    const isAgain = seen.has(at) && !joinedFacts.has(key)
    seen.add(at)
    return isAgain ? [{ path, says: message('evidence.twice', { key }), hint: null }] : []
  })
}

/** So many zones in all, and so many in every region: where `listed` is all of the regions, one of the two is wrong unless they multiply. */
function zonesAmiss(facts: Readonly<Record<string, unknown>>, listed: number): readonly FactFlaw[] {
  const [footprint, zones] = [entryAlone(facts['footprint']), entryAlone(facts['zones'])]
  const each = zones?.value
  const [regions, all] = [numberOf(footprint?.value, 'regions'), numberOf(footprint?.value, 'zones')]
  if (regions === null || all === null || typeof each !== 'number' || zones?.regions !== undefined) return []
  const isFitting = listed >= regions ? all === regions * each : all >= listed * each + regions - listed
  if (isFitting) return []
  return [
    {
      path: ['footprint', 'value', 'zones'],
      says: message('evidence.zones', { zones: all, regions, each }),
      hint: null,
    },
  ]
}

/** The only entry of a fact; null where there are none or several. */
function entryAlone(found: unknown): Entry | null {
  const entries: readonly unknown[] = Array.isArray(found) ? found : [found]
  const [entry] = entries
  return entries.length === 1 && isRecord(entry) ? entry : null
}

function numberOf(value: unknown, key: string): number | null {
  const found = isRecord(value) ? value[key] : null
  return typeof found === 'number' ? found : null
}

function dayOf(value: unknown, key: string): string | null {
  const day = isRecord(value) ? value[key] : null
  return typeof day === 'string' ? day : null
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
