import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'

/** The current instant, ISO 8601 UTC with seconds. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/**
 * Today's calendar date in UTC, or the one that the user asks to take for today.
 * @throws BrokerError usage – not a date of the calendar.
 */
export function today(asOf?: string): string {
  if (asOf === undefined) return now().slice(0, 10)
  const parsed = new Date(`${asOf}T00:00:00Z`)
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(asOf) && !Number.isNaN(parsed.getTime())
  if (valid && parsed.toISOString().startsWith(asOf)) return asOf
  throw new BrokerError({
    kind: 'usage',
    says: message('run.badDate', { value: asOf }),
    next: message('run.badDate.next'),
  })
}
