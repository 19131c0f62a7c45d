import type { HttpResponse } from '../http/exchange.ts'
import { HttpError } from '../http/http-error.ts'
import { readBytes } from '../http/read-body.ts'
import { retryAfterMs } from '../http/retry-after.ts'

const longest = 600

/** A refusal as an error, with the words of the service. */
export async function refusal(method: string, response: HttpResponse, nowMs: number): Promise<HttpError> {
  const { status, url, requestId, headers } = response
  const body = (await readBytes(response, 1024 * 1024, method)).toString('utf8')
  const vendorText = vendorTextOf(body)
  return new HttpError({
    problem: 'status',
    method,
    url,
    values: { status, detail: vendorText === '' ? `HTTP ${status}` : vendorText },
    status,
    requestId,
    vendorText,
    retryAfterMs: retryAfterMs(headers, nowMs),
  })
}

/**
 * The sentence in the error of a service. They write it as `{"error": {"message"}}` (Keystone), `{"itemNotFound": {"message"}}` (Nova,
 * Cinder), `{"NeutronError": {"type", "message", "detail"}}`, `{"message", "code"}` (Glance), or as a small web page.
 */
export function vendorTextOf(body: string): string {
  const text = body.trimStart().startsWith('{') ? sentenceIn(body) : body
  return withoutTags(text).replace(/\s+/g, ' ').trim().slice(0, longest)
}

function sentenceIn(body: string): string {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch (error) {
    return error instanceof SyntaxError ? body : ''
  }
  const inner = isRecord(parsed) ? (Object.values(parsed).find(isRecord) ?? parsed) : {}
  // A title repeats the status in words: it counts where there is nothing else.
  const parts = ['type', 'message'].map((name) => inner[name]).filter((part) => typeof part === 'string')
  return parts.length > 0 || typeof inner['title'] !== 'string' ? parts.join(': ') : inner['title']
}

/** Glance and proxies answer with `<html><head><title>409 Conflict</title>…<h1>…</h1>…`. */
function withoutTags(body: string): string {
  return body
    .replace(/<(script|style|title)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/&(amp|lt|gt|nbsp);/g, ' ')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
