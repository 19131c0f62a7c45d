import type { Problem } from '../domain/errors.ts'
import type { Evidence } from '../domain/evidence.ts'
import { factMaxAgeDays } from '../domain/facts.ts'
import type { FactBook, ProviderFacts } from '../domain/facts.ts'
import { message } from '../domain/message.ts'
import type { PricedRegions } from './check-regions.ts'
import { checkRegions } from './check-regions.ts'
import { readFacts } from './compile-facts.ts'
import type { DataFile, Knowledge } from './compile-facts.ts'

export interface FactsReport {
  /** A fact without source or date, a date still to come, an unknown key or region, a value out of bounds: the build stops. */
  readonly errors: readonly Problem[]
  /** Evidence older than a year, one line for each source: somebody should look again. */
  readonly warnings: readonly Problem[]
}

/** How many of the sources that are told as old each provider has, by its id. */
export function oldSourcesOf({ warnings }: Pick<FactsReport, 'warnings'>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { file } of warnings) {
    const provider = file.replaceAll(/^facts\/|\.yaml$/g, '')
    counts.set(provider, (counts.get(provider) ?? 0) + 1)
  }
  return counts
}

const dayMs = 24 * 60 * 60 * 1000

/** `today` is an ISO 8601 calendar date. Facts of a provider that has closed do not grow old. */
export function checkFacts(files: readonly DataFile[], today: string, priced: PricedRegions): FactsReport {
  const { problems, knowledge } = readFacts(files)
  if (knowledge === null) return { errors: problems, warnings: [] }
  const errors = [...futureSources(knowledge, today), ...checkRegions(files, priced)]
  const open = knowledge.providers.filter((provider) => !hasClosed(provider.facts, today))
  return { errors, warnings: open.flatMap((provider) => oldSources(provider, today)) }
}

export function hasClosed(facts: FactBook, day: string): boolean {
  return (facts.closingNotice ?? []).some((fact) => fact.known && fact.value !== null && fact.value.ends <= day)
}

/** Whole days from `date` to `today`; negative when it lies ahead. */
export function ageInDays(date: string, today: string): number {
  return Math.floor((Date.parse(today) - Date.parse(date)) / dayMs)
}

interface DatedSource {
  readonly file: string
  readonly source: string
  readonly date: string
}

/** Nobody has read tomorrow's page. A clock that lags behind the day on which most pages were read is wrong. */
function futureSources(knowledge: Knowledge, today: string): Problem[] {
  const all = datedSources(knowledge)
  const clock = [today, commonest(all.map(({ date }) => date))].toSorted().at(-1) ?? today
  return all
    .filter(({ date }) => date > clock)
    .map(({ file, source, date }) => {
      const says = message('evidence.source.future', { source, date: { date } })
      return { file, line: null, column: null, message: says, hint: null }
    })
}

/** Each source of each file once. */
function datedSources({ providers, dataClasses, framework }: Knowledge): readonly DatedSource[] {
  const ofFacts = providers.flatMap(({ provider, facts }) =>
    Object.values(facts)
      .flat()
      .flatMap((entry) => (entry.known ? [{ file: `facts/${provider}.yaml`, ...entry.evidence }] : [])),
  )
  const ofRules = dataClasses.map(({ source, date }) => ({ file: 'data-classes.yaml', source, date }))
  const ofFramework = [framework.evidence, framework.calculator.evidence].map((each) => ({ file: 'csf.yaml', ...each }))
  const named = [...ofFacts, ...ofRules, ...ofFramework].map(
    (each) => [`${each.file} ${each.source} ${each.date}`, each] as const,
  )
  return [...new Map(named).values()]
}

function commonest(dates: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ''
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
