import { z } from 'zod'
import { message } from '../domain/message.ts'

/** Where a figure or a fact is from. Blanks and dashes are no source. */
export function sourceText(): z.ZodString {
  return z
    .string()
    .min(1)
    .max(400)
    .superRefine((value, context) => {
      if (/[\p{L}\p{N}]/u.test(value)) return
      context.addIssue({ code: 'custom', params: { says: message('evidence.source.blank') } })
    })
}
