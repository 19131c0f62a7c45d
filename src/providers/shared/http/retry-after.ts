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

/** `1 d`, `5 h`, `3 min`, `12 s`: the largest unit that fits, rounded up. */
export function inWords(ms: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
  ] as const
  const [unit, unitMs] = units.find(([, least]) => ms >= least) ?? ['s', 1000]
  return `${String(Math.ceil(ms / unitMs))} ${unit}`
}

/** `2026-11-23 12:00 UTC`, rounded up; beyond what a date can say, the last that it can. */
export function momentAfter(nowMs: number, ms: number): string {
  const last = 8.64e15
  const minute = Math.min(last, Math.ceil((nowMs + ms) / 60_000) * 60_000)
  return `${new Date(minute).toISOString().slice(0, -8).replace('T', ' ')} UTC`
}
