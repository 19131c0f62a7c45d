import type { Problem } from '../../../domain/errors.ts'
import { message, type MessageValue } from '../../../domain/message.ts'
import { ProviderError } from '../../contract/errors.ts'

/** The same error, which tells besides what it says itself what else is wrong with a list. */
export function withProblems(
  error: ProviderError,
  list: { readonly collection: MessageValue; readonly place: string; readonly more: readonly Problem[] },
): ProviderError {
  const { code, says, next, requestId, retryAfterMs, kind, problems } = error
  const { collection, place, more } = list
  const cut = message('openstack.listCut', { collection, reason: says })
  const own = problems.length > 0 ? problems : [{ file: place, line: null, column: null, message: cut, hint: next }]
  return new ProviderError({
    code,
    says,
    ...(next === null ? {} : { next }),
    requestId,
    retryAfterMs,
    exit: kind,
    problems: [...own, ...more],
    cause: error,
  })
}
