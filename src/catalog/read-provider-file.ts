import type { Problem } from '../domain/errors.ts'
import type { Evidence } from '../domain/evidence.ts'
import { sealObjectives } from '../domain/facts.ts'
import type { Fact, FactBook, ProviderFacts, SealAssessment, SealObjective } from '../domain/facts.ts'
import { message } from '../domain/message.ts'
import { checkDocument, invalid } from '../documents/check-document.ts'
import { toFactBook } from '../documents/to-fact-book.ts'
import { compilePrices } from './compile-prices.ts'
import { priceFileId, priceFileSchema } from './price-file.ts'
import type { PricePart } from './price-part.ts'
import { providerFileSchema, providerFileSchemaOn } from './provider-file.ts'
import type { ProviderFile } from './provider-file.ts'

/** A provider that the user brought: it takes part like any other and is marked self-declared. */
export interface OwnProvider {
  readonly facts: ProviderFacts
  /** Laid over the catalogue after the bundled and refreshed files. */
  readonly prices: PricePart
}

export interface ProviderFileText {
  readonly file: string
  readonly text: string
  /** ISO 8601 date; what bears a later day is refused. Left out: not checked. */
  readonly today?: string | undefined
}

/**
 * Reads `--provider-file`.
 * @throws BrokerError usage – with every problem of the file and its line.
 */
export function readProviderFile({ file, text, today }: ProviderFileText): OwnProvider {
  const schema = today === undefined ? providerFileSchema : providerFileSchemaOn(today)
  const checked = checkDocument({ file, text, schema })
  if (!checked.ok) throw invalid(checked.problems.map(withExample))
  const found = checked.value
  return {
    facts: { provider: found.provider, selfDeclared: true, facts: factsOf(found, file) },
    prices: compilePrices({ file, origin: 'user', prices: pricesOf(found), standing }),
  }
}

/** An empty file is best begun with an example of its own kind. */
function withExample(problem: Problem): Problem {
  return problem.message.key === 'document.empty' ? { ...problem, hint: message('providerFile.empty.hint') } : problem
}

const standing = { selfDeclared: true } as const

function factsOf(found: ProviderFile, file: string): FactBook {
  const { by, date } = found.declared
  const declared: Evidence = { source: `${file} (${by})`, date, confidence: 'sourced', unsourced: true, ...standing }
  const evidenceOf = (name: string | undefined): Evidence => {
    const source = name === undefined ? undefined : found.sources[name]
    return source === undefined ? declared : { ...source, ...standing }
  }
  const book = toFactBook(withoutBorrowedNames(found.facts), evidenceOf)
  return { ...book, ...sealFacts(found.seal, declared) }
}

/** Who else is said to have assessed a level must be named by a source; else it is the word of whoever wrote the file. */
function withoutBorrowedNames(facts: ProviderFile['facts']): ProviderFile['facts'] {
  const own = sealObjectives.flatMap((objective) => {
    const found = facts[objective]
    return found === undefined ? [] : [[objective, (Array.isArray(found) ? found : [found]).map(ownWord)] as const]
  })
  return { ...facts, ...Object.fromEntries(own) }
}

function ownWord<T extends SealEntry>(entry: T): T {
  if (entry.value === undefined || entry.source !== undefined) return entry
  const { assessedBy } = entry.value
  const borrowed = assessedBy === 'third-party' || assessedBy === 'contracting-authority'
  return borrowed ? { ...entry, value: { ...entry.value, assessedBy: 'user' } } : entry
}

interface SealEntry {
  readonly value?: SealAssessment | undefined
  readonly source?: string | undefined
}

type SealFacts = { [K in SealObjective]?: readonly Fact<SealAssessment>[] }

function sealFacts(levels: ProviderFile['seal'], evidence: Evidence): SealFacts {
  const facts: SealFacts = {}
  for (const objective of sealObjectives) {
    const level = levels[objective]
    if (level === undefined) continue
    const value: SealAssessment = { level, assessedBy: 'user' }
    facts[objective] = [{ known: true, value, evidence, scope: { regions: 'all', products: 'all' } }]
  }
  return facts
}

/** A file without prices is one that offers nothing: the provider is shown, and takes part in no comparison. */
function pricesOf(found: ProviderFile) {
  const { provider, name, model, website, prices } = found
  return priceFileSchema.parse({
    ...(prices ?? { currency: 'EUR' }),
    schema: priceFileId,
    provider,
    name,
    model,
    ...(website === undefined ? {} : { website }),
  })
}
