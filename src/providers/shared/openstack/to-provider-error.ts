import { message, type Message } from '../../../domain/message.ts'
import { ProviderError, type ErrorCode } from '../../contract/errors.ts'
import { HttpError, type HttpProblem } from '../http/http-error.ts'
import { cleaned, cleanedMessage } from '../http/redact-errors.ts'
import type { Redactor } from '../http/redactor.ts'
import { exitOf } from './openstack-error.ts'

/**
 * Errors of the chain in the eight words of the contract, secrets taken out; anything else (an abort, an error of the caller) stays
 * what it is.
 */
export function toProviderError(error: unknown, redactor: Redactor): unknown {
  if (error instanceof HttpError) {
    const clean = cleaned(error, redactor)
    const { requestId, detail } = clean
    const code = codeOf(clean)
    const { says, next } = code === 'auth' && clean.status === 403 ? notAllowed(clean) : clean
    const retryAfterMs = detail.retryAfterMs ?? null
    return new ProviderError({ code, says, next, requestId, retryAfterMs, cause: clean, ...exitOf(code) })
  }
  if (!(error instanceof ProviderError)) return error
  const { code, kind, requestId, retryAfterMs, cause } = error
  return new ProviderError({
    code,
    exit: kind,
    says: cleanedMessage(error.says, redactor),
    requestId,
    retryAfterMs,
    problems: error.problems.map((one) => ({ ...one, message: cleanedMessage(one.message, redactor) })),
    ...(error.next === null ? {} : { next: cleanedMessage(error.next, redactor) }),
    ...(cause instanceof HttpError ? { cause: cleaned(cause, redactor) } : {}),
    ...(cause instanceof ProviderError ? { cause: toProviderError(cause, redactor) } : {}),
  })
}

/** What OpenStack's services call the right that is missing: `Policy doesn't allow os_compute_api:servers:detail to be performed.` */
const rightIn = /\b[a-z][\w-]*(?::[\w-]+)+/i

function notAllowed({ detail, requestId }: HttpError): { readonly says: Message; readonly next: Message } {
  const { method, vendorText = '' } = detail
  const url = detail.url.replace(/[?#].*$/s, '')
  const place = URL.canParse(url) ? new URL(url).pathname : url
  const right = rightIn.exec(vendorText)?.[0] ?? `${method} ${place}`
  const values = {
    method,
    url,
    detail: vendorText === '' ? 'HTTP 403' : vendorText,
    right,
    requestId: requestId ?? '–',
  }
  const next = requestId === null ? 'openstack.notAllowed.unnamed.next' : 'openstack.notAllowed.next'
  return { says: message('openstack.notAllowed', values), next: message(next, values) }
}

const byProblem: Readonly<Record<Exclude<HttpProblem, 'status'>, ErrorCode>> = {
  connectTimeout: 'unavailable',
  firstByteTimeout: 'unavailable',
  idleTimeout: 'unavailable',
  wholeTimeout: 'unavailable',
  unknownHost: 'unavailable',
  refused: 'unavailable',
  unreachable: 'unavailable',
  tls: 'unavailable',
  reset: 'unavailable',
  truncated: 'unavailable',
  proxy: 'unavailable',
  proxyKind: 'unsupported',
  proxySilent: 'unavailable',
  stillSilent: 'unavailable',
  notHttp: 'unexpected',
  tooLarge: 'unexpected',
  packed: 'unexpected',
  html: 'unexpected',
  notJson: 'unexpected',
  emptyAnswer: 'unexpected',
  endedEarly: 'unavailable',
  unexpectedShape: 'unexpected',
  redirected: 'unexpected',
  bodyLength: 'conflict',
  rateLimited: 'rate-limited',
  heldBack: 'rate-limited',
  lostPage: 'unexpected',
  pageLoop: 'unexpected',
  emptyPages: 'unexpected',
  tooManyPages: 'unexpected',
  tooLongList: 'unexpected',
}

function codeOf({ problem, status, detail }: HttpError): ErrorCode {
  if (problem !== 'status') return byProblem[problem]
  return codeOfStatus(status ?? 0, detail.vendorText ?? '', detail.retryAfterMs ?? null)
}

const byStatus: Readonly<Record<number, ErrorCode>> = {
  401: 'auth',
  404: 'not-found',
  405: 'unsupported',
  406: 'unsupported',
  408: 'unavailable',
  410: 'not-found',
  412: 'conflict',
  423: 'conflict',
  425: 'unavailable',
  429: 'rate-limited',
  501: 'unsupported',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

/**
 * What a refusal means. Quotas come as 403 (Nova, Glance), 413 (Cinder, Glance) or 409 (Neutron, type `OverQuota`), with nothing but
 * words to tell them; a state that forbids something comes from Cinder as 400 "… status must be available".
 */
export function codeOfStatus(status: number, vendorText: string, retryAfterMs: number | null): ErrorCode {
  // Rights have names such as os_compute_api:limits; they are no limits.
  if (status === 403 && /policy|not allowed|not authori[sz]ed/i.test(vendorText)) return 'auth'
  if ([403, 409, 413].includes(status) && /quota|exceed|limit/i.test(vendorText)) {
    return status === 413 && retryAfterMs !== null && retryAfterMs > 0 && /rate|retry/i.test(vendorText)
      ? 'rate-limited'
      : 'quota'
  }
  if (status === 403) return 'auth'
  if (status === 409) return 'conflict'
  if (status === 413) return retryAfterMs === null ? 'quota' : 'rate-limited'
  // What a thing is to be made of; Cinder: "Invalid image identifier or unable to access requested image."
  if (status === 400 && /could not be found|invalid image identifier|can not find/i.test(vendorText)) return 'not-found'
  // A name, label or tag that this cloud does not take, a network that is taken.
  if (
    status === 400 &&
    /exceeds maximum length|4 byte unicode|attribute (?:name|metadata)\b|for name\b|overlaps/i.test(vendorText)
  )
    return 'conflict'
  if (
    status === 400 &&
    /status must be|must be (available|in-use|error)|in use|while|already|locked/i.test(vendorText)
  ) {
    return 'conflict'
  }
  return byStatus[status] ?? 'unexpected'
}
