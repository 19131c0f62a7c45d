import type { Problem } from '../../../domain/errors.ts'
import { message, type MessageValue } from '../../../domain/message.ts'
import type { MessageKey } from '../../../messages/keys.ts'
import { ProviderError, type ErrorCode } from '../../contract/errors.ts'

/** Keys that have a companion which says what to do next. */
type KeyWithNext = { [K in MessageKey]: `${K}.next` extends MessageKey ? K : never }[MessageKey]

/** What a cloud answers against all promises is no defect of this program: the command could not do the whole of its work. */
export function exitOf(code: ErrorCode): { readonly exit?: 'partial' } {
  return code === 'unexpected' ? { exit: 'partial' } : {}
}

/** An error of our own about a cloud; the text under `<key>.next` says what to do. */
export function openstackError(request: {
  readonly code: ErrorCode
  readonly key: KeyWithNext
  readonly values?: Readonly<Record<string, MessageValue>>
  readonly requestId?: string | null
  readonly besides?: boolean
  /** Several things that are wrong, each by itself. */
  readonly problems?: readonly Problem[]
  readonly cause?: unknown
}): ProviderError {
  const { code, key, values = {}, requestId = null, besides = false, problems = [], cause } = request
  return new ProviderError({
    code,
    says: message(key, values),
    next: message(`${key}.next`, values),
    requestId,
    besides,
    problems,
    ...exitOf(code),
    ...(cause === undefined ? {} : { cause }),
  })
}
