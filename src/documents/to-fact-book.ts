import type { Evidence } from '../domain/evidence.ts'
import type { FactBook, Scope } from '../domain/facts.ts'
import type { RawFactBook } from './facts-file.ts'

interface RawEntry {
  readonly value?: unknown
  readonly source?: string | undefined
  readonly unknown?: string | undefined
  readonly looked?: string | undefined
  readonly regions?: readonly string[] | undefined
  readonly products?: readonly string[] | undefined
}

/** Entries of a checked file as facts: names of sources are replaced by their evidence, scopes are filled in. */
export function toFactBook(raw: RawFactBook, evidenceOf: (source: string | undefined) => Evidence): FactBook {
  const book = Object.entries(raw).flatMap(([key, found]) => {
    if (found === undefined) return []
    const list: readonly RawEntry[] = Array.isArray(found) ? found : [found]
    return [[key, list.map((entry) => toFact(entry, evidenceOf))]]
  })
  // The schema has checked the value of every key; only its type is lost on the way through Object.fromEntries.
  return Object.fromEntries(book) as FactBook
}

function toFact(entry: RawEntry, evidenceOf: (source: string | undefined) => Evidence): unknown {
  const scope: Scope = { regions: entry.regions ?? 'all', products: entry.products ?? 'all' }
  if (entry.unknown !== undefined) {
    const looked = entry.looked === undefined ? '' : ` (${entry.looked})`
    return { known: false, reason: `${entry.unknown}${looked}`, scope }
  }
  return { known: true, value: entry.value, evidence: evidenceOf(entry.source), scope }
}
