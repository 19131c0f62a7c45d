import { z } from 'zod'
import { assessors, sealLevels, sealObjectives } from '../../domain/facts.ts'
import { evidence } from './figures.ts'

const points = z.number().meta({ id: 'Points', description: '0–100.' })

export const interval = z.strictObject({ score: points, low: points, high: points })

export const criterion = interval.extend({
  indicators: z.array(
    z.strictObject({
      id: z.string(),
      value: z.union([z.number(), z.string()]).nullable().describe('Null when unknown.'),
      unit: z.string(),
      ...interval.shape,
      weight: z.number().describe('Within the criterion.'),
      status: z.enum(['known', 'stale', 'unverified', 'partial', 'unknown']),
      reason: z.string().nullable().describe('Why it is unknown or weak.'),
      note: z.string().optional().describe('What the value alone does not tell, such as what is too old to count.'),
      lacking: z.array(z.string()).describe('Facts to obtain.'),
      evidence: z.array(evidence),
    }),
  ),
  notApplicable: z.array(z.string()),
  unknownShare: z.number().describe('0–1 of the weight.'),
}).meta({ id: 'Criterion' })

const level = z.literal(sealLevels)

export const seal = z.strictObject({
  overall: z.strictObject({ low: level, high: level }).describe('The lowest objective.'),
  score: interval,
  calculator: interval.describe('The same levels under the weights of the calculator of June 2026; never mixed in.'),
  objectives: z.array(
    z.strictObject({
      objective: z.enum(sealObjectives),
      level: level.nullable(),
      assessedBy: z.enum(assessors).nullable(),
      evidence: evidence.nullable(),
    }),
  ),
  outside: z
    .strictObject({ percent: z.number().nullable(), evidence: evidence.nullable() })
    .optional()
    .describe('The total that somebody else published; null where it could not be read. Added up otherwise, and never mixed in.'),
  contrary: z
    .array(z.strictObject({ objective: z.enum(sealObjectives), level, text: z.string(), evidence }))
    .optional()
    .describe('Known facts about foreign law that speak against the level.'),
  estimated: z.boolean(),
  note: z.string().nullable().describe('"estimated, not an EU rating" unless a contracting authority rated it.'),
})
