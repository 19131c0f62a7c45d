import { z } from 'zod'
import { factKeys, sealLevels } from '../../domain/facts.ts'
import { criterionKeys } from '../../domain/score.ts'

const bounds = { zeroAt: z.number().describe('Value of 0 points.'), fullAt: z.number().describe('Value of 100 points.') }

const shape = z.union([
  z.strictObject({ kind: z.literal('linear'), ...bounds }),
  z.strictObject({ kind: z.literal('log'), ...bounds }),
  z.strictObject({ kind: z.literal('ladder'), rungs: z.record(z.string(), z.number()) }),
])

const indicator = z.strictObject({
  id: z.string(),
  name: z.string(),
  how: z.string().describe('What is measured, in words.'),
  weight: z.number().describe('Within the criterion.'),
  unit: z.string(),
  function: shape.describe('From the value to points; clamped to 0–100.'),
  facts: z.array(z.enum(factKeys)),
  derived: z.array(z.string()).describe('Computed from deployment, catalogue, placement and bill.'),
})

/** `broker criteria --json` */
export const criteriaResult = z.strictObject({
  schema: z.literal('broker/criteria/1'),
  criteria: z.array(
    z.strictObject({
      key: z.enum(criterionKeys),
      question: z.string(),
      notMeasured: z.string(),
      indicators: z.array(indicator),
    }),
  ),
  seal: z
    .strictObject({
      version: z.string(),
      source: z.string(),
      date: z.string(),
      levels: z.array(z.strictObject({ level: z.literal(sealLevels), name: z.string(), says: z.string() })),
    })
    .describe('What the levels of the sovereignty criterion mean, in our own words; the framework is the European Commission’s.'),
  weightings: z.array(
    z.strictObject({ name: z.string(), says: z.string(), weights: z.record(z.enum(criterionKeys), z.number()) }),
  ),
})

export type CriteriaResult = z.output<typeof criteriaResult>
