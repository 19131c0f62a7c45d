import { z } from 'zod'

export const currency = z.string().describe('ISO 4217 code.')

export const amount = z
  .string()
  .regex(/^-?\d+\.\d{2}$/)
  .describe('a decimal string with two places.')

export const money = z.strictObject({ amount, currency }).meta({ id: 'Money' })

export const evidence = z
  .strictObject({
    source: z.string(),
    date: z.string().describe('ISO 8601 date on which the source was published or read.'),
    confidence: z.enum(['sourced', 'stale', 'unverified']),
    replaced: z.literal(true).optional().describe('Stale although young: the data say that something newer has taken its place.'),
    selfDeclared: z.literal(true).optional().describe('Only the word of whoever wrote the provider file stands behind it.'),
  })
  .meta({ id: 'Evidence' })
