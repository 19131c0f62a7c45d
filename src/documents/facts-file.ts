import { z } from 'zod'
import { message } from '../domain/message.ts'
import type { Message } from '../domain/message.ts'
import type { FactFlaw } from './fact-flaws.ts'
import { factFlaws } from './fact-flaws.ts'
import { factValueSchemas, scopeSchemas } from './facts-schema.ts'
import { sourceText } from './source-text.ts'

/** A facts file: what is known about one provider apart from its prices. See docs/facts.md. */
export const factsFileId = 'broker/facts/1'

export const providerId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and dashes')

export const sourceSchema = z.strictObject({
  source: sourceText().describe('address of a page, or owner/repository path@commit, or a contract'),
  date: z.iso.date().describe('when it was published or read'),
  confidence: z.enum(['sourced', 'stale', 'unverified']).default('sourced'),
})

export const sourcesSchema = z.record(z.string().min(1), sourceSchema)

/** Whether every value must name a source, or may stand on the word of whoever wrote the file. */
type Standing = 'sourced' | 'declared'

/**
 * One entry: `value` with `source` (a key of `sources`), or `unknown` (why) with `looked` (the day of the last look).
 * Both may be narrowed with `regions` and `products`.
 */
function entry<T extends z.ZodType>(value: T, standing: Standing) {
  return z
    .strictObject({
      value: value.optional(),
      source: z.string().min(1).optional().describe('key of `sources`'),
      unknown: z.string().min(1).max(600).optional().describe('why nobody knows'),
      looked: z.iso.date().optional().describe('day of the last look'),
      regions: scopeSchemas.regions.optional(),
      products: scopeSchemas.products.optional(),
    })
    .superRefine((found, context) => {
      const wrong = wrongEntry(found, standing)
      if (wrong !== null) context.addIssue({ code: 'custom', params: wrong })
    })
}

interface RawEntry {
  readonly value?: unknown
  readonly source?: string | undefined
  readonly unknown?: string | undefined
  readonly looked?: string | undefined
}

function wrongEntry(found: RawEntry, standing: Standing): { readonly says: Message; readonly hint: Message } | null {
  const hint = message('facts.entry.hint')
  if (found.unknown !== undefined) {
    if (found.value !== undefined) return { says: message('facts.entry.both'), hint }
    return found.looked === undefined && standing === 'sourced' ? { says: message('facts.entry.noLook'), hint } : null
  }
  if (found.value === undefined) return { says: message('facts.entry.empty'), hint }
  if (standing === 'declared') return null
  return found.source === undefined ? { says: message('facts.entry.noSource'), hint } : null
}

/** A single entry may stand without a list around it. */
function entries<T extends z.ZodType>(value: T, standing: Standing) {
  const one = entry(value, standing)
  return z.union([one, z.array(one).min(1)]).optional()
}

type EntriesOf<S> = { [K in keyof S]: S[K] extends z.ZodType ? ReturnType<typeof entries<S[K]>> : never }

function entriesOf<S extends Record<string, z.ZodType>>(schemas: S, standing: Standing): EntriesOf<S> {
  const made = Object.entries(schemas).map(([key, schema]) => [key, entries(schema, standing)])
  // Object.fromEntries forgets which key has which schema; the mapped type says it again.
  return Object.fromEntries(made) as EntriesOf<S>
}

const factBookSchema = z.strictObject(entriesOf(factValueSchemas, 'sourced'))

/** Facts that somebody declares about a provider of their own: a source is welcome, not needed. */
export const declaredFactsSchema = z.strictObject(entriesOf(factValueSchemas, 'declared'))

/** Names of sources must exist, and none may stand there unused. */
export function checkSources(file: WithSources, context: z.RefinementCtx): void {
  const used = new Set<string>()
  for (const { path, source } of namedSources(file.facts)) {
    used.add(source)
    if (Object.hasOwn(file.sources, source)) continue
    const says = message('facts.source.missing', { source })
    const hint = message('facts.source.missing.hint', { known: Object.keys(file.sources).join(', ') })
    context.addIssue({ code: 'custom', path: ['facts', ...path, 'source'], params: { says, hint } })
  }
  for (const name of Object.keys(file.sources)) {
    if (used.has(name)) continue
    const says = message('facts.source.unused', { source: name })
    context.addIssue({ code: 'custom', path: ['sources', name], params: { says } })
  }
}

interface WithSources {
  readonly sources: Readonly<Record<string, unknown>>
  readonly facts: RawFactBook
}

function namedSources(facts: RawFactBook): { readonly path: PropertyKey[]; readonly source: string }[] {
  return Object.entries(facts).flatMap(([key, found]) => {
    if (found === undefined) return []
    const list = Array.isArray(found) ? found : [found]
    return list.flatMap((one, index) => {
      const path = Array.isArray(found) ? [key, index] : [key]
      return one.source === undefined ? [] : [{ path, source: one.source }]
    })
  })
}

export const factsFileSchema = z
  .strictObject({
    schema: z.literal(factsFileId),
    provider: providerId,
    sources: sourcesSchema,
    unpricedRegions: z
      .array(
        z.strictObject({
          regions: z.array(z.string().min(1)).min(1),
          why: z.string().min(1).max(300).describe('why facts name regions that have no price'),
          weighed: z
            .literal(true)
            .optional()
            .describe(
              'other names for places that are priced: reports leave them out; all others are told as not weighed',
            ),
        }),
      )
      .optional()
      .describe('regions that facts name and no bundled price does'),
    facts: factBookSchema,
  })
  .superRefine(checkSources)
  .superRefine((file, context) => {
    reportFlaws(factFlaws(file.facts, {}), context)
  })

/** At their places below `facts`. */
export function reportFlaws(flaws: readonly FactFlaw[], context: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  for (const { path, says, hint } of flaws) {
    context.addIssue({ code: 'custom', path: ['facts', ...path], params: { says, hint } })
  }
}

export type FactsFile = z.output<typeof factsFileSchema>
export type RawFactBook = z.output<typeof factBookSchema>
export type RawSource = z.output<typeof sourceSchema>
