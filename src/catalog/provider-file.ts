import { z } from 'zod'
import { sealLevels, sealObjectives } from '../domain/facts.ts'
import { message } from '../domain/message.ts'
import { checkSources, declaredFactsSchema, providerId, sourcesSchema } from '../documents/facts-file.ts'
import { checkPrices } from './check-prices.ts'
import { priceFileSchema } from './price-file.ts'

/** A provider of the user's own: facts, offers and an assessment by SEAL level, all self-declared. See docs/facts.md. */
export const providerFileId = 'broker/provider/1'

const level = z.literal([...sealLevels])

const shape = z.strictObject({
  schema: z.literal(providerFileId),
  provider: providerId,
  name: z.string().min(1).max(200),
  model: z.enum(['hyperscaler', 'cloud', 'openstack', 'dedicated']),
  website: z.url().optional(),
  declared: z
    .strictObject({ by: z.string().min(1).max(200), date: z.iso.date() })
    .describe('who says all this, and when: the evidence of every fact without a source'),
  seal: z
    .partialRecord(z.enum(sealObjectives), level)
    .default({})
    .describe('level 0–4 for each objective of the Cloud Sovereignty Framework; one that is left out is unknown'),
  sources: sourcesSchema.default({}),
  facts: declaredFactsSchema.default({}),
  prices: priceFileSchema
    .omit({ schema: true, provider: true, name: true, model: true, website: true })
    .optional()
    .describe('offers, as in a price file'),
})

export const providerFileSchema = shape.superRefine((file, context) => {
  checkSources(file, context)
  for (const objective of sealObjectives) {
    if (file.seal[objective] === undefined || file.facts[objective] === undefined) continue
    const says = message('facts.seal.twice', { objective })
    context.addIssue({ code: 'custom', path: ['facts', objective], params: { says } })
  }
  for (const { path, says, hint } of file.prices === undefined ? [] : checkPrices(file.prices)) {
    context.addIssue({ code: 'custom', path: ['prices', ...path], params: { says, hint } })
  }
})

export type ProviderFile = z.output<typeof providerFileSchema>
