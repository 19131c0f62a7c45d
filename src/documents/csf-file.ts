import { z } from 'zod'
import type { SovereigntyFramework } from '../domain/csf.ts'
import { sealObjectives } from '../domain/facts.ts'
import { message } from '../domain/message.ts'
import { sourceSchema } from './facts-file.ts'

const words = z.strictObject({ name: z.string().min(1), says: z.string().min(1) })
const inTwoLanguages = z.strictObject({ en: words, fr: words })

const weights = z.record(z.enum(sealObjectives), z.number().min(0).max(100)).superRefine((found, context) => {
  const sum = Object.values(found).reduce((total, weight) => total + weight, 0)
  if (sum !== 100) context.addIssue({ code: 'custom', params: { says: message('facts.csf.sum', { sum }) } })
})

/** The Commission's framework: objectives, levels, weights, and the weights of its calculator of June 2026. */
export const csfSchema = z.strictObject({
  schema: z.literal('broker/csf/1'),
  version: z.string().min(1),
  ...sourceSchema.shape,
  weights,
  calculator: z.strictObject({ ...sourceSchema.shape, weights }),
  objectives: z.record(z.enum(sealObjectives), inTwoLanguages),
  levels: z.strictObject({
    0: inTwoLanguages,
    1: inTwoLanguages,
    2: inTwoLanguages,
    3: inTwoLanguages,
    4: inTwoLanguages,
  }),
})

export function toFramework(file: z.output<typeof csfSchema>): SovereigntyFramework {
  const { version, source, date, confidence, calculator, objectives, levels } = file
  const { source: from, date: of, confidence: how } = calculator
  return {
    version,
    evidence: { source, date, confidence },
    weights: file.weights,
    calculator: { weights: calculator.weights, evidence: { source: from, date: of, confidence: how } },
    objectives,
    levels,
  }
}
