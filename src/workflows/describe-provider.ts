import type { Knowledge } from '../documents/compile-facts.ts'
import { ageInDays } from '../documents/check-facts.ts'
import { BrokerError } from '../domain/errors.ts'
import type { Confidence } from '../domain/evidence.ts'
import { factKeys, factMaxAgeDays } from '../domain/facts.ts'
import type { Fact, FactBook, FactKey, Scope } from '../domain/facts.ts'
import { message } from '../domain/message.ts'
import type { Catalogue } from '../domain/offers.ts'
import type { FactEntry, ProviderDescription, ProviderSummary } from '../domain/provider-description.ts'
import { lawOfControl } from '../scoring/constraints/law-of-control.ts'
import { ageFacts } from '../scoring/criteria/age-facts.ts'
import { summariseSeal } from '../scoring/criteria/seal.ts'

export interface ProviderQuery {
  readonly catalogue: Catalogue
  readonly knowledge: Knowledge
  /** ISO 8601 calendar date from which evidence ages. */
  readonly today: string
}

const everywhere: Scope = { regions: 'all', products: 'all' }

/** All providers of which something is known: facts, prices, or both. Sorted by id. */
export function listProviders(query: ProviderQuery): readonly ProviderSummary[] {
  const ids = new Set([
    ...query.knowledge.providers.map(({ provider }) => provider),
    ...query.catalogue.providers.map(({ id }) => id),
  ])
  return [...ids].toSorted((a, b) => a.localeCompare(b, 'en')).map((id) => summarise(id, query))
}

/**
 * Everything known of one provider; its name or id, whatever the case.
 * @throws BrokerError usage – no such provider.
 */
export function describeProvider(name: string, query: ProviderQuery): ProviderDescription {
  const known = listProviders(query)
  const wanted = name.toLowerCase()
  const found = known.find((each) => each.id === wanted || each.name.toLowerCase() === wanted)
  if (found === undefined) {
    const ids = known.map(({ id }) => id).join(', ')
    throw new BrokerError({
      kind: 'usage',
      says: message('facts.provider.missing', { name }),
      next: message('facts.provider.missing.next', { ids }),
    })
  }
  const facts = factsOf(found.id, query)
  return {
    ...found,
    website: query.catalogue.providers.find(({ id }) => id === found.id)?.website ?? '',
    seal: summariseSeal({ facts, region: '', products: [] }),
    entries: factKeys.flatMap((key) => entriesOf(key, facts, query.today)),
  }
}

/** As sure as a comparison takes them on that day: what is older than a year is old here too. */
function factsOf(id: string, { knowledge, today }: ProviderQuery): FactBook {
  return ageFacts(knowledge.providers.find(({ provider }) => provider === id)?.facts ?? {}, today)
}

function summarise(id: string, query: ProviderQuery): ProviderSummary {
  const facts = factsOf(id, query)
  const priced = query.catalogue.providers.find((each) => each.id === id)
  const declared = query.knowledge.providers.find(({ provider }) => provider === id)
  const control = lawOfControl({ facts, region: '', products: [] })
  const contract = facts.contractEntity?.find((entry) => entry.known)
  return {
    id,
    name: priced?.name ?? id,
    state: stateOf(facts, priced?.closed?.date ?? null, query.today),
    model: priced?.model ?? null,
    countries: [...new Set(query.catalogue.regions.flatMap((each) => (each.provider === id ? [each.country] : [])))],
    contract: contract?.known === true ? contract.value.country : null,
    control: control.kind === 'known' ? control.holders.map(({ name, country }) => ({ name, country })) : null,
    facts: counts(facts),
    oldest: oldestOf(facts),
    selfDeclared: declared?.selfDeclared ?? priced?.selfDeclared ?? false,
  }
}

function stateOf(facts: FactBook, closed: string | null, today: string): ProviderSummary['state'] {
  const notice = facts.closingNotice?.find((entry) => entry.known)
  const ends = notice?.known === true ? (notice.value?.ends ?? closed) : closed
  if (ends === null) return { kind: 'active' }
  return { kind: ends <= today ? 'closed' : 'closing', date: ends }
}

function counts(facts: FactBook): ProviderSummary['facts'] {
  const found = { sourced: 0, stale: 0, unverified: 0, unknown: 0 }
  for (const key of factKeys) found[sureness(facts[key] ?? [])] += 1
  return found
}

function sureness(entries: readonly Fact<unknown>[]): Confidence | 'unknown' {
  const levels = entries.map((entry) => (entry.known ? entry.evidence.confidence : 'unknown'))
  if (levels.length === 0) return 'unknown'
  const weakest = (['unknown', 'unverified', 'stale'] as const).find((level) => levels.includes(level))
  return weakest ?? 'sourced'
}

function oldestOf(facts: FactBook): string | null {
  const dates = Object.values(facts).flatMap((entries) =>
    entries.flatMap((entry) => (entry.known ? [entry.evidence.date] : [])),
  )
  return dates.toSorted()[0] ?? null
}

function entriesOf(key: FactKey, facts: FactBook, today: string): FactEntry[] {
  const entries: readonly Fact<unknown>[] = facts[key] ?? []
  const found = entries.map((entry) => {
    if (!entry.known) return { key, state: { kind: 'unknown', reason: entry.reason }, scope: entry.scope }
    const days = ageInDays(entry.evidence.date, today)
    const age = { days, old: days > factMaxAgeDays }
    return { key, state: { kind: 'known', value: entry.value, evidence: entry.evidence, age }, scope: entry.scope }
  })
  const all = found.length > 0 ? found : [{ key, state: { kind: 'unknown', reason: null }, scope: everywhere }]
  // A book pairs each key with values of its type; the pairing is lost where any key is looked up.
  return all as FactEntry[]
}
