import type { ProviderFacts } from '../domain/facts.ts'
import type { Message } from '../domain/message.ts'
import { message } from '../domain/message.ts'
import type { Offer } from '../domain/offers.ts'
import { daysBetween } from './criteria/fact-lookup.ts'

/** Days by which evidence may be newer than the day asked about before that is told. */
const laterDays = 31
/** Days by which all evidence may be older than that day. */
const olderDays = 180

export interface FarDatesRequest {
  readonly offers: readonly Offer[]
  readonly facts: readonly ProviderFacts[]
  /** ISO 8601 calendar date of the comparison. */
  readonly today: string
}

/** How far prices and facts lie from the day of the comparison, where that is far. What users bring has dates of their own. */
export function farDates({ offers, facts, today }: FarDatesRequest): readonly Message[] {
  const bundled = facts.filter(({ selfDeclared }) => !selfDeclared)
  return [...told('prices', datesOfPrices(offers), today), ...told('facts', datesOfFacts(bundled), today)]
}

interface Span {
  readonly oldest: string
  readonly newest: string
}

function told(what: 'prices' | 'facts', dates: Iterable<string>, today: string): readonly Message[] {
  const span = spanOf(dates)
  if (span === null) return []
  const { oldest, newest } = span
  const ahead = daysBetween(today, newest)
  const values = { today: { date: today }, oldest: { date: oldest }, newest: { date: newest }, days: Math.abs(ahead) }
  if (ahead > laterDays) return [message(`bill.warning.${what}.${today < oldest ? 'allLater' : 'later'}`, values)]
  return -ahead > olderDays ? [message(`bill.warning.${what}.old`, values)] : []
}

function spanOf(dates: Iterable<string>): Span | null {
  let oldest = ''
  let newest = ''
  for (const date of dates) {
    if (oldest === '' || date < oldest) oldest = date
    if (date > newest) newest = date
  }
  return oldest === '' ? null : { oldest, newest }
}

function* datesOfPrices(offers: readonly Offer[]): Generator<string> {
  for (const { origin, prices } of offers) {
    if (origin === 'user') continue
    for (const { evidence } of prices) yield evidence.date
  }
}

function* datesOfFacts(providers: readonly ProviderFacts[]): Generator<string> {
  for (const { facts } of providers) {
    for (const entry of Object.values(facts).flat()) {
      if (entry.known) yield entry.evidence.date
    }
  }
}
