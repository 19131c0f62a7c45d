import { z } from 'zod'
import { message } from '../domain/message.ts'
import { greatestWeight, weightDecimals } from '../domain/weighting.ts'
import type { Weighting } from '../domain/weighting.ts'
import { readDocument } from './check-document.ts'

const weight = z
  .number()
  .min(0)
  .max(greatestWeight)
  .superRefine((found, context) => {
    if (Number(found.toFixed(weightDecimals)) === found) return
    const says = message('criteria.weighting.tooFine', { text: String(found), count: weightDecimals })
    context.addIssue({ code: 'custom', params: { says } })
  })
const sentence = z.string().min(1).max(200)

const weighting = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  says: z.strictObject({ en: sentence, fr: sentence }),
  weights: z
    .strictObject({
      security: weight,
      sovereignty: weight,
      flexibility: weight,
      consistency: weight,
      cost: weight,
      skills: weight,
      fit: weight,
    })
    .superRefine((found, context) => {
      if (Object.values(found).every((one) => one === 0)) {
        context.addIssue({ code: 'custom', params: { says: message('criteria.weighting.allZero') } })
      }
    }),
})

/** A file of weightings, bundled or the user's own. */
export const weightingsSchema = z.strictObject({
  schema: z.literal('broker/weightings/1'),
  weightings: z.array(weighting).min(1),
})

/** @throws BrokerError usage – with every problem and its line. */
export function readWeightings(request: { readonly file: string; readonly text: string }): readonly Weighting[] {
  return readDocument({ ...request, schema: weightingsSchema }).weightings
}
