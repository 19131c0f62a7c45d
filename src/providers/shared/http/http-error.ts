import { message, type Message, type MessageValue } from '../../../domain/message.ts'
import type { MessageKey } from '../../../messages/keys.ts'
import type { HttpRequest } from './exchange.ts'

/** What went wrong with a call; each has a sentence `http.<problem>` and a next step `http.<problem>.next`. */
export type HttpProblem =
  | 'connectTimeout'
  | 'firstByteTimeout'
  | 'idleTimeout'
  | 'wholeTimeout'
  | 'unknownHost'
  | 'refused'
  | 'unreachable'
  | 'tls'
  | 'reset'
  | 'truncated'
  | 'proxy'
  | 'proxyKind'
  | 'proxySilent'
  | 'stillSilent'
  | 'notHttp'
  | 'tooLarge'
  | 'packed'
  | 'html'
  | 'notJson'
  | 'emptyAnswer'
  | 'endedEarly'
  | 'unexpectedShape'
  | 'redirected'
  | 'bodyLength'
  | 'lostPage'
  | 'pageLoop'
  | 'emptyPages'
  | 'tooManyPages'
  | 'tooLongList'
  | 'rateLimited'
  | 'heldBack'
  | 'status'

export interface HttpErrorDetail {
  readonly problem: HttpProblem
  readonly method: string
  readonly url: string
  /** Whatever else the sentence needs: `detail`, `seconds`, `status`… */
  readonly values?: Readonly<Record<string, MessageValue>>
  readonly status?: number | null
  readonly requestId?: string | null
  /** The failure proves that no byte of the request reached the service. */
  readonly nothingSent?: boolean
  readonly retryAfterMs?: number | null
  /** The text of the service's own error; empty when there is none. */
  readonly vendorText?: string
  readonly cause?: unknown
}

/** A call that brought no usable answer. */
export class HttpError extends Error {
  readonly problem: HttpProblem
  readonly detail: HttpErrorDetail
  readonly says: Message
  readonly next: Message

  constructor(detail: HttpErrorDetail) {
    const key: `http.${HttpProblem}` = `http.${detail.problem}`
    super(`${key} ${detail.method} ${detail.url}`, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.name = 'HttpError'
    this.problem = detail.problem
    this.detail = detail
    const { method, url, requestId = null, values = {} } = detail
    const all = { method, url: shortUrl(url), requestId: requestId ?? '–', ...values }
    const says: MessageKey = key
    this.says = message(says, all)
    this.next = message(key === 'http.status' && requestId === null ? 'http.status.unnamed.next' : `${key}.next`, all)
  }

  get status(): number | null {
    return this.detail.status ?? null
  }

  get requestId(): string | null {
    return this.detail.requestId ?? null
  }

  get nothingSent(): boolean {
    return this.detail.nothingSent ?? false
  }
}

/** Queries say little to a reader and much to a thief. */
function shortUrl(url: string): string {
  return url.replace(/[?#].*$/s, '')
}

const idHeaders = [
  'x-openstack-request-id',
  'x-compute-request-id',
  'x-request-id',
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-correlation-id',
  'x-ovh-queryid',
  'request-id',
]

/** As OpenStack's services make them. */
const usualId = /^req-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** What the service calls this call; null when it does not say. Who was told a secret may repeat it there: then only ids that are nothing else. */
export function requestIdOf(
  headers: Readonly<Record<string, string>>,
  { purpose }: Pick<HttpRequest, 'purpose'>,
): string | null {
  const name = idHeaders.find((one) => headers[one] !== undefined && headers[one] !== '')
  const id = name === undefined ? null : (headers[name] ?? null)
  return purpose === 'signIn' && id !== null && !usualId.test(id) ? null : id
}
