import type { HttpResponse } from './exchange.ts'

/**
 * How long the service asks us to wait, in milliseconds; null when it does not say. Dates are compared with the clock of the
 * service where it tells its own, so that a wrong clock here does no harm (RFC 9110, 10.2.3).
 */
export function retryAfterMs(headers: HttpResponse['headers'], nowMs: number): number | null {
  const given = headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}(\.\d+)?$/.test(given)) return Math.ceil(Number(given) * 1000)
  const until = Date.parse(given)
  if (Number.isNaN(until)) return null
  const serverNow = Date.parse(headers['date'] ?? '')
  return Math.max(0, until - (Number.isNaN(serverNow) ? nowMs : serverNow))
}
