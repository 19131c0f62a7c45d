import { bodyText } from '../http/body-text.ts'
import type { HttpResponse } from '../http/exchange.ts'
import { HttpError } from '../http/http-error.ts'
import { readBytes } from '../http/read-body.ts'
import type { Redactor } from '../http/redactor.ts'
import { retryAfterMs } from '../http/retry-after.ts'

const longest = 600
/** More is not tidied. */
const longestRaw = 20_000

/** A refusal as an error, with the words of the service. */
export async function refusal(request: {
  readonly method: string
  readonly response: HttpResponse
  readonly nowMs: number
  readonly redactor: Pick<Redactor, 'text'>
}): Promise<HttpError> {
  const { method, response, nowMs, redactor } = request
  const { status, url, requestId, headers } = response
  const body = bodyText(await readBytes(response, 1024 * 1024, method), response)
  const vendorText = vendorTextOf(body, redactor)
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
export function vendorTextOf(body: string, redactor: Pick<Redactor, 'text'>): string {
  return wordsOf(body.trimStart().startsWith('{') ? sentenceIn(body) : body, redactor)
}

/**
 * Words of a service, fit for an error: one line without markup, of bounded length. Secrets are taken out of what came, before anything is
 * cut off, and of what has become of it, before and after it is one line.
 */
export function wordsOf(text: string, redactor: Pick<Redactor, 'text'>): string {
  const tidy = decoded(withoutTags(redactor.text(text).slice(0, longestRaw)))
  const line = redactor.text(tidy).replace(/\s+/g, ' ').trim()
  return redactor.text(line).slice(0, longest)
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
  return body.replace(/<(script|style|title)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^<>]*>/g, ' ')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** `&quot;`, `&#39;` and `&#x27;` as what they stand for; of others, what is written. */
function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7}|x[\da-f]{1,6})|([a-z]{2,4}));/gi,
    (written: string, digits?: string, name?: string) => {
      if (digits === undefined) return entities[name?.toLowerCase() ?? ''] ?? written
      const code = Number(digits.replace(/^x/i, '0x'))
      return code > 0x10ffff ? written : String.fromCodePoint(code)
    },
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
