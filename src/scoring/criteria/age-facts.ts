import type { Evidence } from '../../domain/evidence.ts'
import type { Fact, FactBook, FactKey } from '../../domain/facts.ts'
import { factKeys, factMaxAgeDays } from '../../domain/facts.ts'
import { daysBetween } from './fact-lookup.ts'

/** What does not age: a start stays one, and a certificate has an end, or lapses after a year by its own rule. */
const timeless: ReadonlySet<FactKey> = new Set<FactKey>(['founded', 'certifications'])

/** Records up to a day: what happened afterwards cannot stand in their source. */
const records: ReadonlySet<FactKey> = new Set<FactKey>([
  'incidents',
  'priceHistory',
  'closingNotice',
  'ownershipChanges',
])

/** About the company, whatever it sells. Every other fact is about products, also where its scope does not narrow it to some. */
export const companyFacts: ReadonlySet<FactKey> = new Set<FactKey>([
  'contractEntity',
  'holders',
  'lawOfControl',
  'foreignReach',
  'staff',
  'SOV-1',
  'SOV-2',
  'ownershipChanges',
])

export function isRecord(key: FactKey): boolean {
  return records.has(key)
}

/** Older than a year on `today`. */
export function isOld(date: string, today: string): boolean {
  return daysBetween(date, today) > factMaxAgeDays
}

/** Read more than a year after `today`: it tells of another time. */
export function isLater(date: string, today: string): boolean {
  return daysBetween(today, date) > factMaxAgeDays
}

/**
 * The facts as far as they are known on `today`: old evidence is stale, an old record no longer confirmed, nor is anything that was read
 * more than a year later.
 */
export function ageFacts(book: FactBook, today: string): FactBook {
  return mapEvidence(book, (key, evidence, entries) => {
    if (!timeless.has(key) && isLater(evidence.date, today)) return { ...evidence, confidence: 'unverified' }
    const day = records.has(key) ? newest(evidence.date, entries) : evidence.date
    if (timeless.has(key) || !isOld(day, today)) return young(evidence, today)
    const isUnverified = records.has(key) || evidence.confidence === 'unverified'
    return { ...evidence, confidence: isUnverified ? 'unverified' : 'stale' }
  })
}

/**
 * For something of the provider that nobody has named: what holds for the company whatever it sells, unconfirmed, as nobody knows that the
 * contract is with this company. Nothing is borrowed from the products that it sells.
 */
export function factsOfCompany(book: FactBook): FactBook {
  // Object.entries says string, whatever the record.
  const company = Object.entries(book).filter(([key]) => companyFacts.has(key as FactKey))
  return mapEvidence(Object.fromEntries(company), (_, evidence) => ({ ...evidence, confidence: 'unverified' }))
}

/** What the data call stale without its being old was replaced by something newer. */
function young(evidence: Evidence, today: string): Evidence {
  return evidence.confidence === 'stale' && !isOld(evidence.date, today) ? { ...evidence, replaced: true } : evidence
}

/** An entry that holds everywhere and is newer brings the record up to its own day. */
function newest(date: string, entries: readonly Fact<unknown>[]): string {
  return entries.reduce((latest, { scope, ...entry }) => {
    const everywhere = scope.regions === 'all' && scope.products === 'all'
    return entry.known && everywhere && entry.evidence.date > latest ? entry.evidence.date : latest
  }, date)
}

type Judge = (key: FactKey, evidence: Evidence, entries: readonly Fact<unknown>[]) => Evidence

function mapEvidence(book: FactBook, judge: Judge): FactBook {
  const judged = factKeys.flatMap((key) => {
    const entries: readonly Fact<unknown>[] | undefined = book[key]
    if (entries === undefined) return []
    return [
      [
        key,
        entries.map((entry) => (entry.known ? { ...entry, evidence: judge(key, entry.evidence, entries) } : entry)),
      ],
    ]
  })
  // The keys and values are those of the book.
  return Object.fromEntries(judged) as FactBook
}
