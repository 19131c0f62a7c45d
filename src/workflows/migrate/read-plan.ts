import { invalid, readDocument } from '../../documents/check-document.ts'
import { defaultLimits, type Limits } from '../../documents/limits.ts'
import { message } from '../../domain/message.ts'
import { planFormat, planSchema, type Plan } from '../../plan/plan-schema.ts'

/** A plan of thousands of servers is long, and its user wrote it. */
export const planLimits: Limits = {
  ...defaultLimits,
  maxBytes: 64 * 1024 * 1024,
  maxTokens: 10_000_000,
}

/**
 * Reads a plan file.
 * @throws BrokerError usage – it is of another version, or not valid: with every problem and its line.
 */
export function readPlan(request: { readonly file: string; readonly text: string }): Plan {
  const { file, text } = request
  const found = /^schema: *["']?([^"'\s#]+)/m.exec(text)
  const format = found?.[1]
  if (found !== null && format !== undefined && format !== planFormat) {
    const line = text.slice(0, found.index).split('\n').length
    const says = message('plan.version', { format, known: planFormat })
    throw invalid([{ file, line, column: 1, message: says, hint: message('plan.version.hint') }])
  }
  return readDocument({ file, text, schema: planSchema, limits: planLimits })
}
