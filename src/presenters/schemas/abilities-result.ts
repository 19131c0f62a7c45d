import { z } from 'zod'
import { resourceKinds } from '../../domain/inventory.ts'

const providers = z.array(z.string()).readonly()
const kind = z.enum(resourceKinds)

const labels = z.strictObject({
  maxCount: z.number().describe('On one thing.'),
  maxKeyBytes: z.number(),
  maxValueBytes: z.number(),
  maxPairBytes: z.number().nullable().describe('Of key=value, where both are kept as one text; null: they are not.'),
  keyPattern: z.string().nullable().describe('Regular expression for the whole key; null: anything goes.'),
  valuePattern: z.string().nullable().describe('Regular expression for the whole value; null: anything goes.'),
  reservedKeys: z.string().nullable().describe('Regular expression for keys that have a meaning of their own; null: none.'),
})

const names = z.strictObject({
  provider: z.string(),
  kinds: z.array(kind).readonly(),
  maxNameBytes: z.number(),
  namePattern: z.string().nullable().describe('Regular expression for the whole name; null: anything goes.'),
  labels: labels.nullable().describe('Given when it is made; null: none are taken then.'),
  laterLabels: labels.nullable().describe('Given to what is there already; null: this kind carries no labels.'),
})

const volumeSize = z.strictObject({
  provider: z.string(),
  stepBytes: z.number(),
  minBytes: z.number(),
  maxBytes: z.number().nullable().describe('Null: not known.'),
})

/** What `broker providers --abilities --json` prints. */
export const abilitiesResult = z
  .strictObject({
    schema: z.literal('broker/abilities/1'),
    providers,
    features: z.array(z.strictObject({ name: z.string(), providers: providers.describe('Those that have it.') })),
    kinds: z.array(z.strictObject({ kind, providers: providers.describe('Those whose inventory lists it.') })).readonly(),
    names: z.array(names).readonly(),
    volumeSizes: z.array(volumeSize),
  })
  .meta({ title: 'Result of broker providers --abilities' })

export type AbilitiesResult = z.infer<typeof abilitiesResult>
