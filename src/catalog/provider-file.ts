import { z } from 'zod'
import { sealLevels, sealObjectives } from '../domain/facts.ts'
import { message } from '../domain/message.ts'
import { futureFlaw } from '../documents/deployment-knowledge.ts'
import { factFlaws } from '../documents/fact-flaws.ts'
import { checkSources, declaredFactsSchema, providerId, reportFlaws, sourcesSchema } from '../documents/facts-file.ts'
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
  checkFile(file, context)
})

/** As {@link providerFileSchema}; nothing in it may be of a later day than `today`, an ISO 8601 calendar date. */
export function providerFileSchemaOn(today: string): typeof shape {
  return shape.superRefine((file, context) => {
    checkFile(file, context, today)
    const dates = [
      { path: ['declared', 'date'], date: file.declared.date },
      ...Object.entries(file.sources).map(([name, { date }]) => ({ path: ['sources', name, 'date'], date })),
    ]
    for (const { path, date } of dates) {
      const flaw = futureFlaw(date, today)
      if (flaw !== null) context.addIssue({ code: 'custom', path, params: { says: flaw.says, hint: flaw.hint } })
    }
  })
}

type Context = z.core.$RefinementCtx<z.output<typeof shape>>

function checkFile(file: z.output<typeof shape>, context: Context, today?: string): void {
  checkSources(file, context)
  reportFlaws(factFlaws(file.facts, { today, regions: Object.keys(file.prices?.regions ?? {}) }), context)
  for (const objective of sealObjectives) {
    if (file.seal[objective] === undefined || file.facts[objective] === undefined) continue
    const says = message('facts.seal.twice', { objective })
    context.addIssue({ code: 'custom', path: ['facts', objective], params: { says } })
  }
  for (const { path, says, hint } of file.prices === undefined ? [] : checkPrices(file.prices, today)) {
    context.addIssue({ code: 'custom', path: ['prices', ...path], params: { says, hint } })
  }
}

export type ProviderFile = z.output<typeof providerFileSchema>
