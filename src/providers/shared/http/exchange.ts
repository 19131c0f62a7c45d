export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a call is for; decides how long it may take. */
export type Purpose = 'signIn' | 'reading' | 'changing' | 'transfer'

/** Milliseconds; null switches one off. */
export interface Timeouts {
  /** From the call until the connection stands, name look-up, proxy and TLS included. */
  readonly connectMs: number | null
  /** From the last byte sent until the first of the answer. */
  readonly firstByteMs: number | null
  /** Longest silence between two pieces of a body, while sending as while receiving. */
  readonly idleMs: number | null
  /** The call as a whole: every attempt, every wait between attempts, the body of the answer. */
  readonly wholeMs: number | null
  /**
   * How long the answer to a call that must not be sent twice is still awaited after its abort, once the call is on its way: what came
   * of it is worth knowing. Null: the abort ends it at once.
   */
  readonly afterAbortMs: number | null
}

export type RequestBody =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'stream'
      /** Called once for each attempt. */
      open(): AsyncIterable<Uint8Array>
      /** Null: unknown, the body is sent in chunks. */
      readonly lengthBytes: number | null
      /** Whether `open` may be called again and gives the same bytes. */
      readonly replayable: boolean
    }

export interface HttpRequest {
  readonly method: Method
  /** Absolute, or relative to the base address of the chain. */
  readonly url: string
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: RequestBody
  /** Whether sending it twice does no more than sending it once. Unless told: GET, HEAD, PUT, DELETE. Others are seen through. */
  readonly idempotent?: boolean
  /** `whole` (unless told): the body is read, up to the bound of the chain, before the call returns. */
  readonly answer?: 'whole' | 'stream'
  /** Unless told, from the method and the bodies. */
  readonly purpose?: Purpose
  /** Where they differ from those of the purpose. */
  readonly timeouts?: Partial<Timeouts>
  /** Who is called, where several services stand behind one address; unless told, the address's host and port. */
  readonly service?: string
  /** From 1; set by the chain. */
  readonly attempt?: number
  readonly signal: AbortSignal
}

export interface HttpResponse {
  readonly status: number
  /** Names in lower case, repeated ones joined by commas. */
  readonly headers: Readonly<Record<string, string>>
  /** Read it to the end or leave the loop: both free the connection. Pieces come only as fast as they are taken. */
  readonly body: AsyncIterable<Uint8Array>
  /** Where the answer came from, after redirections. */
  readonly url: string
  /** What the service calls this call, for its support; null when it does not say. */
  readonly requestId: string | null
}

export type Send = (request: HttpRequest) => Promise<HttpResponse>

/** One link of the chain: takes the rest of it and gives it an ability. */
export type Layer = (next: Send) => Send

/** What runtime lends: the chain reads no clock and throws no dice. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** 0 up to, not including, 1. */
  readonly random: () => number
  /** Rejects with the reason of the signal as soon as it is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

const repeatable: ReadonlySet<Method> = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])

/** Whom a call goes to: what one call learns of it counts for the next one too. */
export function serviceOf({ service, url }: HttpRequest): string {
  return service ?? new URL(url).origin
}

export function isIdempotent(request: HttpRequest): boolean {
  return request.idempotent ?? repeatable.has(request.method)
}
