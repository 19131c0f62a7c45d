import { z } from 'zod'
import type { DataClassRule } from '../domain/data-class-rule.ts'
import { sourceSchema } from './facts-file.ts'

const sentence = z.string().min(1).max(600)

const rule = z.strictObject({
  dataClass: z.enum(['public', 'personal', 'sensitive', 'health', 'public-sector']),
  where: z.string().min(2).nullable().describe('country or group of countries; null: everywhere'),
  law: z.strictObject({ en: sentence, fr: sentence }).describe('law and article'),
  from: z.iso.date().describe('day from which it holds; on an earlier day it is neither told nor required'),
  constraint: sentence.nullable().describe('as a user would write it; null: only to be told'),
  says: z.strictObject({ en: sentence, fr: sentence }),
  ...sourceSchema.shape,
})

/** What law asks of a class of data. Legal points, not legal advice. */
export const dataClassesSchema = z.strictObject({
  schema: z.literal('broker/data-classes/1'),
  rules: z.array(rule).min(1),
})

export function toDataClassRules(file: z.output<typeof dataClassesSchema>): readonly DataClassRule[] {
  return file.rules
}
