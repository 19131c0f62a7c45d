import type { Knowledge } from '../../documents/compile-facts.ts'
import type { EndOfLife } from '../../domain/end-of-life.ts'
import type { Evidence } from '../../domain/evidence.ts'
import type { FactBook } from '../../domain/facts.ts'
import type { Inventory } from '../../domain/inventory.ts'
import type { Offer, Region } from '../../domain/offers.ts'
import type { Policy, StatedAccount } from '../../domain/policy.ts'
import type { ExchangeRate } from '../../domain/rates.ts'
import { unsure } from '../../scoring/standing.ts'
import { ageFacts } from '../../scoring/criteria/age-facts.ts'
import { findFact } from '../../scoring/criteria/fact-lookup.ts'

/** An inventory to audit, and where it came from. */
export interface AuditSource {
  readonly inventory: Inventory
  /** Name of the provider in the facts where the profile tells it; null: as the inventory names it. */
  readonly catalogueName: string | null
  /** The inventory file; null: read live. */
  readonly file: string | null
  /** Line on which a resource stands, by `kind id`. */
  readonly lines: ReadonlyMap<string, number>
}

/** An inventory with what is known of the place it comes from. */
export interface AuditAccount {
  readonly source: AuditSource
  readonly inventory: Inventory
  /** Name of the provider in the facts; null where the facts know no such provider. */
  readonly provider: string | null
  /** As the facts name it; empty where there is none. */
  readonly region: string
  /** As far as it is still known today. */
  readonly facts: FactBook
  /** As it was written down, however old. */
  readonly recorded: FactBook
  /** Where the data lies; null where nobody knows. */
  readonly country: { readonly code: string; readonly evidence: readonly Evidence[] } | null
  readonly world: World
}

/** What holds for all accounts of a run. */
export interface World {
  readonly knowledge: Knowledge
  /** Of the catalogue, for their countries. */
  readonly regions: readonly Region[]
  /** Of the catalogue, for what things cost. */
  readonly offers: readonly Offer[]
  /** Ids of providers by the names that bills give them, in small letters. */
  readonly billedNames: ReadonlyMap<string, string>
  readonly rates: readonly ExchangeRate[]
  readonly endOfLife: EndOfLife
  /** Calendar date, ISO 8601. */
  readonly today: string
}

export function auditAccount(source: AuditSource, policy: Policy, world: World): AuditAccount {
  const { inventory } = source
  const stated = policy.accounts.get(inventory.profile) ?? null
  const name = stated?.provider ?? source.catalogueName ?? inventory.provider
  const book = world.knowledge.providers.find(({ provider }) => provider === name)
  const region = stated?.region ?? inventory.region ?? ''
  const facts = ageFacts(book?.facts ?? {}, world.today)
  return {
    source,
    inventory,
    provider: book === undefined ? null : name,
    region,
    facts,
    recorded: book?.facts ?? {},
    country: countryOf({ stated, provider: name, region, facts }, world),
    world,
  }
}

/** As the user states it, else by the fact, else by the catalogue. */
function countryOf(
  place: {
    readonly stated: StatedAccount | null
    readonly provider: string
    readonly region: string
    readonly facts: FactBook
  },
  { regions, today }: World,
): AuditAccount['country'] {
  const { stated, provider, region, facts } = place
  if (stated !== null && stated.country !== null) {
    const source = `${stated.place.file}:${String(stated.place.line)}`
    return { code: stated.country, evidence: [{ source, date: today, confidence: 'sourced', selfDeclared: true }] }
  }
  const fact = findFact({ facts, region, products: [] }, 'location')
  if (fact.known && !unsure(fact.evidence)) return { code: fact.value.country, evidence: fact.evidence }
  const known = regions.find((one) => one.provider === provider && one.id === region)
  return known === undefined ? null : { code: known.country, evidence: [] }
}
