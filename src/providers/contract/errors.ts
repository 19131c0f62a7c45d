import { BrokerError, type ExitKind, type Problem } from '../../domain/errors.ts'
import type { Message } from '../../domain/message.ts'

/**
 * What went wrong, in the eight words that the core knows. Adapters translate; whoever calls decides about trying again.
 *
 * - `auth`: the credentials are wrong, have expired and cannot be renewed, or may not do this.
 * - `not-found`: the thing asked for does not exist (any more).
 * - `conflict`: it exists already and is different, is in use, or is in a state that forbids this.
 * - `quota`: a limit of the account or of the provider would be exceeded.
 * - `rate-limited`: too many calls; `retryAfterMs` says when to come back, where the provider told.
 * - `unavailable`: no answer, or an answer that says "later"; the same call may succeed then.
 * - `unsupported`: this provider cannot do it, ever.
 * - `unexpected`: an answer that nobody foresaw; a defect of the provider or of its adapter.
 */
export type ErrorCode =
  'auth' | 'not-found' | 'conflict' | 'quota' | 'rate-limited' | 'unavailable' | 'unsupported' | 'unexpected'

const exitKinds: Readonly<Record<ErrorCode, Exclude<ExitKind, 'ok'>>> = {
  auth: 'credentials',
  'not-found': 'usage',
  conflict: 'refused',
  quota: 'refused',
  'rate-limited': 'partial',
  unavailable: 'partial',
  unsupported: 'unsupported',
  unexpected: 'unexpected',
}

/** An error of a provider: what was being done, to what, what to do next, and the vendor's own error as its cause. */
export class ProviderError extends BrokerError {
  /** What went wrong; decides whether trying again makes sense. */
  readonly code: ErrorCode
  /** The vendor's id of the request, for its support; null where there is none. */
  readonly requestId: string | null
  /** When to come back at the earliest; null where the provider did not say. */
  readonly retryAfterMs: number | null
  /** Of a list: all of it came, and only something that its records carry besides could not be read. */
  readonly besides: boolean

  constructor(detail: {
    readonly code: ErrorCode
    readonly says: Message
    /** Adapters give it for everything that they foresee; the suite asks for it. */
    readonly next?: Message
    readonly requestId?: string | null
    readonly retryAfterMs?: number | null
    /** Left out: the list itself is not whole, or it was none. */
    readonly besides?: boolean
    /** Where the code alone decides wrongly: damaged files of an account are no defect of this program. */
    readonly exit?: Exclude<ExitKind, 'ok'>
    /** Everything that is damaged, each by itself. */
    readonly problems?: readonly Problem[]
    readonly cause?: unknown
  }) {
    super({ ...detail, kind: detail.exit ?? exitKinds[detail.code] })
    this.name = 'ProviderError'
    this.code = detail.code
    this.requestId = detail.requestId ?? null
    this.retryAfterMs = detail.retryAfterMs ?? null
    this.besides = detail.besides ?? false
  }
}
