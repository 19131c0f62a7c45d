import { z } from 'zod'
import { factKeys } from '../../domain/facts.ts'
import { seal } from './criteria.ts'
import { evidence } from './figures.ts'

const day = z.string().describe('ISO 8601 calendar date.')
const country = z.string().describe('ISO 3166-1 alpha-2.')

const summary = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.enum(['active', 'closing', 'closed']),
  ends: day.nullable().describe('Last day of the service, where an end is known.'),
  model: z.enum(['hyperscaler', 'cloud', 'openstack', 'dedicated']).nullable().describe('Null: nothing of it is priced.'),
  countries: z.array(country).describe('Where it has priced regions.'),
  contract: country.nullable().describe('Country of the company that signs the contract.'),
  control: z
    .array(z.strictObject({ name: z.string(), country }))
    .nullable()
    .describe('Deciding holders; null when nobody is known for sure.'),
  facts: z
    .strictObject({ sourced: z.number(), stale: z.number(), unverified: z.number(), unknown: z.number() })
    .describe('Facts, each counted as its weakest entry.'),
  oldest: day.nullable().describe('Date of the oldest evidence.'),
  selfDeclared: z.boolean(),
})

const fact = z.strictObject({
  key: z.enum(factKeys),
  known: z.boolean(),
  value: z.unknown().describe('As in a facts file; null when unknown.'),
  text: z.string().describe('The value in words; the reason when unknown, empty where nobody has looked.'),
  regions: z.union([z.literal('all'), z.array(z.string())]),
  products: z.union([z.literal('all'), z.array(z.string())]),
  evidence: evidence.nullable(),
  ageDays: z.number().nullable(),
})

/** `broker providers --json` */
export const providersResult = z.strictObject({
  schema: z.literal('broker/providers/1'),
  today: day,
  providers: z.array(summary),
})

/** `broker providers NAME --json` */
export const providerResult = z.strictObject({
  schema: z.literal('broker/provider-facts/1'),
  today: day,
  provider: summary.extend({ website: z.string(), seal: seal.nullable() }),
  facts: z.array(fact),
})

export type ProvidersResult = z.output<typeof providersResult>
export type ProviderResult = z.output<typeof providerResult>
