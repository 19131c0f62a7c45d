import type { Problem } from '../domain/errors.ts'
import type { Evidence } from '../domain/evidence.ts'
import { factMaxAgeDays } from '../domain/facts.ts'
import type { FactBook, ProviderFacts } from '../domain/facts.ts'
import { message } from '../domain/message.ts'
import { readFacts } from './compile-facts.ts'
import type { DataFile } from './compile-facts.ts'

export interface FactsReport {
  /** A fact without source or date, a key that nobody knows, a value out of bounds: the build stops. */
  readonly errors: readonly Problem[]
  /** Evidence older than a year, one line for each source: somebody should look again. */
  readonly warnings: readonly Problem[]
}

const dayMs = 24 * 60 * 60 * 1000

/** `today` is an ISO 8601 calendar date. Facts of a provider that has closed do not grow old. */
export function checkFacts(files: readonly DataFile[], today: string): FactsReport {
  const { problems, knowledge } = readFacts(files)
  if (knowledge === null) return { errors: problems, warnings: [] }
  const open = knowledge.providers.filter((provider) => !hasClosed(provider.facts, today))
  return { errors: [], warnings: open.flatMap((provider) => oldSources(provider, today)) }
}

export function hasClosed(facts: FactBook, day: string): boolean {
  return (facts.closingNotice ?? []).some((fact) => fact.known && fact.value !== null && fact.value.ends <= day)
}

/** Whole days from `date` to `today`; negative when it lies ahead. */
export function ageInDays(date: string, today: string): number {
  return Math.floor((Date.parse(today) - Date.parse(date)) / dayMs)
}

function oldSources(provider: ProviderFacts, today: string): Problem[] {
  const used = new Map<string, { readonly evidence: Evidence; readonly keys: readonly string[] }>()
  for (const [key, entries] of Object.entries(provider.facts)) {
    for (const entry of entries) {
      if (!entry.known || ageInDays(entry.evidence.date, today) <= factMaxAgeDays) continue
      const name = `${entry.evidence.source} ${entry.evidence.date}`
      used.set(name, { evidence: entry.evidence, keys: [...(used.get(name)?.keys ?? []), key] })
    }
  }
  return [...used.values()].map(({ evidence, keys }) => ({
    file: `facts/${provider.provider}.yaml`,
    line: null,
    column: null,
    message: message('facts.old', { keys: keys.join(', '), source: evidence.source, date: { date: evidence.date } }),
    hint: null,
  }))
}
